import FremgangKit

/// Numbers as people and programs write them in a cell.
enum NumberText {
  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  /// What a cell holds when it is read as a whole number.
  enum Whole: Hashable {
    case number(Int)
    /// A number with decimals other than zeros.
    case fraction
    /// A number whose sign may be a decimal sign or divide thousands.
    case ambiguous
    case notANumber
  }

  /// Reads `4`, `4,0`, `4.0`, `-3`; at most nine digits before decimals that are all zero.
  static func whole(_ range: Range<Int>, _ bytes: [UInt8]) -> Whole {
    var index = range.lowerBound
    let negative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
    if negative { index += 1 }
    let first = index
    var value = 0
    while index < range.upperBound, let digit = digit(bytes[index]), index - first < 9 {
      value = value * 10 + digit
      index += 1
    }
    guard index > first else { return .notANumber }
    if negative { value = -value }
    if index == range.upperBound { return .number(value) }
    guard bytes[index] == comma || bytes[index] == point, index + 1 < range.upperBound else {
      return .notANumber
    }
    let decimals = bytes[index + 1..<range.upperBound]
    guard decimals.allSatisfy({ digit($0) != nil }) else { return .notANumber }
    if decimals.count == 3, value != 0 { return .ambiguous }
    return decimals.allSatisfy { $0 == UInt8(ascii: "0") } ? .number(value) : .fraction
  }

  /// What a cell holds when it is read as a decimal number.
  enum Decimal: Hashable {
    case number(DecimalNumber)
    /// A number whose sign may be a decimal sign or divide thousands.
    case ambiguous
    case notANumber
  }

  /// Reads `23`, `23,5`, `23.5`, and `1.234,5` where the decimal sign is known.
  static func decimal(
    _ range: Range<Int>,
    _ bytes: [UInt8],
    sign known: CSVDialect.Decimal?
  ) -> Decimal {
    var text = Array(bytes[range])
    let signs = text.filter { $0 == comma || $0 == point }
    if let known {
      let decimal = known == .comma ? comma : point
      let divider = known == .comma ? point : comma
      guard dropDividers(divider, before: decimal, in: &text) else { return .notANumber }
    } else if signs.count > 1 {
      return .notANumber
    } else if signs.count == 1, mayDivideThousands(text) {
      return .ambiguous
    }
    let plain = String(decoding: text.map { $0 == comma ? point : $0 }, as: UTF8.self)
    return DecimalNumber(decimal: plain).map(Decimal.number) ?? .notANumber
  }

  private static func mayDivideThousands(_ text: [UInt8]) -> Bool {
    guard let place = text.firstIndex(where: { $0 == comma || $0 == point }) else { return false }
    let whole = text[..<place].drop { $0 == UInt8(ascii: "-") }
    return text.count - place == 4 && whole.count <= 3 && whole.first != UInt8(ascii: "0")
  }

  /// Takes out signs between groups of three digits; `false` when a group is not of three.
  private static func dropDividers(
    _ divider: UInt8,
    before decimal: UInt8,
    in text: inout [UInt8]
  ) -> Bool {
    guard text.contains(divider) else { return true }
    let end = text.firstIndex(of: decimal) ?? text.count
    let groups = text[..<end].split(separator: divider, omittingEmptySubsequences: false)
    let digits = groups.first?.drop { $0 == UInt8(ascii: "-") } ?? []
    guard (1...3).contains(digits.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      digits.first != UInt8(ascii: "0"), !text[end...].contains(divider)
    else { return false }
    text = Array(groups.joined()) + text[end...]
    return true
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
