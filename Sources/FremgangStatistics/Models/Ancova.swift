/// The analysis of covariance of any number of groups: after on before and group, with one slope for
/// all.
///
/// It compares groups as if all had started at the same score, which answers another question than
/// ``GainScoreComparison`` does: where groups were not drawn at random the two can disagree, which is
/// Lord's paradox (1967, doi:10.1037/h0025105). It assumes parallel lines
/// (``AncovaWithInteraction`` tests that) and scores before that carry no error of measurement.
public struct Ancova: Sendable, Hashable {
  /// A group's mean after, predicted at the mean before of all groups together.
  public struct AdjustedMean: Sendable, Hashable {
    /// The adjusted mean, in units of the scores.
    public let mean: Double
    /// Its standard error.
    public let standardError: Double
  }

  /// The whole regression: intercept, slope, then one difference for each group but the first.
  public let model: LinearRegression
  /// The number of pairs in each group.
  public let sizes: [Int]
  /// The sum of squares that the groups explain beyond the scores before (type II).
  public let groupSumOfSquares: Double
  /// The F test of all differences at once.
  public let groupTest: FStatistic
  /// The adjusted mean of each group.
  public let adjustedMeans: [AdjustedMean]

  /// The common slope of after on before.
  public var slope: LinearRegression.Coefficient { model.coefficients[1] }
  /// The adjusted difference of each group but the first from the first.
  public var differences: [LinearRegression.Coefficient] { Array(model.coefficients.dropFirst(2)) }
  /// The share of what the scores before leave unexplained that the groups explain (partial η²).
  public var partialEtaSquared: Double {
    groupSumOfSquares / (groupSumOfSquares + model.residualSumOfSquares)
  }

  /// Compares the pairs of tables, of which the first is the reference, exactly up to the last step.
  ///
  /// Throws when there are fewer than two groups, when one is empty, when there are no more pairs than
  /// coefficients, when scores before do not vary within any group, or when the model leaves no
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
    guard pairs.groupsThatVaryBefore > 0 else { throw .noVariationBefore }
    let k = pairs.sizes.count
    let lines = [PowerOfTwo.one, pairs.beforeScale]
    let fit = try pairs.fit(scales: lines + Array(repeating: .one, count: k - 1)) {
      [.one, $0.before] + pairs.indicators(of: $0.group)
    }
    guard !fit.isPerfect else { throw .noVariation }
    let line = try pairs.fit(scales: lines) { [.one, $0.before] }
    let explained = line.solution.residualSumOfSquares - fit.solution.residualSumOfSquares
    model = try LinearRegression(fit, intercept: true)
    sizes = pairs.sizes
    groupSumOfSquares = max(0, fit.responseScale.squared.restored(explained.rounded))
    groupTest = try fit.test(explained, numerator: k - 1)
    let centre = pairs.meanBefore
    adjustedMeans = pairs.sizes.indices.map { group in
      let point = fit.solution.prediction(at: [.one, centre] + pairs.indicators(of: group))
      let error = (point.leverage.squareRoot() * fit.deviation).rounded
      return AdjustedMean(
        mean: fit.responseScale.restored(point.value.rounded),
        standardError: fit.responseScale.restored(error)
      )
    }
  }
}
