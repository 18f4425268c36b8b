/// The analysis of covariance of two groups: after on before and group, with one slope for both.
///
/// It compares the groups as if they had started at the same score.
public struct TwoGroupAncova: StudentTest {
  /// A group's mean after, at the mean before of both groups together.
  public struct AdjustedMean: Sendable, Hashable {
    /// The adjusted mean.
    public let mean: Double
    /// Its standard error.
    public let standardError: Double
  }

  /// The number of pairs in both groups.
  public let count: Int
  /// The adjusted difference after, first − second, with its error, statistic and p-values.
  public let statistic: StudentStatistic
  /// The common slope of after on before.
  public let slope: StudentStatistic
  /// The residual standard deviation.
  public let residualStandardDeviation: Double
  /// The adjusted mean of the first group.
  public let first: AdjustedMean
  /// The adjusted mean of the second group.
  public let second: AdjustedMean

  /// The adjusted difference after, first − second.
  public var adjustedDifference: Double { statistic.estimate }

  /// Compares the pairs of two tables.
  ///
  /// Throws when a group is empty, when there are fewer than four pairs, when scores before do not
  /// vary within the groups, or when the model leaves no residual.
  public init(_ first: PairedTable, _ second: PairedTable) throws(Untestable) {
    let n = summed(first.count, second.count)
    guard let one = GroupSums(first), let other = GroupSums(second) else { throw .tooFewPairs(0) }
    guard n > 3 else { throw .tooFewPairs(n) }
    guard one.varies || other.varies else { throw .noVariationBefore }
    let (xx, xy, yy) = (one.xx + other.xx, one.xy + other.xy, one.yy + other.yy)
    let b = xy / xx
    let residual = yy - b * xy
    guard residual > 1e-13 * yy else { throw .noVariation }
    let df = Double(n - 3)
    let deviation = (residual / df).squareRoot()
    let gap = one.x - other.x
    func error(_ leverage: Double, _ distance: Double) -> Double {
      deviation * (leverage + distance / xx * distance).squareRoot()
    }
    count = n
    residualStandardDeviation = deviation
    statistic = try StudentStatistic(
      estimate: one.y - other.y - b * gap,
      standardError: error(1 / one.n + 1 / other.n, gap),
      degreesOfFreedom: df
    )
    slope = try StudentStatistic(
      estimate: b,
      standardError: deviation / xx.squareRoot(),
      degreesOfFreedom: df
    )
    let centre = (one.n * one.x + other.n * other.x) / Double(n)
    let adjusted = [one, other].map { group in
      AdjustedMean(
        mean: group.y + b * (centre - group.x),
        standardError: error(1 / group.n, centre - group.x)
      )
    }
    (self.first, self.second) = (adjusted[0], adjusted[1])
  }
}

/// The means of a group and its sums of squares about them.
private struct GroupSums {
  let n: Double
  let x: Double
  let y: Double
  let xx: Double
  let xy: Double
  let yy: Double
  let varies: Bool

  init?(_ table: PairedTable) {
    guard table.count > 0 else { return nil }
    let exact = table.exactMoments
    n = Double(table.count)
    x = exact.meanX(table.denominator)
    y = exact.meanY(table.denominator)
    let scale = n * Double(table.denominator) * Double(table.denominator)
    (xx, xy, yy) = (exact.xx.value / scale, exact.xy.value / scale, exact.yy.value / scale)
    varies = !exact.xx.isZero
  }
}
