/// The regression of after on before, group and their product: whether the groups' lines are parallel,
/// which ``Ancova`` assumes.
public struct AncovaWithInteraction: Sendable, Hashable {
  /// The whole regression: intercept and slope of the first group, then each other group's difference
  /// in intercept, then each other group's difference in slope.
  ///
  /// A difference in intercept is one at a score before of 0, which may lie outside the scale.
  public let model: LinearRegression
  /// The number of pairs in each group.
  public let sizes: [Int]
  /// The F test of all differences in slope at once.
  public let interactionTest: FStatistic

  /// The slope of the first group.
  public var slope: LinearRegression.Coefficient { model.coefficients[1] }
  /// The difference in intercept of each group but the first from the first.
  public var interceptDifferences: [LinearRegression.Coefficient] {
    Array(model.coefficients[2..<(1 + sizes.count)])
  }
  /// The difference in slope of each group but the first from the first.
  public var slopeDifferences: [LinearRegression.Coefficient] {
    Array(model.coefficients[(1 + sizes.count)...])
  }

  /// Compares the pairs of tables, of which the first is the reference, exactly up to the last step.
  ///
  /// Throws when there are fewer than two groups, when one is empty, when there are no more pairs than
  /// coefficients, when scores before do not vary within every group, or when the model leaves no
  /// residual.
  ///
  /// Precondition: the denominators are equal.
  public init(_ groups: [PairedTable]) throws(Untestable) {
    try self.init(GroupedPairs(groups))
  }

  /// Compares groups of doubles, of which the first is the reference, in numbers of 32 digits.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or a group has unequally many
  /// values before and after.
  public init(_ groups: [(before: [Double], after: [Double])]) throws(Untestable) {
    try self.init(GroupedPairs(groups, sharingScale: false))
  }

  private init(_ pairs: GroupedPairs) throws(Untestable) {
    guard pairs.groupsThatVaryBefore == pairs.sizes.count else { throw .noVariationBefore }
    let others = pairs.sizes.count - 1
    let parallel =
      [PowerOfTwo.one, pairs.beforeScale] + Array(repeating: PowerOfTwo.one, count: others)
    let slopes = Array(repeating: pairs.beforeScale, count: others)
    let fit = try pairs.fit(scales: parallel + slopes) { row in
      let indicators = pairs.indicators(of: row.group)
      return [.one, row.before] + indicators + indicators.map { $0 * row.before }
    }
    guard !fit.isPerfect else { throw .noVariation }
    let lines = try pairs.fit(scales: parallel) {
      [.one, $0.before] + pairs.indicators(of: $0.group)
    }
    model = try LinearRegression(fit, intercept: true)
    sizes = pairs.sizes
    interactionTest = try fit.test(
      lines.solution.residualSumOfSquares - fit.solution.residualSumOfSquares,
      numerator: others
    )
  }
}
