/// What Excel leaves in a cell in place of what stood there.
enum ExcelDamage {
  /// Error values in Danish and English.
  ///
  /// The Danish spellings are unverified. `#NULL!` is not among them: SPSS writes it for a
  /// system-missing value.
  private static let errors: Set<String> = [
    "#VÆRDI!", "#I/T", "#REFERENCE!", "#DIVISION/0!", "#NAVN?", "#NUL!", "#NUM!", "#OVERLØB!",
    "#VALUE!", "#N/A", "#REF!", "#DIV/0!", "#NAME?", "#SPILL!", "#CALC!", "#GETTING_DATA",
  ]

  /// The first three letters of the months in Danish and English.
  private static let months: Set<Substring> = [
    "jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov",
    "dec",
  ]

  /// The longest text that is looked at; damage is short.
  private static let longest = 32

  /// Whether a cell that ought to hold a code holds an error value, a number in powers of ten, such
  /// as `1E+05`, or a date, such as `01-feb` or `02-01-2024`, which a code such as `2-1` became.
  static func occurs(in range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (2...longest).contains(range.count) else { return false }
    if isValueLost(range, bytes) || DateText.read(range, bytes) != .notADate { return true }
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    let words = text.split { "-. /".contains($0) }
    guard words.count == 2 || words.count == 3 else { return false }
    let names = words.filter { $0.allSatisfy(\.isLetter) && months.contains($0.prefix(3)) }
    let numbers = words.filter { $0.count <= 4 && $0.allSatisfy(isDigit) }
    return names.count == 1 && names[0].count <= 9 && numbers.count == words.count - 1
  }

  /// Whether any cell, whatever it ought to hold, holds an error value, a row of `#` or a number in
  /// powers of ten.
  static func isValueLost(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (3...longest).contains(range.count) else { return false }
    if bytes[range.lowerBound] == UInt8(ascii: "#") {
      let text = String(decoding: bytes[range], as: UTF8.self)
      return text.utf8.allSatisfy { $0 == UInt8(ascii: "#") } || errors.contains(text.uppercased())
    }
    return isDigit(bytes[range.upperBound - 1]) && isPower(bytes[range])
  }

  /// Whether the id of a respondent holds a day without a year, such as `01-feb` or `feb-01`;
  /// not whether it holds a name, such as `1. maj` or `Jan 3`.
  static func isDayOfMonth(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (5...7).contains(range.count) else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    let words = text.split(separator: "-")
    guard words.count == 2 else { return false }
    func isDay(_ word: Substring) -> Bool { word.count <= 2 && word.allSatisfy(isDigit) }
    return isDay(words[0])
      ? months.contains(words[1]) : months.contains(words[0]) && isDay(words[1])
  }

  /// Digits, perhaps with decimals, then `E`, a sign and digits: `##,###E+##`.
  private static func isPower(_ text: ArraySlice<UInt8>) -> Bool {
    guard let letter = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    let exponent = text[(letter + 1)...]
    guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      (1...3).contains(exponent.count - 1), exponent.dropFirst().allSatisfy(isDigit)
    else { return false }
    let number = text[..<letter].drop { $0 == UInt8(ascii: "-") }
    let signs = number.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    return signs <= 1 && number.count > signs
      && number.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
