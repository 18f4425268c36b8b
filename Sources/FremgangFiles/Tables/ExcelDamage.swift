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

  /// Whether a cell that ought to hold a code holds an error value, a number in powers of ten, such
  /// as `1E+05`, or a date, such as `01-feb` or `02-01-2024`, which a code such as `2-1` became.
  static func occurs(in range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (2...32).contains(range.count) else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self)
    if errors.contains(text.uppercased()) { return true }
    if DateText.read(range, bytes) != .notADate { return true }
    return isPower(text) || isShortDate(text)
  }

  /// `##,###E+##`.
  private static func isPower(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let sign = parts[1].first, "+-".contains(sign) else { return false }
    let digits = parts[1].dropFirst()
    return !digits.isEmpty && digits.allSatisfy(isDigit) && parts[0].contains(where: isDigit)
      && parts[0].allSatisfy { isDigit($0) || ".,-".contains($0) }
  }

  /// A day or a year beside the name of a month, such as `01-feb`, `2. jan` and `feb-01`.
  private static func isShortDate(_ text: String) -> Bool {
    let words = text.lowercased().split { "-. /".contains($0) }
    guard words.count == 2 || words.count == 3 else { return false }
    let names = words.filter { $0.allSatisfy(\.isLetter) && months.contains($0.prefix(3)) }
    let numbers = words.filter { $0.count <= 4 && $0.allSatisfy(isDigit) }
    return names.count == 1 && names[0].count <= 9 && numbers.count == words.count - 1
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
