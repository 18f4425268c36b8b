/// A number written in decimals and kept exactly: a threshold, a table entry, a printed total.
///
/// The value is `mantissa / 10^fractionDigits`, with no trailing zeros in the fraction, so that two
/// equal numbers are equal values however they were written.
public struct DecimalNumber: Sendable, Hashable {
  /// The digits as a whole number.
  public let mantissa: Int64
  /// How many of the digits stand after the decimal point, from 0 to 9.
  public let fractionDigits: Int

  /// Creates `mantissa / 10^fractionDigits` in its shortest form, or nothing when more than nine
  /// decimals remain.
  public init?(mantissa: Int64, fractionDigits: Int) {
    var mantissa = mantissa
    var digits = fractionDigits
    while digits > 0 && mantissa % 10 == 0 {
      mantissa /= 10
      digits -= 1
    }
    guard (0...9).contains(digits) else { return nil }
    self.mantissa = mantissa
    self.fractionDigits = digits
  }

  /// Creates a whole number.
  public init(_ whole: Int) {
    mantissa = Int64(whole)
    fractionDigits = 0
  }

  /// 10 to the power of `fractionDigits`.
  public var denominator: Int64 {
    var power: Int64 = 1
    for _ in 0..<fractionDigits { power *= 10 }
    return power
  }

  /// The nearest double.
  public var value: Double {
    Double(mantissa) / Double(denominator)
  }

  /// The number as it is written in an instrument file.
  package var text: String {
    fractionDigits == 0 ? "\(mantissa)" : "\(value)"
  }
}

extension DecimalNumber: Comparable {
  /// Whether `one` is the smaller number.
  public static func < (one: DecimalNumber, other: DecimalNumber) -> Bool {
    Int128(one.mantissa) * Int128(other.denominator)
      < Int128(other.mantissa) * Int128(one.denominator)
  }
}

extension DecimalNumber {
  /// Reads a plain decimal number with a point: an optional minus, digits, at most nine decimals.
  ///
  /// Returns nothing for anything else: exponents, spaces, a leading plus, more digits than fit.
  public init?(decimal text: some StringProtocol) {
    var mantissa: Int64 = 0
    var digits = 0
    var fraction: Int?
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    for byte in bytes {
      if byte == UInt8(ascii: "."), fraction == nil, digits > 0 {
        fraction = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 18 else { return nil }
      mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
      digits += 1
      if let places = fraction { fraction = places + 1 }
    }
    guard digits > 0, fraction != 0 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, fractionDigits: fraction ?? 0)
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The number in plain decimals with a point, such as `-0.25`; reads back to the same number.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard fractionDigits > 0 else { return sign + digits }
    let padding = String(repeating: "0", count: max(fractionDigits + 1 - digits.count, 0))
    let padded = padding + digits
    return "\(sign)\(padded.dropLast(fractionDigits)).\(padded.suffix(fractionDigits))"
  }
}
