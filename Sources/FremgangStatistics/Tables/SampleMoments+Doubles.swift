extension SampleMoments {
  /// Creates the moments of doubles, by sums that carry twice the digits of a double.
  ///
  /// Values that differ by no more than their rounding count as equal. Very large and very small
  /// values are scaled first, so that nothing overflows or vanishes.
  ///
  /// Precondition: there is at least one value.
  public init(_ values: [Double]) throws(Untestable) {
    precondition(!values.isEmpty, "a sample has at least one value")
    let scale = try PowerOfTwo(covering: values)
    self.init(values.map { DoubledDouble(scale.reduced($0)) }, scale: scale)
  }

  /// Creates the moments of the differences after − before, which are formed without rounding.
  init(before: [Double], after: [Double]) throws(Untestable) {
    guard before.count == after.count else {
      throw .unequalLengths(before: before.count, after: after.count)
    }
    let scale = try PowerOfTwo(covering: before + after)
    let differences = zip(before, after).map {
      DoubledDouble(sum: scale.reduced($1), -scale.reduced($0))
    }
    self.init(differences, scale: scale)
  }

  /// Two passes over values of size at most 2, or 4 for differences, in an order of their own.
  private init(_ unsorted: [DoubledDouble], scale: PowerOfTwo) {
    let values = unsorted.sorted { $0.high == $1.high ? $0.low < $1.low : $0.high < $1.high }
    let n = Double(values.count)
    let mean = values.reduce(DoubledDouble(0)) { $0 + $1 }.divided(by: n)
    var squares = DoubledDouble(0)
    for value in values {
      let deviation = (value + mean.negated).rounded
      squares = squares + DoubledDouble(deviation * deviation)
    }
    let deviation = values.count > 1 ? (squares.rounded / (n - 1)).squareRoot() : 0
    self.init(
      count: values.count,
      mean: scale.restored(mean.rounded),
      standardDeviation: scale.restored(deviation),
      varies: deviation > 8 * Double.ulpOfOne
    )
  }
}

/// A power of two near the largest size among some values.
private struct PowerOfTwo {
  private let exponent: Int

  init(covering values: [Double]) throws(Untestable) {
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    let largest = values.reduce(0) { max($0, abs($1)) }
    exponent = largest == 0 ? 0 : Int(largest.exponent)
  }

  func reduced(_ value: Double) -> Double {
    Double(sign: .plus, exponent: -exponent, significand: value)
  }

  func restored(_ value: Double) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
  }
}

/// A number as the unevaluated sum of two doubles (Dekker 1971, doi:10.1007/BF01397083).
private struct DoubledDouble {
  let high: Double
  let low: Double

  init(_ value: Double) {
    (high, low) = (value, 0)
  }

  init(high: Double, low: Double) {
    (self.high, self.low) = (high, low)
  }

  /// The sum of two doubles, exactly.
  init(sum one: Double, _ other: Double) {
    let sum = one + other
    let part = sum - one
    self.init(high: sum, low: (one - (sum - part)) + (other - part))
  }

  static func + (one: DoubledDouble, other: DoubledDouble) -> DoubledDouble {
    let sum = DoubledDouble(sum: one.high, other.high)
    return DoubledDouble(sum: sum.high, sum.low + one.low + other.low)
  }

  var negated: DoubledDouble { DoubledDouble(high: -high, low: -low) }

  var rounded: Double { high + low }

  func divided(by divisor: Double) -> DoubledDouble {
    let quotient = high / divisor
    let rest = high.addingProduct(-quotient, divisor) + low
    return DoubledDouble(sum: quotient, rest / divisor)
  }
}
