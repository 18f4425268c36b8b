/// A least-squares solution with what is needed to bring it back to units and to test it.
struct RegressionFit {
  let rows: [[DoubledDouble]]
  let response: [DoubledDouble]
  let counts: [Int]
  let scales: [PowerOfTwo]
  let responseScale: PowerOfTwo
  /// The size below which a residual, on the common scale, is rounding.
  let resolution: Double
  let solution: LeastSquares
  let count: Int
  let degreesOfFreedom: Double

  init(
    rows: [[DoubledDouble]],
    response: [DoubledDouble],
    counts: [Int],
    scales: [PowerOfTwo],
    responseScale: PowerOfTwo,
    resolution: Double
  ) throws(Untestable) {
    let n = counts.reduce(0) { summed($0, $1) }
    guard n > scales.count else { throw .tooFewValues(n) }
    (self.rows, self.response, self.counts) = (rows, response, counts)
    (self.scales, self.responseScale, self.resolution) = (scales, responseScale, resolution)
    solution = try LeastSquares(rows: rows, response: response, counts: counts)
    count = n
    degreesOfFreedom = Double(n - scales.count)
  }

  /// Regresses a response on columns of doubles, each of which gets its own scale.
  init(
    response: [Double],
    predictors: [[Double]],
    intercept: Bool = true
  ) throws(Untestable) {
    for column in predictors where column.count != response.count {
      throw .unequalLengths(before: column.count, after: response.count)
    }
    let scales = try predictors.map { column throws(Untestable) in
      try PowerOfTwo(covering: column)
    }
    let scale = try PowerOfTwo(covering: response)
    let start: [DoubledDouble] = intercept ? [.one] : []
    try self.init(
      rows: response.indices.map { row in
        start + zip(predictors, scales).map { DoubledDouble($1.reduced($0[row])) }
      },
      response: response.map { DoubledDouble(scale.reduced($0)) },
      counts: response.map { _ in 1 },
      scales: (intercept ? [.one] : []) + scales,
      responseScale: scale,
      resolution: 8 * Double.ulpOfOne
    )
  }

  /// The residual standard deviation on the common scale.
  var deviation: DoubledDouble {
    solution.residualSumOfSquares.divided(by: degreesOfFreedom).squareRoot()
  }

  /// Whether the residuals are no larger than rounding would leave of a perfect fit.
  var isPerfect: Bool {
    (solution.residualSumOfSquares.high / Double(count)).squareRoot() <= resolution
  }

  func totalSumOfSquares(aboutMean: Bool) -> DoubledDouble {
    let sum = zip(response, counts).map { $0 * DoubledDouble($1) }.total
    let centre = aboutMean ? sum / DoubledDouble(count) : .zero
    return zip(response, counts).map {
      ($0 - centre) * ($0 - centre) * DoubledDouble($1)
    }.total
  }

  /// The F test of a sum of squares that so many coefficients explain.
  func test(_ explained: DoubledDouble, numerator: Int) throws(Untestable) -> FStatistic {
    guard !isPerfect else { throw .noVariation }
    let ratio = (explained / solution.residualSumOfSquares).rounded
    return try FStatistic(
      f: max(0, ratio) * (degreesOfFreedom / Double(numerator)),
      numerator: Double(numerator),
      denominator: degreesOfFreedom
    )
  }

  func coefficients() throws(Untestable) -> [LinearRegression.Coefficient] {
    let robust = robustErrors()
    let variances = solution.variances
    var coefficients: [LinearRegression.Coefficient] = []
    for (index, estimate) in solution.coefficients.enumerated() {
      let scale = responseScale.over(scales[index])
      let error = (variances[index].squareRoot() * deviation).rounded
      let estimate = scale.restored(estimate.rounded)
      let standardError = scale.restored(error)
      guard estimate.isFinite, standardError.isFinite else { throw .notFinite }
      coefficients.append(
        LinearRegression.Coefficient(
          estimate: estimate,
          standardError: standardError,
          robustStandardError: robust.map { scale.restored($0[index].rounded) },
          statistic: isPerfect
            ? nil
            : try? StudentStatistic(
              estimate: estimate,
              standardError: standardError,
              degreesOfFreedom: degreesOfFreedom
            )
        )
      )
    }
    return coefficients
  }

  /// The standard errors HC3, or nothing where a leverage is 1.
  private func robustErrors() -> [DoubledDouble]? {
    var sums = Array(repeating: DoubledDouble.zero, count: scales.count)
    for (index, row) in rows.enumerated() {
      let rest = .one - solution.prediction(at: row).leverage
      guard rest.high > 1e-14 else { return nil }
      let weight = solution.residuals[index] / rest
      for (place, part) in solution.influence(of: row).enumerated() {
        sums[place] += part * weight * (part * weight) * DoubledDouble(counts[index])
      }
    }
    return sums.map { $0.squareRoot() }
  }
}
