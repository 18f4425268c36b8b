/// Ordinary least squares: a response on predictors, with classical and robust standard errors.
///
/// It works by Householder reflections in numbers of 32 digits, and so meets the certified values of
/// NIST's reference regressions to twelve digits and more.
public struct LinearRegression: Sendable, Hashable {
  /// An estimated coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The estimate, in units of the response over units of the predictor.
    public let estimate: Double
    /// The classical standard error, which assumes equal variances; 0 where the model fits perfectly.
    public let standardError: Double
    /// The standard error HC3 of MacKinnon and White (1985, doi:10.1016/0304-4076(85)90158-7), which
    /// holds with unequal variances too; absent where some row determines its own prediction.
    ///
    /// It is that of statsmodels and of R's sandwich. HC0 to HC2 are smaller.
    public let robustStandardError: Double?
    /// The estimate over its classical standard error by Student's t; absent where that error is 0.
    public let statistic: StudentStatistic?

    /// The classical confidence interval; absent where the standard error is 0.
    ///
    /// Precondition: the level lies strictly between 0 and 1.
    public func interval(level: Double) -> ConfidenceInterval? {
      statistic?.interval(level: level)
    }
  }

  /// The number of rows.
  public let count: Int
  /// One for the intercept, if there is one, then one for each predictor.
  public let coefficients: [Coefficient]
  /// The number of rows less that of coefficients.
  public let degreesOfFreedom: Double
  /// The residual standard deviation, in units of the response; 0 where the model fits perfectly.
  public let residualStandardDeviation: Double
  /// The sum of the squared residuals, in squared units.
  public let residualSumOfSquares: Double
  /// The share of the response's sum of squares that the model explains: about the mean with an
  /// intercept, about 0 without; absent where the response does not vary.
  public let rSquared: Double?
  /// The same with the degrees of freedom taken into account; it can be negative.
  public let adjustedRSquared: Double?
  /// The F test of all coefficients but the intercept; absent where there are none or the model fits
  /// perfectly.
  public let test: FStatistic?

  /// Regresses a response on predictors, each given as a column with one value for every row.
  ///
  /// Throws when a column is not as long as the response, when there are no more rows than coefficients,
  /// when a value is infinite or not a number, when a result leaves the doubles, and when a predictor
  /// is a combination of others.
  public init(
    response: [Double],
    predictors: [[Double]],
    intercept: Bool = true
  ) throws(Untestable) {
    try self.init(
      RegressionFit(response: response, predictors: predictors, intercept: intercept),
      intercept: intercept
    )
  }

  init(_ fit: RegressionFit, intercept: Bool) throws(Untestable) {
    count = fit.count
    degreesOfFreedom = fit.degreesOfFreedom
    coefficients = try fit.coefficients()
    residualStandardDeviation = fit.responseScale.restored(fit.deviation.rounded)
    let scale = fit.responseScale.squared
    residualSumOfSquares = scale.restored(fit.solution.residualSumOfSquares.rounded)
    let total = fit.totalSumOfSquares(aboutMean: intercept)
    guard residualSumOfSquares.isFinite else { throw .notFinite }
    let explained = total - fit.solution.residualSumOfSquares
    let varies = (total.high / Double(fit.count)).squareRoot() > fit.resolution
    rSquared = varies ? (explained / total).rounded : nil
    let base = Double(fit.count) - (intercept ? 1 : 0)
    adjustedRSquared =
      varies
      ? 1 - (fit.solution.residualSumOfSquares / total).rounded * (base / degreesOfFreedom) : nil
    let tested = coefficients.count - (intercept ? 1 : 0)
    test = tested > 0 && varies ? try? fit.test(explained, numerator: tested) : nil
  }
}
