/// An estimate over its standard error, referred to Student's t distribution.
public struct StudentStatistic: Sendable, Hashable {
  /// The estimate.
  public let estimate: Double
  /// The standard error of the estimate.
  public let standardError: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// The estimate over its standard error.
  public let t: Double
  /// The p-values of the hypothesis that what is estimated is 0.
  public let pValues: PValues

  init(
    estimate: Double,
    standardError: Double,
    degreesOfFreedom: Double
  ) throws(Untestable) {
    guard standardError > 0 else { throw .noVariation }
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    t = estimate / standardError
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    let size = distribution.sizeTails(t)
    pValues = PValues(oneSided: t < 0 ? size.halved.mirrored : size.halved, size: size)
  }

  /// The interval of the estimate.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    let reach = distribution.upperQuantile(ConfidenceInterval.tail(of: level)) * standardError
    return ConfidenceInterval(level: level, lower: estimate - reach, upper: estimate + reach)
  }
}

/// A test whose statistic is an estimate over its standard error, by Student's t distribution.
public protocol StudentTest: Sendable, Hashable {
  /// The estimate with its error, statistic and p-values.
  var statistic: StudentStatistic { get }
}

extension StudentTest {
  /// The statistic.
  public var t: Double { statistic.t }
  /// The degrees of freedom.
  public var degreesOfFreedom: Double { statistic.degreesOfFreedom }
  /// The standard error of the estimate.
  public var standardError: Double { statistic.standardError }
  /// The p-values, two-sided and one-sided.
  public var pValues: PValues { statistic.pValues }
  /// The two-sided p-value.
  public var p: Double { statistic.pValues.twoSided }
  /// The natural logarithm of the two-sided p-value.
  public var logP: Double { statistic.pValues.logTwoSided }
  /// The confidence interval of the estimate.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval {
    statistic.interval(level: level)
  }
}
