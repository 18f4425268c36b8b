/// A number as the unevaluated sum of two doubles, with about 32 decimal digits (Dekker 1971,
/// doi:10.1007/BF01397083).
struct DoubledDouble: Sendable, Hashable {
  let high: Double
  let low: Double

  static let zero = DoubledDouble(0)
  static let one = DoubledDouble(1)

  init(_ value: Double) {
    (high, low) = (value, 0)
  }

  init(_ value: Int) {
    self.init(Int64(value))
  }

  /// Any whole number of 64 bits, exactly.
  init(_ value: Int64) {
    let upper = value & ~0xFFFF_FFFF
    self.init(sum: Double(upper), Double(value - upper))
  }

  private init(high: Double, low: Double) {
    (self.high, self.low) = (high, low)
  }

  /// The sum of two doubles, exactly.
  init(sum one: Double, _ other: Double) {
    let sum = one + other
    let part = sum - one
    self.init(high: sum, low: (one - (sum - part)) + (other - part))
  }

  /// The product of two doubles, exactly unless it leaves the normal doubles.
  init(product one: Double, _ other: Double) {
    let product = one * other
    self.init(high: product, low: (-product).addingProduct(one, other))
  }

  var rounded: Double { high + low }

  var isZero: Bool { high == 0 && low == 0 }

  var magnitude: DoubledDouble { high < 0 || (high == 0 && low < 0) ? -self : self }

  func divided(by divisor: Double) -> DoubledDouble {
    self / DoubledDouble(divisor)
  }

  /// The square root; that of a negative number, which only rounding can bring about, is zero.
  func squareRoot() -> DoubledDouble {
    guard high > 0 else { return .zero }
    let root = high.squareRoot()
    let rest = self - DoubledDouble(product: root, root)
    return DoubledDouble(sum: root, rest.rounded / (2 * root))
  }
}

extension DoubledDouble {
  static func + (one: DoubledDouble, other: DoubledDouble) -> DoubledDouble {
    let upper = DoubledDouble(sum: one.high, other.high)
    let lower = DoubledDouble(sum: one.low, other.low)
    let first = DoubledDouble(sum: upper.high, upper.low + lower.high)
    return DoubledDouble(sum: first.high, first.low + lower.low)
  }

  static prefix func - (one: DoubledDouble) -> DoubledDouble {
    DoubledDouble(high: -one.high, low: -one.low)
  }

  static func - (one: DoubledDouble, other: DoubledDouble) -> DoubledDouble {
    one + -other
  }

  static func * (one: DoubledDouble, other: DoubledDouble) -> DoubledDouble {
    let product = DoubledDouble(product: one.high, other.high)
    let cross = one.high * other.low + one.low * other.high
    return DoubledDouble(sum: product.high, product.low + cross)
  }

  static func / (one: DoubledDouble, other: DoubledDouble) -> DoubledDouble {
    let first = one.high / other.high
    let rest = one - other * DoubledDouble(first)
    let second = rest.high / other.high
    let last = (rest - other * DoubledDouble(second)).high / other.high
    return DoubledDouble(sum: first, second) + DoubledDouble(last)
  }

  static func += (one: inout DoubledDouble, other: DoubledDouble) { one = one + other }
  static func -= (one: inout DoubledDouble, other: DoubledDouble) { one = one - other }

  static func < (one: DoubledDouble, other: DoubledDouble) -> Bool {
    one.high == other.high ? one.low < other.low : one.high < other.high
  }
}

extension Sequence<DoubledDouble> {
  /// The sum, in the order at hand.
  var total: DoubledDouble { reduce(.zero, +) }
}

/// The sum of the products of two lists of equal length.
func innerProduct(_ one: [DoubledDouble], _ other: [DoubledDouble]) -> DoubledDouble {
  var sum = DoubledDouble.zero
  for (left, right) in zip(one, other) { sum += left * right }
  return sum
}
