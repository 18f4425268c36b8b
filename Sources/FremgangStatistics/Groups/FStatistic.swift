/// A ratio of two mean squares, referred to Fisher and Snedecor's F distribution.
public struct FStatistic: Sendable, Hashable {
  /// The ratio.
  public let f: Double
  /// The degrees of freedom of the numerator; not whole where they are corrected.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom of the denominator; not whole where they are corrected.
  public let denominatorDegreesOfFreedom: Double
  /// The probability of a ratio at least as large.
  public let p: Double
  /// The natural logarithm of the p-value, finite where that falls below the smallest double.
  public let logP: Double

  init(f: Double, numerator: Double, denominator: Double) throws(Untestable) {
    guard f.isFinite else { throw .noVariation }
    self.f = f
    numeratorDegreesOfFreedom = numerator
    denominatorDegreesOfFreedom = denominator
    let tails = FDistribution(numerator: numerator, denominator: denominator).tails(f)
    (p, logP) = (tails.upper, tails.logUpper)
  }
}
