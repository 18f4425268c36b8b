import CVectors
import SeededNumbers
import Testing

/// Answers read by wide vectors come to what their text says, and are refused where they are not plain.
@Suite(.enabled(if: fremgang_has_wide_vectors() != 0, "the processor has no such vectors"))
struct PlainAnswerTests {
  private struct Outcome: Equatable {
    var length: Int
    var sum = 0
    var count = 0
    var lanes: [UInt16]
  }

  /// What stands in lanes that are not written.
  private static let untouched: UInt16 = 0xABCD

  private func read(_ text: String, _ count: Int, _ codes: ClosedRange<UInt8>, last: Character)
    -> Outcome
  {
    let form = fremgang_answer_form_of(
      UInt32(count),
      codes.lowerBound,
      codes.upperBound,
      UInt8(ascii: ";"),
      last.asciiValue ?? 0
    )
    let bytes = Array(text.utf8) + Array(repeating: UInt8(ascii: "\n"), count: 64)
    var lanes = Array(repeating: PlainAnswerTests.untouched, count: 40)
    var (sum, number) = (0, 0)
    let length = unsafe withUnsafePointer(to: form) { form in
      unsafe fremgang_answers(bytes, form, &lanes, &sum, &number)
    }
    return Outcome(length: length, sum: sum, count: number, lanes: lanes)
  }

  /// The same read sign by sign.
  private func expected(_ text: String, _ count: Int, _ codes: ClosedRange<UInt8>, last: Character)
    -> Outcome
  {
    let refused = Outcome(length: 0, lanes: Array(repeating: PlainAnswerTests.untouched, count: 40))
    var outcome = refused
    var rest = Substring(text + "\n\n")
    for answer in 0..<count {
      outcome.lanes[answer] = 0xFFFF
      let isQuoted = rest.first == "\""
      if isQuoted {
        rest.removeFirst()
        outcome.length += 1
      }
      if let digit = rest.first?.wholeNumberValue {
        guard codes.contains(UInt8(digit)) else { return refused }
        outcome.lanes[answer] = UInt16(digit)
        outcome.sum += digit
        outcome.count += 1
        rest.removeFirst()
        outcome.length += 1
      }
      if isQuoted {
        guard rest.first == "\"" else { return refused }
        rest.removeFirst()
        outcome.length += 1
      }
      guard rest.first == (answer == count - 1 ? last : ";") else { return refused }
      rest.removeFirst()
      outcome.length += 1
    }
    return outcome
  }

  private func answers(_ count: Int, blanks: Int, last: Character, _ random: inout SeededGenerator)
    -> String
  {
    var text = ""
    for answer in 0..<count {
      if Int.random(in: 0..<100, using: &random) >= blanks {
        text += String(Int.random(in: 1...5, using: &random))
      }
      text.append(answer == count - 1 ? last : ";")
    }
    return text
  }

  @Test(arguments: [1, 2, 5, 30, 31, 32], [0, 3, 50, 100])
  func `plain answers are read whole`(count: Int, blanks: Int) {
    var random = SeededGenerator(seed: UInt64(count * 1000 + blanks))
    for last: Character in [";", "\n", "\r"] {
      for codes: ClosedRange<UInt8> in [0...5, 1...5, 0...9] {
        for _ in 0..<50 {
          let text = answers(count, blanks: blanks, last: last, &random)
          let outcome = read(text + "7;x", count, codes, last: last)
          #expect(outcome.length == text.utf8.count)
          #expect(outcome == expected(text + "7;x", count, codes, last: last))
        }
      }
    }
  }

  @Test(arguments: [1, 5, 30, 32]) func `one wrong sign is refused or read as what it is`(
    count: Int
  ) {
    var random = SeededGenerator(seed: UInt64(count))
    var refused = 0
    for last: Character in [";", "\n"] {
      for round in 0..<400 {
        var signs = Array(answers(count, blanks: round % 30, last: last, &random))
        let place = Int.random(in: 0..<signs.count, using: &random)
        signs[place] = ["0", "6", "9", ";", "\n", "\"", "-", " ", "a", "\r"][round % 10]
        let text = String(signs) + "3;"
        let outcome = read(text, count, 1...5, last: last)
        #expect(outcome == expected(text, count, 1...5, last: last), "\(text.debugDescription)")
        if outcome.length == 0 { refused += 1 }
      }
    }
    #expect(refused > 300)
  }

  /// Answers of which the first and the 17th are in quotes, and each of the others perhaps.
  private func quotedAnswers(_ count: Int, last: Character, _ random: inout SeededGenerator)
    -> String
  {
    (0..<count)
      .map { answer in
        let digit = Int.random(in: 0..<6, using: &random)
        let text = digit == 0 ? "" : String(digit)
        let isQuoted = answer % 16 == 0 || Int.random(in: 0..<3, using: &random) > 0
        return (isQuoted ? "\"\(text)\"" : text) + (answer == count - 1 ? String(last) : ";")
      }
      .joined()
  }

  @Test(arguments: [1, 2, 15, 16, 17, 31, 32])
  func `answers in quotes are read whole, and a wrong sign as what it is`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var refused = 0
    for last: Character in [";", "\n"] {
      for round in 0..<300 {
        let text = quotedAnswers(count, last: last, &random)
        let outcome = read(text + "\"3\";", count, 1...5, last: last)
        #expect(outcome.length == text.utf8.count)
        #expect(outcome == expected(text, count, 1...5, last: last))
        var signs = Array(text)
        let place = Int.random(in: 0..<signs.count, using: &random)
        signs[place] = ["0", "6", "9", ";", "\n", "\"", "-", " ", "a", "3"][round % 10]
        let changed = String(signs) + "\"3\";"
        let other = read(changed, count, 1...5, last: last)
        if other.length == 0 {
          refused += 1
          #expect(other.lanes.allSatisfy { $0 == PlainAnswerTests.untouched })
          #expect(other.sum == 0 && other.count == 0)
        } else {
          #expect(
            other == expected(changed, count, 1...5, last: last),
            "\(changed.debugDescription)"
          )
        }
      }
    }
    #expect(refused > 300)
  }
}
