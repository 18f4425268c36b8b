/// A JSON text in which some numbers are replaced, as the second part of an input asks.
///
/// A fuzzer that changes bytes rarely writes a number that says something else of the same document;
/// here two bytes choose the number and a third what takes its place.
enum NumberEdits {
  private static let replacements: [String] = [
    "0", "1", "-1", "2", "5", "0.5", "-0.5", "1e-9", "1e308", "-1e308", "5e-324", "1000000",
    "1099511627776", "-1099511627776", "9223372036854775807", "-9223372036854775808", "null",
    "120", "1e15", "0.1", "99999", "1e18", "-7", "true",
  ]

  /// The text after the edits.
  static func apply(_ edits: [UInt8], to text: [UInt8]) -> [UInt8] {
    guard edits.count >= 3 else { return text }
    let numbers = ranges(of: text)
    guard !numbers.isEmpty else { return text }
    var chosen: [Int: String] = [:]
    for start in stride(from: 0, to: edits.count - 2, by: 3) {
      let place = (Int(edits[start]) << 8 | Int(edits[start + 1])) % numbers.count
      chosen[place] = replacements[Int(edits[start + 2]) % replacements.count]
    }
    var edited: [UInt8] = []
    var end = 0
    for (place, range) in numbers.enumerated() {
      guard let replacement = chosen[place] else { continue }
      edited += text[end..<range.lowerBound] + Array(replacement.utf8)
      end = range.upperBound
    }
    return edited + text[end...]
  }

  /// Where numbers stand in a JSON text, outside of quotes.
  private static func ranges(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    var isQuoted = false
    while index < text.count {
      let byte = text[index]
      if isQuoted, byte == UInt8(ascii: "\\") { index += 1 }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      let start = index
      if !isQuoted {
        while index < text.count, belongsToNumber(text[index]) { index += 1 }
      }
      if index > start { ranges.append(start..<index) } else { index += 1 }
    }
    return ranges
  }

  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
