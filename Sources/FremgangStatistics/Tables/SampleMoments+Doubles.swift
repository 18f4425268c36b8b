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
      let deviation = (value - mean).rounded
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
