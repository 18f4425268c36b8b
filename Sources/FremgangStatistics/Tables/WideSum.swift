/// An unsigned sum of 256 bits, for second moments over a lattice.
///
/// With numerators up to 2^62 and counts up to 2^40, n Σ x² stays below 2^206.
struct WideSum: Sendable, Hashable {
  private var high: UInt128 = 0
  private var low: UInt128 = 0

  init() {}

  /// Creates the product of two numbers.
  init(_ one: UInt128, times other: UInt128) {
    let product = one.multipliedFullWidth(by: other)
    high = product.high
    low = product.low
  }

  var isZero: Bool { high == 0 && low == 0 }

  static func += (sum: inout WideSum, term: WideSum) {
    let (low, carry) = sum.low.addingReportingOverflow(term.low)
    sum.low = low
    sum.high += term.high + (carry ? 1 : 0)
  }

  /// Subtracts a term that is not larger.
  static func -= (sum: inout WideSum, term: WideSum) {
    let (low, borrow) = sum.low.subtractingReportingOverflow(term.low)
    sum.low = low
    sum.high -= term.high + (borrow ? 1 : 0)
  }

  static func < (one: WideSum, other: WideSum) -> Bool {
    one.high == other.high ? one.low < other.low : one.high < other.high
  }

  func multiplied(by factor: UInt128) -> WideSum {
    var product = WideSum(low, times: factor)
    product.high += high * factor
    return product
  }

  /// The nearest double, within two roundings.
  var value: Double {
    Double(high) * 0x1p128 + Double(low)
  }
}

/// A signed sum of products, exact.
struct SignedWideSum: Sendable, Hashable {
  private var positive = WideSum()
  private var negative = WideSum()

  mutating func add(_ one: Int128, times other: Int128) {
    let product = WideSum(one.magnitude, times: other.magnitude)
    if (one < 0) == (other < 0) { positive += product } else { negative += product }
  }

  mutating func scale(by factor: UInt128) {
    positive = positive.multiplied(by: factor)
    negative = negative.multiplied(by: factor)
  }

  var value: Double {
    var difference = positive
    if positive < negative {
      difference = negative
      difference -= positive
      return -difference.value
    }
    difference -= negative
    return difference.value
  }

  var isZero: Bool { positive == negative }
}
