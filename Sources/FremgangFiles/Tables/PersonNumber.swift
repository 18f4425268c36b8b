import FremgangKit

/// Danish personal identification numbers, recognised by their form and date.
enum PersonNumber {
  /// Whether a field holds a CPR number, alone or within a longer text: six digits that are a date,
  /// a hyphen or a space or nothing, and four digits.
  static func occurs(in range: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard range.count >= 10 else { return false }
    var index = range.lowerBound
    while index + 10 <= range.upperBound {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, isDigit(bytes[index]) { index += 1 }
      if begins(start, index, range.upperBound, bytes) { return true }
    }
    return false
  }

  /// Whether the run of digits from `start` to `end` begins a CPR number.
  private static func begins(_ start: Int, _ end: Int, _ limit: Int, _ bytes: [UInt8]) -> Bool {
    switch end - start {
    case 10: return isDate(start, bytes)
    case 6:
      guard end + 5 <= limit, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: " "),
        bytes[end + 1..<end + 5].allSatisfy(isDigit),
        end + 5 == limit || !isDigit(bytes[end + 5])
      else { return false }
      return isDate(start, bytes)
    default: return false
    }
  }

  private static func isDate(_ start: Int, _ bytes: [UInt8]) -> Bool {
    func number(_ offset: Int) -> Int {
      Int(bytes[start + offset] - 0x30) * 10 + Int(bytes[start + offset + 1] - 0x30)
    }
    // The century does not matter but for 29 February, so a leap year of either century will do.
    let year = number(4)
    return Day(year: 1900 + year, month: number(2), day: number(0)) != nil
      || Day(year: 2000 + year, month: number(2), day: number(0)) != nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
