import FremgangKit

/// Danish personal identification numbers (CPR numbers), recognised by form, date and check digit.
///
/// Ten digits: day, month, year, and four of which the first tells the century. With a hyphen or a
/// blank before the last four, a date that exists is enough. In one run of ten digits, which may as
/// well be a serial number, modulus 11 must hold too, except for 1 January: since 1 October 2007 the
/// CPR office gives out numbers without a check digit, so far to people born on a 1 January, and it
/// calls its list of those years incomplete.
///
/// Sources: CPR-kontoret, "Personnummeret i CPR-systemet" (1 July 2008), for the table of centuries
/// and the weights; "Personnumre uden kontrolciffer (modulus 11 kontrol)", cpr.dk, of 10 May 2023.
package enum PersonNumber {
  /// The bytes of the shortest text that holds one.
  static let shortest = 10

  /// Whether the text in `range` holds a CPR number, alone or within a longer text.
  ///
  /// Read are `ddmmyyxxxx`, `ddmmyy-xxxx`, `ddmmyy xxxx` and dates in groups (`dd.mm.yy-xxxx`) with
  /// any dash; linear in the bytes.
  ///
  /// - Parameters:
  ///   - range: where the text stands.
  ///   - bytes: the text as UTF-8.
  /// - Returns: whether any part of it reads as one.
  package static func occurs(in range: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard holdsTenDigits(range, bytes) else { return false }
    var index = range.lowerBound
    var followsDigit = false
    while index < range.upperBound {
      let before = index == range.lowerBound ? nil : bytes[index - 1]
      let isFirst = before.map { !$0.isLetter && !$0.isDigit } ?? true
      if isFirst, let length = HexadecimalToken.length(at: index, range.upperBound, bytes) {
        index += length
        continue
      }
      let isDigit = bytes[index].isDigit
      if isDigit, !followsDigit, begins(at: index, range.upperBound, bytes) { return true }
      followsDigit = isDigit
      index += 1
    }
    return false
  }

  /// Most fields hold too few digits for one: dates, names and words.
  private static func holdsTenDigits(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard range.count >= shortest else { return false }
    var digits = 0
    for index in range where bytes[index].isDigit { digits += 1 }
    return digits >= 10
  }

  /// Whether `text` holds a CPR number.
  package static func occurs(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return occurs(in: 0..<bytes.count, of: bytes)
  }

  /// What stands between the parts of a number.
  private enum Gap {
    case nothing
    case blank
    case dash
  }

  private static func begins(at start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    var index = start
    var digits: [Int] = []
    guard take(2, &digits, &index, end, bytes) else { return false }
    let sign = index < end && isDateSign(bytes[index]) ? bytes[index] : nil
    for _ in 0..<2 {
      if let sign {
        guard index < end, bytes[index] == sign else { return false }
        index += 1
      }
      guard take(2, &digits, &index, end, bytes) else { return false }
    }
    let gap = gap(&index, end, bytes)
    guard take(4, &digits, &index, end, bytes) else { return false }
    guard index == end || !bytes[index].isDigit, sign == nil || gap != .nothing,
      isDate(digits)
    else { return false }
    return (sign == nil && gap != .nothing) || mayLackCheckDigit(digits) || hasCheckDigit(digits)
  }

  private static func take(
    _ count: Int,
    _ digits: inout [Int],
    _ index: inout Int,
    _ end: Int,
    _ bytes: [UInt8]
  ) -> Bool {
    guard index + count <= end else { return false }
    for _ in 0..<count {
      guard let digit = bytes[index].digit else { return false }
      digits.append(digit)
      index += 1
    }
    return true
  }

  /// Passes over blanks and one dash; at most eight bytes, so that a long blank costs nothing.
  private static func gap(_ index: inout Int, _ end: Int, _ bytes: [UInt8]) -> Gap {
    var gap = Gap.nothing
    let start = index
    while index < end, index - start < 8 {
      if bytes[index] == UInt8(ascii: " ") {
        index += 1
        if gap == .nothing { gap = .blank }
      } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
        index += 2
        if gap == .nothing { gap = .blank }
      } else if gap != .dash, let length = dash(index, end, bytes) {
        index += length
        gap = .dash
      } else {
        break
      }
    }
    return gap
  }

  /// The length in bytes of a hyphen, a dash (U+2010 to U+2015) or a minus (U+2212).
  private static func dash(_ index: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
    if bytes[index] == UInt8(ascii: "-") { return 1 }
    guard index + 3 <= end, bytes[index] == 0xE2 else { return nil }
    let isDash = bytes[index + 1] == 0x80 && (0x90...0x95).contains(bytes[index + 2])
    let isMinus = bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92
    return isDash || isMinus ? 3 : nil
  }

  private static func isDateSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: " ")
  }

  private static func isDate(_ digits: [Int]) -> Bool {
    let year = year(digits[4] * 10 + digits[5], century: digits[6])
    return Day(year: year, month: digits[2] * 10 + digits[3], day: digits[0] * 10 + digits[1])
      != nil
  }

  /// The year of birth: the table of the two digits of the year by the seventh digit.
  private static func year(_ year: Int, century digit: Int) -> Int {
    switch digit {
    case 0...3: 1900 + year
    case 4, 9: year <= 36 ? 2000 + year : 1900 + year
    default: year <= 57 ? 2000 + year : 1800 + year
    }
  }

  private static func mayLackCheckDigit(_ digits: [Int]) -> Bool {
    digits[0...3].elementsEqual([0, 1, 0, 1])
  }

  private static func hasCheckDigit(_ digits: [Int]) -> Bool {
    zip([4, 3, 2, 7, 6, 5, 4, 3, 2, 1], digits).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }
}
