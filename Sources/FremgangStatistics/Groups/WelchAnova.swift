/// Welch's analysis of variance: whether the means of independent groups differ, without assuming
/// equal variances (Welch 1951, doi:10.1093/biomet/38.3-4.330).
///
/// It is what R's `oneway.test` computes by default. For two groups F is the square of Welch's t.
public struct WelchAnova: Sendable, Hashable {
  /// The number of values in each group.
  public let sizes: [Int]
  /// The weighted ratio with its approximate degrees of freedom, those of the denominator not
  /// rounded.
  public let test: FStatistic

  /// The F ratio.
  public var f: Double { test.f }
  /// The p-value.
  public var p: Double { test.p }

  /// Compares the values of tables.
  ///
  /// Throws when there are fewer than two groups, when one has fewer than two values, or when the
  /// values of one are all equal, which leaves its weight undefined.
  ///
  /// Precondition: the denominators are equal.
  public init(_ groups: [CountTable]) throws(Untestable) {
    try self.init(GroupedValues(groups))
  }

  /// Compares samples of doubles.
  ///
  /// Throws as for tables, and when a value is infinite or not a number.
  public init(_ groups: [[Double]]) throws(Untestable) {
    try self.init(GroupedValues(groups))
  }

  private init(_ values: GroupedValues) throws(Untestable) {
    let sizes = values.sizes
    guard sizes.count >= 2 else { throw .tooFewGroups(sizes.count) }
    let smallest = sizes.min() ?? 0
    guard smallest >= 2 else { throw .tooFewValues(smallest) }
    let means = zip(values.sums, sizes).map { $0 / DoubledDouble($1) }
    var weights: [DoubledDouble] = []
    for (group, size) in sizes.enumerated() {
      let squares = values.squares(in: group, about: means[group])
      guard (squares.high / Double(size)).squareRoot() > values.resolution else {
        throw .noVariation
      }
      weights.append(DoubledDouble(size) * DoubledDouble(size - 1) / squares)
    }
    self.sizes = sizes
    test = try Self.test(means, weights: weights, sizes: sizes)
  }

  private static func test(
    _ means: [DoubledDouble],
    weights: [DoubledDouble],
    sizes: [Int]
  ) throws(Untestable) -> FStatistic {
    let k = Double(sizes.count)
    let sum = weights.total
    let centre = innerProduct(means, weights) / sum
    let between = zip(means, weights).map { ($0 - centre) * ($0 - centre) * $1 }.total
    let spread = zip(weights, sizes).reduce(0.0) { total, group in
      let rest = 1 - (group.0 / sum).rounded
      return total + rest * rest / Double(group.1 - 1)
    }
    return try FStatistic(
      f: between.rounded / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * spread),
      numerator: k - 1,
      denominator: (k * k - 1) / (3 * spread)
    )
  }
}
