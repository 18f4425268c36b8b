package import FremgangKit

/// Numbers as people and programs write them in a cell.
package enum NumberText {
  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")
  private static let minus = UInt8(ascii: "-")
  private static let zero = UInt8(ascii: "0")

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
    let negative = index < range.upperBound && bytes[index] == minus
    if negative { index += 1 }
    if !negative, isMinus(index, range.upperBound, bytes) {
      let rest = whole(index + 3..<range.upperBound, bytes)
      if case .number(let number) = rest { return .number(-number) }
      return rest
    }
    let first = index
    var value = 0
    while index < range.upperBound, let digit = bytes[index].digit, index - first < 9 {
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
    guard decimals.allSatisfy(\.isDigit) else { return .notANumber }
    if decimals.count == 3, value != 0 { return .ambiguous }
    return decimals.allSatisfy { $0 == zero } ? .number(value) : .fraction
  }

  /// What a cell holds when it is read as a decimal number.
  package enum Decimal: Sendable, Hashable {
    /// The number.
    case number(DecimalNumber)
    /// A number whose sign may be a decimal sign or divide thousands.
    case ambiguous
    /// Something else.
    case notANumber
  }

  /// Reads `23`, `23,5`, `+23.5`, `1.234,5`, `1 234,5` and `1,5E+03`.
  ///
  /// A single sign before three digits is a decimal sign or divides thousands: it is read where the
  /// decimal sign of the table is known, or where the number begins with 0, and is ambiguous else.
  ///
  /// - Parameters:
  ///   - range: the cell without blanks at either end.
  ///   - bytes: the text.
  ///   - known: the decimal sign of the table, where there is evidence for one.
  /// - Returns: the number as it is written, exactly.
  package static func decimal(
    _ range: Range<Int>,
    _ bytes: [UInt8],
    sign known: CSVDialect.Decimal?
  ) -> Decimal {
    guard range.count <= 40, var text = plain(range, bytes) else { return .notANumber }
    let exponent = takeExponent(&text)
    guard let exponent else { return .notANumber }
    let signs = text.filter { $0 == comma || $0 == point }
    var sign = known.map { $0 == .comma ? comma : point }
    if sign == nil, let last = signs.last {
      let single = signs.count { $0 == last } == 1
      if signs.count == 1, exponent == 0, mayDivideThousands(text) { return .ambiguous }
      // Of two different signs the last stands before decimals; one that stands twice divides.
      sign = single ? last : (last == comma ? point : comma)
    }
    let decimal = sign ?? point
    guard dropDividers(decimal == comma ? point : comma, before: decimal, in: &text) else {
      return .notANumber
    }
    return number(text, decimal, exponent)
  }

  /// The text with a plain minus, without a plus and without spaces between thousands.
  private static func plain(_ range: Range<Int>, _ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    var groups: [Int] = []
    var index = range.lowerBound
    if isMinus(index, range.upperBound, bytes) {
      text.append(minus)
      index += 3
    } else if bytes[index] == UInt8(ascii: "+") {
      index += 1
    }
    while index < range.upperBound {
      let blank =
        bytes[index] == 0x20 ? 1 : CellText.blankLength(from: index, to: range.upperBound, bytes)
      if blank > 0 {
        groups.append(text.count)
        index += blank
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return groups.isEmpty || isGrouped(text, at: groups) ? text : nil
  }

  /// Whether there were spaces before every third digit of the whole part, and nowhere else.
  private static func isGrouped(_ text: [UInt8], at places: [Int]) -> Bool {
    let start = text.first == minus ? 1 : 0
    let end = text.firstIndex { $0 == comma || $0 == point } ?? text.count
    guard text[start..<end].allSatisfy(\.isDigit), end - start > 3,
      text[start] != zero
    else { return false }
    let wanted = stride(from: end - 3, to: start, by: -3)
    return Array(wanted.reversed()) == places
  }

  private static func isMinus(_ index: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    end - index > 3 && bytes[index] == 0xE2 && bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92
  }

  /// Cuts off `E+03` and returns its power; 0 without one, nothing when it is none that counts.
  private static func takeExponent(_ text: inout [UInt8]) -> Int? {
    guard let place = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return 0 }
    var digits = text[(place + 1)...]
    let negative = digits.first == minus
    if negative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard (1...2).contains(digits.count), digits.allSatisfy(\.isDigit) else {
      return nil
    }
    let power = digits.reduce(0) { $0 * 10 + Int($1 - zero) }
    text.removeSubrange(place...)
    return negative ? -power : power
  }

  private static func mayDivideThousands(_ text: [UInt8]) -> Bool {
    guard let place = text.firstIndex(where: { $0 == comma || $0 == point }) else { return false }
    let whole = text[..<place].drop { $0 == minus }
    return text.count - place == 4 && (1...3).contains(whole.count) && whole.first != zero
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
    let digits = groups.first?.drop { $0 == minus } ?? []
    guard (1...3).contains(digits.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      digits.first != zero, !text[end...].contains(divider)
    else { return false }
    text = Array(groups.joined()) + text[end...]
    return true
  }

  /// The digits with at most one decimal sign among or beside them, times a power of ten.
  private static func number(_ text: [UInt8], _ sign: UInt8, _ exponent: Int) -> Decimal {
    var mantissa: Int64 = 0
    var (digits, decimals) = (0, 0)
    var hasSign = false
    for byte in text.first == minus ? text[1...] : text[...] {
      if byte == sign, !hasSign {
        hasSign = true
        continue
      }
      guard let digit = byte.digit, digits < 18 else { return .notANumber }
      mantissa = mantissa * 10 + Int64(digit)
      digits += 1
      if hasSign { decimals += 1 }
    }
    guard digits > 0 else { return .notANumber }
    var places = decimals - exponent
    while places < 0 {
      let (product, overflows) = mantissa.multipliedReportingOverflow(by: 10)
      if overflows { return .notANumber }
      mantissa = product
      places += 1
    }
    if text.first == minus { mantissa = -mantissa }
    return DecimalNumber(mantissa: mantissa, fractionDigits: places).map(Decimal.number)
      ?? .notANumber
  }
}
