#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Pearson's product-moment correlation of pairs, with its t test and Fisher's interval.
///
/// Between the same scale before and after it is the test-retest correlation, which changes that
/// differ between people lower; it says nothing of agreement, as adding a constant to every score
/// leaves it alone.
public struct PearsonCorrelation: Sendable, Hashable {
  /// The number of pairs.
  public let count: Int
  /// The correlation, from −1 to 1; exactly ±1 where the pairs lie on a line but for rounding.
  public let r: Double
  /// r √(df / (1 − r²)); absent where r is ±1, which makes it infinite, and with two pairs.
  public let t: Double?
  /// The p-values by Student's t; absent where ``t`` is.
  public let pValues: PValues?

  /// The number of pairs less two.
  public var degreesOfFreedom: Int { count - 2 }

  /// The two-sided p-value: 0 where r is ±1, and absent with two pairs, which always lie on a line.
  public var p: Double? {
    count > 2 ? pValues?.twoSided ?? 0 : nil
  }

  /// The correlation of before and after, from exact sums.
  ///
  /// Throws when there are fewer than two pairs, or when the scores before or those after are all equal.
  public init(_ table: PairedTable) throws(Untestable) {
    try self.init(WeightedPoints(table))
  }

  /// The correlation of pairs of doubles, in numbers of 32 digits.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or the numbers of values
  /// differ. Values that differ by no more than their rounding count as equal.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    try self.init(WeightedPoints(first, second))
  }

  init(_ points: WeightedPoints) throws(Untestable) {
    guard points.count >= 2 else { throw .tooFewPairs(points.count) }
    let sums = points.sumsOfSquares
    guard points.varies(sums.xx, points.resolution.x), points.varies(sums.yy, points.resolution.y)
    else { throw .noVariation }
    count = points.count
    let size = (sums.xx * sums.yy).squareRoot()
    let residual = sums.residual
    let slope = abs((sums.xy / sums.xx).high)
    let isPerfect =
      count == 2 || !points.varies(residual, points.resolution.y + slope * points.resolution.x)
    let value = (sums.xy / size).rounded
    r = isPerfect ? (value < 0 ? -1 : 1) : max(-1, min(1, value))
    guard !isPerfect else {
      (t, pValues) = (nil, nil)
      return
    }
    let df = Double(count - 2)
    let statistic = (sums.xy / (sums.xx * residual).squareRoot()).rounded * df.squareRoot()
    let distribution = StudentT(degreesOfFreedom: df)
    t = statistic
    pValues = PValues(
      oneSided: distribution.tails(statistic),
      size: distribution.sizeTails(statistic)
    )
  }

  /// The interval by Fisher's z, tanh(artanh r ± z / √(n − 3)) (Fisher 1921), as R's `cor.test` has it.
  ///
  /// It is ±1 twice where r is ±1, and absent with fewer than four pairs.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval? {
    let tail = ConfidenceInterval.tail(of: level)
    guard count > 3 else { return nil }
    if abs(r) == 1 { return ConfidenceInterval(level: level, lower: r, upper: r) }
    let reach = StandardNormal.upperQuantile(tail) / Double(count - 3).squareRoot()
    let centre = atanh(r)
    return ConfidenceInterval(
      level: level,
      lower: tanh(centre - reach),
      upper: tanh(centre + reach)
    )
  }
}
