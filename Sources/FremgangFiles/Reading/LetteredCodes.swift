import FremgangKit

/// Answers that are coded by a letter and a number, such as LimeSurvey's `A1` to `A5`.
///
/// The number tells the place of an option on the form, and the form may begin with the highest, so
/// what the codes mean is never guessed.
enum LetteredCodes {
  /// The letters and the digits of such a code, or nothing.
  static func parts(
    of range: Range<Int>,
    _ bytes: [UInt8]
  ) -> (letters: String, digits: String)? {
    guard (2...6).contains(range.count) else { return nil }
    let letters = bytes[range].prefix(while: \.isLetter)
    let digits = bytes[range].dropFirst(letters.count)
    guard (1...2).contains(letters.count), (1...3).contains(digits.count),
      digits.allSatisfy(\.isDigit)
    else { return nil }
    return (String(decoding: letters, as: UTF8.self), String(decoding: digits, as: UTF8.self))
  }

  /// The two ways in which a plan may say what the codes mean: in the order of the options, and the
  /// other way round; nothing when the codes are not so many as the options.
  static func planLines(_ codes: [String: Set<String>], _ set: ResponseSet, _ id: String)
    -> [String]
  {
    guard codes.count == 1, let (letters, digits) = codes.first else { return [] }
    let width = digits.map(\.count).min() ?? 1
    let numbers = digits.compactMap { Int($0) }
    let count = set.options.count
    let first = numbers.contains(0) ? 0 : 1
    guard let last = numbers.max(), last < first + count else { return [] }
    let names = (first..<first + count).map { number in
      let text = String(number)
      return letters + String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let values = set.options.map(\.code).sorted()
    return [values, values.reversed()].map { values in
      let pairs = zip(names, values).map { "\"\($0)\": \($1)" }
      return "\"answerLabels\": { \"\(id)\": { \(pairs.joined(separator: ", ")) } }"
    }
  }
}
