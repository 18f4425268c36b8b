/// The one-way analysis of variance: whether the means of independent groups differ, assuming equal
/// variances (Fisher 1925).
///
/// For two groups F is the square of Student's t (``StudentTTest``). Where variances differ, use
/// ``WelchAnova``.
public struct OneWayAnova: Sendable, Hashable {
  /// The number of values in each group.
  public let sizes: [Int]
  /// The mean of each group, in units of the values.
  public let means: [Double]
  /// Σ size · (mean − grand mean)², in squared units.
  public let sumOfSquaresBetween: Double
  /// Σ (value − its group's mean)², in squared units.
  public let sumOfSquaresWithin: Double
  /// The ratio of the mean squares, with its p-value.
  public let test: FStatistic

  /// The number of values in all groups.
  public var count: Int { sizes.reduce(0, +) }
  /// The F ratio.
  public var f: Double { test.f }
  /// The p-value.
  public var p: Double { test.p }
  /// The pooled standard deviation within groups.
  public var residualStandardDeviation: Double {
    (sumOfSquaresWithin / test.denominatorDegreesOfFreedom).squareRoot()
  }
  /// The share of the sum of squares that lies between groups (η², which is R²): biased upwards.
  public var etaSquared: Double {
    1 / (1 + test.denominatorDegreesOfFreedom / test.numeratorDegreesOfFreedom / f)
  }
  /// The same with most of the bias taken out (ω², Hays 1963); it can be negative and is not cut off.
  public var omegaSquared: Double {
    let df = test.numeratorDegreesOfFreedom
    return df * (f - 1) / (df * (f - 1) + Double(count))
  }

  /// Compares the values of tables, exactly up to the last step.
  ///
  /// Throws when there are fewer than two groups, when one is empty, when there are no more values
  /// than groups, or when no value differs from the mean of its group.
  ///
  /// Precondition: the denominators are equal.
  public init(_ groups: [CountTable]) throws(Untestable) {
    try self.init(GroupedValues(groups))
  }

  /// Compares samples of doubles, in numbers of 32 digits.
  ///
  /// Throws as for tables, and when a value is infinite or not a number. Values that differ by no more
  /// than their rounding count as equal.
  public init(_ groups: [[Double]]) throws(Untestable) {
    try self.init(GroupedValues(groups))
  }

  init(_ values: GroupedValues) throws(Untestable) {
    let sizes = values.sizes
    let n = sizes.reduce(0) { summed($0, $1) }
    guard sizes.count >= 2 else { throw .tooFewGroups(sizes.count) }
    guard !sizes.contains(0) else { throw .tooFewValues(0) }
    guard n > sizes.count else { throw .tooFewValues(n) }
    let sums = values.sums
    let centre = sums.total / DoubledDouble(n)
    let means = zip(sums, sizes).map { $0 / DoubledDouble($1) }
    let within = means.indices.map { values.squares(in: $0, about: means[$0]) }.total
    let between = zip(means, sizes).map { ($0 - centre) * ($0 - centre) * DoubledDouble($1) }.total
    guard (within.high / Double(n)).squareRoot() > values.resolution else { throw .noVariation }
    self.sizes = sizes
    self.means = means.map { values.scale.restored($0.rounded) }
    sumOfSquaresBetween = values.scale.squared.restored(between.rounded)
    sumOfSquaresWithin = values.scale.squared.restored(within.rounded)
    guard sumOfSquaresBetween.isFinite, sumOfSquaresWithin.isFinite else { throw .notFinite }
    let (df1, df2) = (Double(sizes.count - 1), Double(n - sizes.count))
    test = try FStatistic(
      f: (between / within).rounded * (df2 / df1),
      numerator: df1,
      denominator: df2
    )
  }
}
