/// The difference of the means of two independent groups, first − second, over a standard deviation.
///
/// For before and after of the same people use ``StandardisedChange``: taking pairs for independent
/// groups gives another number.
public struct StandardisedDifference: Sendable, Hashable {
  /// What the difference of the means is divided by.
  public enum Denominator: Sendable, Hashable, CaseIterable {
    /// The pooled standard deviation (Cohen's d; Hedges' g when corrected): the default, as
    /// in `cohens_d` of R's effectsize and `compute_effsize` of pingouin.
    case pooled
    /// The root mean square of the two standard deviations, which does not assume that they are equal
    /// (Bonett 2008, doi:10.1037/1082-989X.13.2.99).
    case unpooled
    /// The standard deviation of the second group alone, the comparison group (Glass's Δ, 1976,
    /// doi:10.3102/0013189X005010003).
    case second
  }

  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// What the difference of the means is divided by.
  public let denominator: Denominator
  /// The standardised difference.
  public let estimate: Double
  /// The standard error of the difference over the divisor, given that the two groups are equal.
  private let spread: Double
  /// The degrees of freedom of the interval.
  private let intervalDegreesOfFreedom: Double

  /// Compares the values of two tables.
  ///
  /// Throws when a group that the denominator needs has too few values or does not vary.
  public init(
    _ first: CountTable,
    _ second: CountTable,
    by denominator: Denominator = .pooled
  ) throws(Untestable) {
    guard let one = first.moments, let other = second.moments else { throw .tooFewValues(0) }
    try self.init(one, other, by: denominator)
  }

  /// Compares two samples of which the moments are known.
  ///
  /// Throws when a group that the denominator needs has too few values or does not vary.
  public init(
    _ first: SampleMoments,
    _ second: SampleMoments,
    by denominator: Denominator = .pooled
  ) throws(Untestable) {
    let fewest = denominator == .second ? second.count : min(first.count, second.count)
    guard fewest >= (denominator == .pooled ? 1 : 2), first.count + second.count >= 3 else {
      throw .tooFewValues(fewest)
    }
    let divisor = try denominator.value(first, second)
    firstCount = first.count
    secondCount = second.count
    self.denominator = denominator
    estimate = (first.mean - second.mean) / divisor
    let errors = (first.standardError / divisor, second.standardError / divisor)
    switch denominator {
    case .pooled:
      spread = (1 / Double(first.count) + 1 / Double(second.count)).squareRoot()
      intervalDegreesOfFreedom = Double(first.count) + Double(second.count) - 2
    case .unpooled:
      spread = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
      intervalDegreesOfFreedom = try WelchTTest(first, second).degreesOfFreedom
    case .second:
      spread = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
      intervalDegreesOfFreedom = Double(second.count) - 1
    }
  }

  /// The degrees of freedom of the pooled standard deviation, n₁ + n₂ − 2.
  public var degreesOfFreedom: Double { Double(firstCount) + Double(secondCount) - 2 }

  /// Hedges' g: the estimate times his exact factor for n₁ + n₂ − 2 degrees of freedom (1981,
  /// doi:10.3102/10769986006002107).
  ///
  /// Absent at one degree of freedom, and for other denominators than the pooled one. pingouin and
  /// many textbooks use the approximation of ``HedgesCorrection/approximate(degreesOfFreedom:)``.
  public var corrected: Double? { factor.map { $0 * estimate } }

  /// The interval of d by the pivot on the noncentral t distribution (Steiger and Fouladi 1997), as in
  /// R's effectsize, which finds its ends less exactly.
  ///
  /// It is exact for the pooled standard deviation of normal groups. For the unpooled one it takes
  /// Welch's degrees of freedom, and for Glass's Δ those of the second group: both are approximate.
  /// Absent where the difference has no standard error.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval? {
    let tail = ConfidenceInterval.tail(of: level)
    guard spread > 0, spread.isFinite else { return nil }
    func end(_ lowerTail: Double) -> Double {
      NoncentralT.noncentrality(
        t: estimate / spread,
        degreesOfFreedom: intervalDegreesOfFreedom,
        lowerTail: lowerTail
      ) * spread
    }
    return ConfidenceInterval(level: level, lower: end(1 - tail), upper: end(tail))
  }

  /// The interval of d times Hedges' factor, as the interval of g; absent where either is.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func correctedInterval(level: Double) -> ConfidenceInterval? {
    guard let factor, let interval = interval(level: level) else { return nil }
    return ConfidenceInterval(
      level: level,
      lower: factor * interval.lower,
      upper: factor * interval.upper
    )
  }

  private var factor: Double? {
    guard denominator == .pooled, degreesOfFreedom > 1 else { return nil }
    return HedgesCorrection.exact(degreesOfFreedom: degreesOfFreedom)
  }
}

extension StandardisedDifference.Denominator {
  fileprivate func value(
    _ first: SampleMoments,
    _ second: SampleMoments
  ) throws(Untestable) -> Double {
    let value: Double
    switch self {
    case .pooled: value = try StudentTTest(first, second).pooledStandardDeviation
    case .unpooled: value = rootMeanSquare(first.standardDeviation, second.standardDeviation)
    case .second: value = second.varies ? second.standardDeviation : 0
    }
    guard value > 0 else { throw .noVariation }
    return value
  }
}

/// √((a² + b²) / 2) of numbers that are not negative, without leaving the doubles.
func rootMeanSquare(_ one: Double, _ other: Double) -> Double {
  let larger = max(one, other)
  guard larger > 0 else { return 0 }
  let (a, b) = (one / larger, other / larger)
  return ((a * a + b * b) / 2).squareRoot() * larger
}
