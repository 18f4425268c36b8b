/// An unsigned sum of 256 bits, for second moments over a lattice.
///
/// With numerators up to 2^62 and counts up to 2^40, n Σ x² stays below 2^206.
struct WideSum: Sendable, Hashable {
  private var high: UInt128 = 0
  private var low: UInt128 = 0

  init() {}

  init(_ value: UInt128) {
    low = value
  }

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
    high == 0 ? low.nearestDouble : high.nearestDouble * 0x1p128 + low.nearestDouble
  }
}

/// A signed sum of products, exact.
struct SignedWideSum: Sendable, Hashable {
  private var positive = WideSum()
  private var negative = WideSum()

  init() {}

  /// Creates a difference.
  init(_ positive: WideSum, minus negative: WideSum) {
    (self.positive, self.negative) = (positive, negative)
  }

  mutating func add(_ one: Int128, times other: Int128) {
    let product = WideSum(one.magnitude, times: other.magnitude)
    if (one < 0) == (other < 0) { positive += product } else { negative += product }
  }

  mutating func scale(by factor: UInt128) {
    positive = positive.multiplied(by: factor)
    negative = negative.multiplied(by: factor)
  }

  var value: Double {
    positive < negative ? -magnitude.value : magnitude.value
  }

  var isZero: Bool { positive == negative }

  /// The size of the sum.
  var magnitude: WideSum {
    var (larger, smaller) = (positive, negative)
    if positive < negative { swap(&larger, &smaller) }
    larger -= smaller
    return larger
  }
}

extension UInt128 {
  /// The nearest double, ties to even; the standard library's way through generic code is ten times
  /// slower.
  var nearestDouble: Double {
    guard let small = UInt64(exactly: self) else {
      // What the upper 64 bits leave out shows in the last of them, far below a double's last bit.
      let shift = 64 - leadingZeroBitCount
      let rest = self & ((1 << shift) - 1)
      let upper = UInt64(truncatingIfNeeded: self >> shift) | (rest == 0 ? 0 : 1)
      return Double(sign: .plus, exponent: shift, significand: Double(upper))
    }
    return Double(small)
  }
}

extension Int128 {
  /// The nearest double, ties to even.
  var nearestDouble: Double {
    self < 0 ? -magnitude.nearestDouble : magnitude.nearestDouble
  }
}
