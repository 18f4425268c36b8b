/// What spreadsheet programs make of cells that they take for something else.
enum SpreadsheetDamage {
  /// The texts of errors in English and Danish Excel.
  private static let errors: Set<String> = [
    "#NULL!", "#NUL!", "#DIV/0!", "#DIVISION/0!", "#VALUE!", "#VÆRDI!", "#REF!", "#REFERENCE!",
    "#NAME?", "#NAVN?", "#NUM!", "#N/A", "#I/T",
  ]

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov",
    "dec",
  ]

  /// The longest text that is looked at; damage is short.
  private static let longest = 24

  /// Whether a field holds an error, a row of `#`, or a number in powers of ten such as `1,2E+11`.
  static func occurs(in range: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard (3...longest).contains(range.count) else { return false }
    let first = bytes[range.lowerBound]
    if first == UInt8(ascii: "#") {
      let text = String(decoding: bytes[range], as: UTF8.self)
      return errors.contains(text.uppercased()) || text.allSatisfy { $0 == "#" }
    }
    return isPowerOfTen(bytes[range])
  }

  /// Whether a field holds a day without a year, such as `01-feb` or `feb-01`: once a code.
  static func isMonthDate(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (5...7).contains(range.count) else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    let parts = text.split(separator: "-")
    guard parts.count == 2 else { return false }
    return [(parts[0], parts[1]), (parts[1], parts[0])].contains { number, month in
      months.contains(String(month)) && (1...2).contains(number.count)
        && number.allSatisfy { $0.isASCII && $0.isNumber }
    }
  }

  /// Digits, perhaps with decimals, then `E`, a sign and digits: `1E+05`.
  private static func isPowerOfTen(_ text: ArraySlice<UInt8>) -> Bool {
    guard let letter = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    let exponent = text[(letter + 1)...]
    guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      (1...3).contains(exponent.count - 1), exponent.dropFirst().allSatisfy(isDigit)
    else { return false }
    let number = text[..<letter].drop { $0 == UInt8(ascii: "-") }
    let signs = number.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    return !number.isEmpty && signs <= 1 && number.count > signs
      && number.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }
}
