/// The number, mean and standard deviation of a sample: what a t test needs to know of it.
public struct SampleMoments: Sendable, Hashable {
  /// The number of values.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The standard deviation with n − 1, which is 0 for a single value.
  public let standardDeviation: Double
  /// Whether the values are known to differ.
  public let varies: Bool

  /// The variance with n − 1, which is infinite where the square leaves the doubles.
  public var variance: Double { standardDeviation * standardDeviation }

  /// The standard error of the mean.
  public var standardError: Double { standardDeviation / Double(count).squareRoot() }

  init(count: Int, mean: Double, standardDeviation: Double, varies: Bool) {
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.varies = varies
  }

  /// Creates the moments from published figures.
  ///
  /// Precondition: the count is positive, the mean finite, the variance finite and not negative.
  public init(count: Int, mean: Double, variance: Double) {
    precondition(count > 0, "a sample has at least one value")
    precondition(mean.isFinite && variance.isFinite && variance >= 0, "moments must be finite")
    self.init(
      count: count,
      mean: mean,
      standardDeviation: variance.squareRoot(),
      varies: variance > 0
    )
  }
}

extension SampleMoments {
  init(_ sums: LatticeSums, denominator: Int64) {
    let pairs = Double(sums.count) * Double(sums.count - 1)
    let variance = sums.count > 1 ? sums.squares.value / pairs : 0
    self.init(
      count: sums.count,
      mean: sums.sum.nearestDouble / (Double(sums.count) * Double(denominator)),
      standardDeviation: variance.squareRoot() / Double(denominator),
      varies: !sums.squares.isZero
    )
  }
}

extension CountTable {
  /// The number, mean and standard deviation, from exact sums; absent in an empty table.
  public var moments: SampleMoments? {
    LatticeSums(self).map { SampleMoments($0, denominator: denominator) }
  }

  /// The mean; absent in an empty table.
  public var mean: Double? { moments?.mean }

  /// The variance with n − 1; absent with fewer than two values.
  public var variance: Double? { count > 1 ? moments?.variance : nil }

  /// The standard deviation with n − 1; absent with fewer than two values.
  public var standardDeviation: Double? { count > 1 ? moments?.standardDeviation : nil }
}
