/// The comparison of the mean changes of several groups, as a regression of change on group.
///
/// For two groups its t is Student's of the changes; without the assumption of equal variances use
/// ``WelchTTest`` on them, or the robust standard errors here. It asks whether groups changed equally,
/// wherever they started; ``Ancova`` asks whether they end equal given equal starts (Lord's paradox,
/// doi:10.1037/h0025105).
public struct GainScoreComparison: Sendable, Hashable {
  /// The whole regression: the mean change of the first group, then each other group's difference from
  /// it.
  public let model: LinearRegression
  /// The number of pairs in each group.
  public let sizes: [Int]
  /// The mean change of each group, after − before, in units of the scores.
  public let meanChanges: [Double]
  /// The F test of all differences at once, that of ``OneWayAnova`` on the changes.
  public let test: FStatistic

  /// The difference in mean change of each group but the first from the first.
  public var differences: [LinearRegression.Coefficient] { Array(model.coefficients.dropFirst()) }

  /// Compares the changes of tables, of which the first is the reference, exactly up to the last step.
  ///
  /// Throws when there are fewer than two groups, when one is empty, when there are no more pairs than
  /// groups, or when no change differs from the mean of its group.
  ///
  /// Precondition: the denominators are equal.
  public init(_ groups: [PairedTable]) throws(Untestable) {
    try self.init(GroupedPairs(groups))
  }

  /// Compares the changes of groups of doubles, which are formed without rounding.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or a group has unequally many
  /// values before and after.
  public init(_ groups: [(before: [Double], after: [Double])]) throws(Untestable) {
    try self.init(GroupedPairs(groups, sharingScale: true))
  }

  private init(_ pairs: GroupedPairs) throws(Untestable) {
    let k = pairs.sizes.count
    let change = { (row: GroupedPairs.Row) in row.after - row.before }
    let fit = try pairs.fit(
      scales: Array(repeating: .one, count: k),
      responseScale: pairs.afterScale,
      response: change
    ) { [.one] + pairs.indicators(of: $0.group) }
    guard !fit.isPerfect else { throw .noVariation }
    model = try LinearRegression(fit, intercept: true)
    sizes = pairs.sizes
    let explained = fit.totalSumOfSquares(aboutMean: true) - fit.solution.residualSumOfSquares
    test = try fit.test(explained, numerator: k - 1)
    meanChanges = pairs.sizes.indices.map { group in
      let value = fit.solution.prediction(at: [.one] + pairs.indicators(of: group)).value
      return fit.responseScale.restored(value.rounded)
    }
  }
}
