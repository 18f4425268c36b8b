/// Two one-sided t tests (TOST): whether a mean change or a difference of means lies within a range
/// that was called negligible beforehand (Schuirmann 1987, doi:10.1007/BF01068419; Lakens 2017,
/// doi:10.1177/1948550617697177).
///
/// A large p-value of an ordinary test does not show that nothing changed; a small p-value here does,
/// up to the range. The range is in points of the scale, as in `TOSTtwo.raw` of R's TOSTER and
/// `tost` of pingouin, not in standard deviations.
public struct EquivalenceTest: Sendable, Hashable {
  /// The lower end of the negligible range.
  public let low: Double
  /// The upper end of the negligible range.
  public let high: Double
  /// The test of the estimate against the lower end, whose p-value is
  /// ``pAboveLow``.
  public let againstLow: StudentStatistic
  /// The test of the estimate against the upper end, whose p-value is ``pBelowHigh``.
  public let againstHigh: StudentStatistic
  /// The interval of the estimate, for ``interval(alpha:)``.
  private let statistic: StudentStatistic

  /// The estimate, in points.
  public var estimate: Double { statistic.estimate }
  /// The degrees of freedom.
  public var degreesOfFreedom: Double { statistic.degreesOfFreedom }
  /// The p-value of the hypothesis that the mean is at most the lower end.
  public var pAboveLow: Double { againstLow.pValues.greater }
  /// The p-value of the hypothesis that the mean is at least the upper end.
  public var pBelowHigh: Double { againstHigh.pValues.less }
  /// The larger of the two p-values: that of the hypothesis that the mean lies outside the range.
  public var p: Double { max(pAboveLow, pBelowHigh) }

  /// Tests the estimate of any t test, such as a ``PairedTTest`` or a ``WelchTTest``.
  ///
  /// Throws when the range is empty or its ends are not finite.
  public init(_ test: some StudentTest, low: Double, high: Double) throws(Untestable) {
    guard low.isFinite && high.isFinite else { throw .notFinite }
    guard low < high else { throw .emptyRange }
    self.low = low
    self.high = high
    statistic = test.statistic
    againstLow = try test.statistic.shifted(by: low)
    againstHigh = try test.statistic.shifted(by: high)
  }

  /// Tests the mean change of the pairs of a table.
  ///
  /// Throws when the paired t test does, or as the initialiser for a test does.
  public init(_ table: PairedTable, low: Double, high: Double) throws(Untestable) {
    try self.init(PairedTTest(table), low: low, high: high)
  }

  /// Tests the difference of two means, first − second, without assuming equal variances.
  ///
  /// Throws when Welch's test does, or as the initialiser for a test does.
  public init(
    _ first: CountTable,
    _ second: CountTable,
    low: Double,
    high: Double
  ) throws(Untestable) {
    try self.init(WelchTTest(first, second), low: low, high: high)
  }

  /// The interval of the level 1 − 2α, which lies within the range exactly when the test at α shows
  /// equivalence: the 90 % interval for α = 0.05.
  ///
  /// Precondition: α lies strictly between 0 and 0.5.
  public func interval(alpha: Double = 0.05) -> ConfidenceInterval {
    statistic.interval(level: 1 - 2 * alpha)
  }

  /// Whether the test shows equivalence: p is strictly below α.
  public func isEquivalent(alpha: Double = 0.05) -> Bool { p < alpha }
}

extension StudentStatistic {
  /// The same statistic for the hypothesis that what is estimated equals a value.
  fileprivate func shifted(by value: Double) throws(Untestable) -> StudentStatistic {
    try StudentStatistic(
      estimate: estimate - value,
      standardError: standardError,
      degreesOfFreedom: degreesOfFreedom
    )
  }
}
