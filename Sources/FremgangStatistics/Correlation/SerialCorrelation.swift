/// How closely each value of a sequence follows the one before it.
public enum SerialCorrelation {
  /// The lag-1 autocorrelation: the sum of the products of neighbours' deviations from the mean over
  /// the sum of their squares, as NIST's reference data define it (NIST StRD, univariate summary
  /// statistics).
  ///
  /// It has no unit, and depends on the order of the values as nothing else here does. It divides by
  /// all n squares although there are n − 1 products, so that it leans towards 0 in short sequences.
  /// Throws when there are fewer than two values, when they are all equal but for their rounding, and
  /// when one is infinite or not a number.
  public static func lagOne(_ values: [Double]) throws(Untestable) -> Double {
    guard values.count >= 2 else { throw .tooFewValues(values.count) }
    let scale = try PowerOfTwo(covering: values)
    let reduced = values.map { DoubledDouble(scale.reduced($0)) }
    let mean = reduced.total / DoubledDouble(values.count)
    let deviations = reduced.map { $0 - mean }
    let squares = innerProduct(deviations, deviations)
    let spread = (squares.high / Double(values.count)).squareRoot()
    guard spread > 8 * Double.ulpOfOne else { throw .noVariation }
    return (innerProduct(Array(deviations.dropLast()), Array(deviations.dropFirst())) / squares)
      .rounded
  }
}
