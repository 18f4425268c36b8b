#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The linear mixed model with a random intercept for each person: measurements on predictors, people
/// differing by a constant of their own (Laird and Ware 1982, doi:10.2307/2529876).
///
/// It keeps people who miss waves, and is unbiased by their absence as long as what was measured
/// explains it (missing at random). The estimates are those of R's lme4 for `y ~ x + (1 | id)`, found
/// by a root of the profiled likelihood's derivative rather than by a search. Standard errors take the
/// variances as known; there are no p-values, since their degrees of freedom are disputed (lmerTest
/// takes Satterthwaite's): in large samples the estimate over its error is standard normal.
public struct RandomInterceptModel: Sendable, Hashable {
  /// What is maximised.
  public enum Estimation: Sendable, Hashable, CaseIterable {
    /// The likelihood of the residual contrasts (REML, Patterson and Thompson 1971,
    /// doi:10.1093/biomet/58.3.545), the default here and in lme4: it allows for the coefficients that
    /// were estimated. Its likelihoods compare models with equal predictors only.
    case restrictedMaximumLikelihood
    /// The likelihood itself (ML), whose variances are too small in small samples.
    case maximumLikelihood
  }

  /// An estimated coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The estimate, in units of the response over units of the predictor.
    public let estimate: Double
    /// The standard error, the variances being taken as known.
    public let standardError: Double

    /// The interval by the normal distribution (Wald), too narrow for a few people.
    ///
    /// Precondition: the level lies strictly between 0 and 1.
    public func interval(level: Double) -> ConfidenceInterval {
      let reach = StandardNormal.upperQuantile(ConfidenceInterval.tail(of: level)) * standardError
      return ConfidenceInterval(level: level, lower: estimate - reach, upper: estimate + reach)
    }
  }

  /// What was maximised.
  public let estimation: Estimation
  /// The number of measurements.
  public let count: Int
  /// The number of people.
  public let people: Int
  /// One for the intercept, then one for each predictor.
  public let coefficients: [Coefficient]
  /// The variance between people, in squared units of the response; 0 at the boundary.
  public let interceptVariance: Double
  /// The variance within people.
  public let residualVariance: Double
  /// The maximum of the logarithm of what was maximised, with all constants, as lme4 has it.
  public let logLikelihood: Double

  /// Whether people differ by no more than their measurements would make them, so that the variance
  /// between them is estimated as 0 (a singular fit).
  public var isAtBoundary: Bool { interceptVariance == 0 }
  /// The share of the variance that lies between people.
  public var intraclassCorrelation: Double {
    1 / (1 + residualVariance / interceptVariance)
  }

  /// Fits measurements of people, each given by an id, on predictors, each given as a column; the
  /// intercept is added.
  ///
  /// Throws when a list is not as long as the response, when there are no more measurements than
  /// coefficients, when nobody was measured twice or there are fewer than two people, when the
  /// measurements leave no residual within people, when a value is infinite or not a number or a result
  /// leaves the doubles, and when a predictor is a combination of others. It takes O(n p²) time, besides
  /// O(k p²) for each of some hundred steps, with k people.
  public init<ID: Hashable>(
    response: [Double],
    people ids: [ID],
    predictors: [[Double]],
    estimation: Estimation = .restrictedMaximumLikelihood
  ) throws(Untestable) {
    guard ids.count == response.count else {
      throw .unequalLengths(before: ids.count, after: response.count)
    }
    for column in predictors where column.count != response.count {
      throw .unequalLengths(before: column.count, after: response.count)
    }
    let profile = try InterceptProfile(
      response: response,
      places: Self.places(of: ids),
      predictors: predictors,
      estimation: estimation
    )
    let ratio = try profile.maximisingRatio()
    let solution = profile.solution(at: ratio)
    self.estimation = estimation
    (count, people) = (response.count, profile.people.count)
    let variance = profile.residualVariance(solution)
    let scale = profile.fit.responseScale
    residualVariance = scale.squared.restored(variance)
    interceptVariance = scale.squared.restored(variance * ratio)
    logLikelihood =
      profile.logLikelihood(solution, at: ratio)
      - profile.freedom * Double(scale.exponent) * logOfTwo
    coefficients = profile.coefficients(solution, variance: variance)
    let numbers = coefficients.flatMap { [$0.estimate, $0.standardError] }
    guard (numbers + [residualVariance, interceptVariance]).allSatisfy(\.isFinite),
      residualVariance > 0
    else { throw .notFinite }
  }

  /// The place of each id among the distinct ones, in the order of their first appearance.
  private static func places<ID: Hashable>(of ids: [ID]) -> [Int] {
    var places: [ID: Int] = [:]
    return ids.map { id in
      let place = places[id] ?? places.count
      places[id] = place
      return place
    }
  }
}
