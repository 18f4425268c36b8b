/// The analysis of covariance of two groups: after on before and group, with one slope for both.
///
/// It compares the groups as if they had started at the same score. It is ``Ancova`` for two groups in
/// closed form: from the exact sums of each table alone, however many people and cells they hold.
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
    try self.init(PairedMargins(first), PairedMargins(second))
  }

  /// Compares pairs whose margins are known.
  package init(_ first: PairedMargins, _ second: PairedMargins) throws(Untestable) {
    let n = summed(first.table.count, second.table.count)
    guard let one = GroupSums(first), let other = GroupSums(second) else { throw .tooFewPairs(0) }
    guard n > 3 else { throw .tooFewPairs(n) }
    guard one.varies || other.varies else { throw .noVariationBefore }
    let line = try CommonLine(one, other)
    let gap = one.x - other.x
    count = n
    residualStandardDeviation = line.deviation
    statistic = try StudentStatistic(
      estimate: one.y - other.y - line.slope * gap,
      standardError: line.error(leverage: 1 / one.n + 1 / other.n, distance: gap),
      degreesOfFreedom: line.degreesOfFreedom
    )
    slope = try StudentStatistic(
      estimate: line.slope,
      standardError: line.deviation / line.xx.squareRoot(),
      degreesOfFreedom: line.degreesOfFreedom
    )
    let centre = (one.n * one.x + other.n * other.x) / Double(n)
    self.first = line.adjustedMean(of: one, at: centre)
    self.second = line.adjustedMean(of: other, at: centre)
  }
}

/// The regression within two groups on one slope.
private struct CommonLine {
  let slope: Double
  let xx: Double
  let deviation: Double
  let degreesOfFreedom: Double

  /// Throws when the residual is no larger than rounding would leave of a perfect line.
  init(_ one: GroupSums, _ other: GroupSums) throws(Untestable) {
    let (xx, xy, yy) = (one.xx + other.xx, one.xy + other.xy, one.yy + other.yy)
    let residual = yy - xy / xx * xy
    guard residual > 1e-13 * yy else { throw .noVariation }
    slope = xy / xx
    self.xx = xx
    degreesOfFreedom = one.n + other.n - 3
    deviation = (residual / degreesOfFreedom).squareRoot()
  }

  func error(leverage: Double, distance: Double) -> Double {
    deviation * (leverage + distance / xx * distance).squareRoot()
  }

  func adjustedMean(of group: GroupSums, at centre: Double) -> TwoGroupAncova.AdjustedMean {
    TwoGroupAncova.AdjustedMean(
      mean: group.y + slope * (centre - group.x),
      standardError: error(leverage: 1 / group.n, distance: centre - group.x)
    )
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

  init?(_ margins: PairedMargins) {
    guard let before = margins.before.moments, let after = margins.after.moments,
      let sums = margins.sumsOfSquares
    else { return nil }
    n = Double(before.count)
    (x, y) = (before.mean, after.mean)
    (xx, xy, yy) = sums
    varies = before.varies
  }
}
