#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The likelihood of a random intercept as a function of one number, the variance between people over
/// that within, everything else being at its best for that ratio.
///
/// All work is done in the coordinates in which the predictors are orthonormal. There a person is a sum
/// of predictors, a sum of residuals and a number of measurements, to which the inverse of their
/// covariances, I − ratio / (1 + m ratio) J, reduces everything.
struct InterceptProfile {
  /// What of one person enters the likelihood.
  struct Person {
    var measurements = 0.0
    var predictors: [DoubledDouble]
    var residual = DoubledDouble.zero
  }

  /// The best coefficients for a ratio.
  struct Solution {
    /// The cross-products of the predictors, weighted by the inverse covariances, as their Cholesky
    /// factor.
    let factor: Cholesky
    /// How far the orthonormal coordinates move from those of ordinary least squares.
    let shift: [DoubledDouble]
    /// The weighted sum of squared residuals.
    let residual: DoubledDouble
  }

  let fit: RegressionFit
  let people: [Person]
  let estimation: RandomInterceptModel.Estimation
  private let within: DoubledDouble
  private let withinProducts: [[DoubledDouble]]

  /// What the residual sum of squares is divided by.
  var freedom: Double {
    estimation == .maximumLikelihood ? Double(fit.count) : fit.degreesOfFreedom
  }

  init(
    response: [Double],
    places: [Int],
    predictors: [[Double]],
    estimation: RandomInterceptModel.Estimation
  ) throws(Untestable) {
    fit = try RegressionFit(response: response, predictors: predictors)
    self.estimation = estimation
    let rows = fit.rows.map(fit.solution.orthonormal)
    let width = fit.scales.count
    let empty = Person(predictors: Array(repeating: .zero, count: width))
    var people = Array(repeating: empty, count: (places.max() ?? -1) + 1)
    for (index, place) in places.enumerated() {
      people[place].measurements += 1
      people[place].residual += fit.solution.residuals[index]
      for j in 0..<width { people[place].predictors[j] += rows[index][j] }
    }
    guard people.count >= 2, people.contains(where: { $0.measurements > 1 }) else {
      throw .noRepeatedMeasurements
    }
    var within = DoubledDouble.zero
    var products = (0..<width).map { _ in Array(repeating: DoubledDouble.zero, count: width) }
    for (index, place) in places.enumerated() {
      let share = DoubledDouble.one / DoubledDouble(people[place].measurements)
      let rest = fit.solution.residuals[index] - people[place].residual * share
      let row = (0..<width).map { rows[index][$0] - people[place].predictors[$0] * share }
      within += rest * rest
      for i in 0..<width { for j in 0..<width { products[i][j] += row[i] * row[j] } }
    }
    self.people = people
    (self.within, withinProducts) = (within, products)
    guard (within.high / Double(fit.count)).squareRoot() > fit.resolution else {
      throw .noVariation
    }
  }

  func solution(at ratio: Double) -> Solution {
    let width = fit.scales.count
    var products = withinProducts
    var right = Array(repeating: DoubledDouble.zero, count: width)
    var residual = within
    for person in people {
      let m = person.measurements
      let weight =
        DoubledDouble.one / (DoubledDouble(m) * (.one + DoubledDouble(product: m, ratio)))
      let extra = person.residual * weight
      // Ordinary residuals are orthogonal to the predictors, so that their products within people are
      // the negative of those between.
      let cross = extra - person.residual / DoubledDouble(m)
      residual += person.residual * extra
      for i in 0..<width {
        right[i] += person.predictors[i] * cross
        for j in 0..<width {
          products[i][j] += person.predictors[i] * person.predictors[j] * weight
        }
      }
    }
    let factor = Cholesky(products)
    let half = factor.forward(right)
    return Solution(
      factor: factor,
      shift: factor.backward(half),
      residual: residual - innerProduct(half, half)
    )
  }

  func residualVariance(_ solution: Solution) -> Double {
    solution.residual.rounded / freedom
  }

  func logLikelihood(_ solution: Solution, at ratio: Double) -> Double {
    let twoPi = 2 * Double.pi
    var deviance = freedom * (log(residualVariance(solution)) + log(twoPi) + 1)
    for person in people { deviance += log1p(person.measurements * ratio) }
    if estimation == .restrictedMaximumLikelihood {
      // The determinant is taken in the predictors' own units, as lme4 takes it.
      deviance += 2 * solution.factor.logRoot - fit.solution.logInverseDeterminant
      for scale in fit.scales { deviance += 2 * Double(scale.exponent) * logOfTwo }
    }
    return -deviance / 2
  }

  /// The derivative of twice the negative log-likelihood by the ratio.
  func slope(at ratio: Double) -> Double {
    let solution = solution(at: ratio)
    var (sizes, leverages, squares) = (0.0, 0.0, 0.0)
    for person in people {
      let weight = 1 / (1 + person.measurements * ratio)
      let residual =
        (person.residual - innerProduct(person.predictors, solution.shift)).rounded * weight
      sizes += person.measurements * weight
      squares += residual * residual
      guard estimation == .restrictedMaximumLikelihood else { continue }
      let half = solution.factor.forward(person.predictors)
      leverages += innerProduct(half, half).rounded * weight * weight
    }
    return sizes - leverages - freedom * squares / solution.residual.rounded
  }

  /// The ratio with the largest likelihood: 0, or a root of the slope.
  ///
  /// Between powers of four it looks for the slope to turn from falling to rising, and halves such
  /// intervals; of several maxima it takes the highest.
  func maximisingRatio() throws(Untestable) -> Double {
    var best = (ratio: 0.0, value: logLikelihood(solution(at: 0), at: 0))
    var (last, lastSlope) = (0.0, slope(at: 0))
    for exponent in stride(from: -40, through: 60, by: 2) {
      let next = Double(sign: .plus, exponent: exponent, significand: 1)
      let nextSlope = slope(at: next)
      if lastSlope < 0, nextSlope >= 0 {
        let root = halved(from: last, to: next)
        let value = logLikelihood(solution(at: root), at: root)
        if value > best.value { best = (root, value) }
      }
      (last, lastSlope) = (next, nextSlope)
    }
    // Still rising at the far end: all that varies lies between people.
    guard lastSlope >= 0 else { throw .noVariation }
    return best.ratio
  }

  private func halved(from start: Double, to end: Double) -> Double {
    var (low, high) = (start, end)
    while high - low > 4 * high.ulp {
      let middle = low + (high - low) / 2
      if slope(at: middle) < 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  func coefficients(
    _ solution: Solution,
    variance: Double
  ) -> [RandomInterceptModel.Coefficient] {
    let shift = fit.solution.coefficients(fromOrthonormal: solution.shift)
    let width = fit.scales.count
    let columns = (0..<width).map { j in
      let unit = (0..<width).map { $0 == j ? DoubledDouble.one : .zero }
      return fit.solution.coefficients(fromOrthonormal: solution.factor.backward(unit))
    }
    return (0..<width).map { index in
      let scale = fit.responseScale.over(fit.scales[index])
      let share = columns.map { $0[index] * $0[index] }.total.rounded
      return RandomInterceptModel.Coefficient(
        estimate: scale.restored((fit.solution.coefficients[index] + shift[index]).rounded),
        standardError: scale.restored((share * variance).squareRoot())
      )
    }
  }
}
