/// Kruskal and Wallis's rank test of several independent groups, corrected for ties (1952,
/// doi:10.1080/01621459.1952.10483441).
///
/// H is (N − 1) times the share of the ranks' sum of squares that lies between groups, referred to
/// the chi-squared distribution, as in R's `kruskal.test`. For two groups it is the square of the
/// Mann–Whitney z without continuity correction. It compares medians only where the groups'
/// distributions have one shape; else it says that some group tends to exceed another.
public struct KruskalWallis: Sendable, Hashable {
  /// The number of values in each group.
  public let sizes: [Int]
  /// The statistic H.
  public let h: Double
  /// The number of groups less one.
  public let degreesOfFreedom: Int
  /// The asymptotic p-value, rough where groups have fewer than five values.
  public let p: Double
  /// The natural logarithm of the p-value.
  public let logP: Double

  /// The number of values in all groups.
  public var count: Int { sizes.reduce(0, +) }
  /// H / (N − 1), the share of the ranks' variation that lies between groups (ε² of Kelley 1935; η² of
  /// ranks in some programs).
  public var epsilonSquared: Double { h / Double(count - 1) }
  /// (H − k + 1) / (N − k), with most of the bias taken out (η²_H of Tomczak and Tomczak 2014); it can
  /// be negative, and is absent where every group holds one value.
  public var etaSquaredH: Double? {
    let rest = count - sizes.count
    return rest > 0 ? (h - Double(degreesOfFreedom)) / Double(rest) : nil
  }

  /// Compares the values of tables.
  ///
  /// Throws when there are fewer than two groups, when one is empty, or when all values are equal.
  ///
  /// Precondition: the denominators are equal.
  public init(_ groups: [CountTable]) throws(Untestable) {
    try self.init(TieTable(groups))
  }

  /// Compares samples of doubles, ties being those of the doubles.
  ///
  /// Throws as for tables, and when a value is infinite or not a number.
  public init(_ groups: [[Double]]) throws(Untestable) {
    try self.init(TieTable(groups))
  }

  private init(_ table: TieTable) throws(Untestable) {
    guard table.sizes.count >= 2 else { throw .tooFewGroups(table.sizes.count) }
    guard !table.sizes.contains(0) else { throw .tooFewValues(0) }
    guard table.rows.count > 1 else { throw .noVariation }
    let ranks = GroupedValues(table.midranks)
    let n = DoubledDouble(table.count)
    let centre = (n + .one) / DoubledDouble(2)
    let total = table.sizes.indices.map { ranks.squares(in: $0, about: centre) }.total
    let between = zip(ranks.sums, table.sizes).map { sum, size in
      let excess = sum - centre * DoubledDouble(size)
      return excess * excess / DoubledDouble(size)
    }.total
    sizes = table.sizes
    h = ((n - .one) * between / total).rounded
    degreesOfFreedom = table.sizes.count - 1
    let tails = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).tails(h)
    (p, logP) = (tails.upper, tails.logUpper)
  }
}
