/// The paired t test of the mean change, after − before.
public struct PairedTTest: StudentTest {
  /// The number, mean and standard deviation of the changes.
  public let change: SampleMoments
  /// The mean change with its error, statistic and p-values.
  public let statistic: StudentStatistic

  /// The number of pairs.
  public var count: Int { change.count }
  /// The mean change.
  public var meanChange: Double { change.mean }
  /// The standard deviation of the change (n − 1).
  public var standardDeviation: Double { change.standardDeviation }

  /// Tests the pairs of a table, exactly up to the last step.
  public init(_ table: PairedTable) throws(Untestable) {
    try self.init(change: table.change)
  }

  /// Tests a table of changes, exactly up to the last step.
  public init(change: CountTable) throws(Untestable) {
    guard let moments = change.moments else { throw .tooFewPairs(0) }
    try self.init(moments)
  }

  /// Tests pairs of doubles, whose differences are formed without rounding.
  ///
  /// Changes that differ by no more than the rounding of the scores do not count as different. Scores
  /// that were written as decimals belong in a ``PairedTable``, which needs no such rule.
  public init(before: [Double], after: [Double]) throws(Untestable) {
    guard !before.isEmpty || !after.isEmpty else { throw .tooFewPairs(0) }
    try self.init(SampleMoments(before: before, after: after))
  }

  /// Tests changes of which the moments are known.
  package init(_ change: SampleMoments) throws(Untestable) {
    guard change.count >= 2 else { throw .tooFewPairs(change.count) }
    self.change = change
    statistic = try StudentStatistic(mean: change, null: 0)
  }
}

/// The t test of one sample's mean against a given value.
public struct OneSampleTTest: StudentTest {
  /// The number, mean and standard deviation of the values.
  public let sample: SampleMoments
  /// The mean of the null hypothesis.
  public let nullMean: Double
  /// The mean less that of the null hypothesis, with its error, statistic and p-values.
  public let statistic: StudentStatistic

  /// Tests the values of a table.
  public init(_ table: CountTable, nullMean: Double = 0) throws(Untestable) {
    guard let moments = table.moments else { throw .tooFewValues(0) }
    try self.init(moments, nullMean: nullMean)
  }

  /// Tests doubles.
  public init(_ values: [Double], nullMean: Double = 0) throws(Untestable) {
    guard !values.isEmpty else { throw .tooFewValues(0) }
    try self.init(SampleMoments(values), nullMean: nullMean)
  }

  /// Tests a sample of which the moments are known.
  public init(_ sample: SampleMoments, nullMean: Double = 0) throws(Untestable) {
    guard sample.count >= 2 else { throw .tooFewValues(sample.count) }
    guard nullMean.isFinite else { throw .notFinite }
    self.sample = sample
    self.nullMean = nullMean
    statistic = try StudentStatistic(mean: sample, null: nullMean)
  }

  /// The confidence interval of the mean itself.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func meanInterval(level: Double) -> ConfidenceInterval {
    let difference = statistic.interval(level: level)
    return ConfidenceInterval(
      level: level,
      lower: difference.lower + nullMean,
      upper: difference.upper + nullMean
    )
  }
}

extension StudentStatistic {
  init(mean sample: SampleMoments, null: Double) throws(Untestable) {
    guard sample.varies else { throw .noVariation }
    try self.init(
      estimate: sample.mean - null,
      standardError: sample.standardError,
      degreesOfFreedom: Double(sample.count - 1)
    )
  }
}
