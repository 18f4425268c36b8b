/// A number rounded to a fixed count of decimals, as digits.
///
/// Halves go away from zero, and the half is judged on the shortest decimal that reads back as the
/// same double: 0.145 rounds to 0.15 although the nearest double lies a little below it, because
/// 0.145 is what everybody who checks the figure by hand starts from.
public struct RoundedNumber: Sendable, Hashable {
  /// Whether it is below zero; never for zero itself, so that no "-0" is printed.
  public let isNegative: Bool
  /// The digits before the decimal mark, at least one.
  public let whole: String
  /// The digits after the decimal mark, as many as were asked for.
  public let fraction: String

  /// Rounds `value` to `decimals` decimals, or gives nothing when it is no finite number.
  ///
  /// - Precondition: `decimals` lies from 0 to 15.
  public init?(_ value: Double, decimals: Int) {
    precondition((0...15).contains(decimals), "between 0 and 15 decimals")
    guard value.isFinite else { return nil }
    var (digits, point) = RoundedNumber.shortestDigits(of: value.magnitude)
    // Pad with zeros until both the units and the digit after the last decimal exist.
    if point < 1 {
      digits.insert(contentsOf: repeatElement(0, count: 1 - point), at: 0)
      point = 1
    }
    let kept = point + decimals
    while digits.count <= kept { digits.append(0) }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp { RoundedNumber.increment(&digits, point: &point) }
    isNegative = value < 0 && digits.contains { $0 != 0 }
    whole = RoundedNumber.text(digits[..<point])
    fraction = RoundedNumber.text(digits[point...])
  }

  /// The number in units of its last decimal, or nothing when that does not fit 64 bits.
  ///
  /// So that printed figures can be compared exactly: 11.1 with one decimal is 111 units.
  public var units: Int64? {
    Int64((isNegative ? "-" : "") + whole + fraction)
  }

  /// The decimal digits of the shortest text that reads back as `magnitude`, and how many of them
  /// stand before the decimal point (zero or less for 0.05).
  private static func shortestDigits(of magnitude: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    return (digits, (point ?? digits.count) + exponent)
  }

  private static func increment(_ digits: inout [UInt8], point: inout Int) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private static func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
