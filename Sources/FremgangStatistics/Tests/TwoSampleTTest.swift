/// Welch's t test of the difference of two means, first − second, without assuming equal variances.
public struct WelchTTest: StudentTest {
  /// The difference of the means with its error, statistic and p-values.
  ///
  /// The degrees of freedom are Satterthwaite's (1946, doi:10.2307/3002019) and not rounded.
  public let statistic: StudentStatistic

  /// Tests the values of two tables.
  public init(_ first: CountTable, _ second: CountTable) throws(Untestable) {
    try self.init(first.tested(), second.tested())
  }

  /// Tests two samples of doubles.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    try self.init(SampleMoments(tested: first), SampleMoments(tested: second))
  }

  /// Tests two samples of which the moments are known.
  public init(_ first: SampleMoments, _ second: SampleMoments) throws(Untestable) {
    let smaller = min(first.count, second.count)
    guard smaller >= 2 else { throw .tooFewValues(smaller) }
    guard first.varies || second.varies else { throw .noVariation }
    let (one, other) = (first.standardError, second.standardError)
    let larger = max(one, other)
    guard larger > 0 else { throw .noVariation }
    let (a, b) = ((one / larger) * (one / larger), (other / larger) * (other / larger))
    let sum = a + b
    let (shareA, shareB) = (a / sum, b / sum)
    statistic = try StudentStatistic(
      estimate: first.mean - second.mean,
      standardError: larger * sum.squareRoot(),
      degreesOfFreedom: 1
        / (shareA * shareA / Double(first.count - 1) + shareB * shareB / Double(second.count - 1))
    )
  }
}

/// Student's t test of the difference of two means, first − second, with a pooled variance.
public struct StudentTTest: StudentTest {
  /// The pooled standard deviation.
  public let pooledStandardDeviation: Double
  /// The difference of the means with its error, statistic and p-values.
  public let statistic: StudentStatistic

  /// Tests the values of two tables.
  public init(_ first: CountTable, _ second: CountTable) throws(Untestable) {
    try self.init(first.tested(), second.tested())
  }

  /// Tests two samples of doubles.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    try self.init(SampleMoments(tested: first), SampleMoments(tested: second))
  }

  /// Tests two samples of which the moments are known.
  public init(_ first: SampleMoments, _ second: SampleMoments) throws(Untestable) {
    let smaller = min(first.count, second.count)
    guard smaller >= 1, first.count + second.count >= 3 else { throw .tooFewValues(smaller) }
    guard first.varies || second.varies else { throw .noVariation }
    let (n, m) = (Double(first.count), Double(second.count))
    let larger = max(first.standardDeviation, second.standardDeviation)
    guard larger > 0 else { throw .noVariation }
    let (a, b) = (first.standardDeviation / larger, second.standardDeviation / larger)
    let pooled = (((n - 1) * a * a + (m - 1) * b * b) / (n + m - 2)).squareRoot() * larger
    pooledStandardDeviation = pooled
    statistic = try StudentStatistic(
      estimate: first.mean - second.mean,
      standardError: pooled * (1 / n + 1 / m).squareRoot(),
      degreesOfFreedom: n + m - 2
    )
  }
}

extension CountTable {
  fileprivate func tested() throws(Untestable) -> SampleMoments {
    guard let moments else { throw .tooFewValues(0) }
    return moments
  }
}

extension SampleMoments {
  fileprivate init(tested values: [Double]) throws(Untestable) {
    guard !values.isEmpty else { throw .tooFewValues(0) }
    try self.init(values)
  }
}
