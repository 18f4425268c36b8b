/// The size of change that measurement error alone seldom exceeds (Jacobson and Truax 1991,
/// doi:10.1037/0022-006X.59.1.12).
public struct ReliableChangeThreshold: Sendable, Hashable {
  /// How many standard errors of the difference make a change reliable.
  public enum CriticalValue: Sendable, Hashable {
    /// The rounded 1.96 of the original paper.
    case rounded
    /// The 0.975 quantile of the normal distribution, 1.959964.
    case normalQuantile
    /// Any other number.
    case other(Double)

    /// The number of standard errors.
    public var value: Double {
      switch self {
      case .rounded: 1.96
      case .normalQuantile: 1.959_963_984_540_054_235_5
      case .other(let value): value
      }
    }
  }

  /// The standard deviation of first measurements.
  public let standardDeviation: Double
  /// The reliability of the scale.
  public let reliability: Double
  /// How many standard errors of the difference make a change reliable.
  public let criticalValue: CriticalValue

  /// Creates the threshold of a scale.
  ///
  /// Throws when the reliability lies outside 0...1 or the standard deviation is negative or not
  /// finite.
  public init(
    standardDeviation: Double,
    reliability: Double,
    criticalValue: CriticalValue = .rounded
  ) throws(Untestable) {
    guard standardDeviation.isFinite else { throw .notFinite }
    guard standardDeviation >= 0 else { throw .negativeStandardDeviation }
    guard reliability >= 0 && reliability <= 1 else { throw .reliabilityOutOfRange }
    self.standardDeviation = standardDeviation
    self.reliability = reliability
    self.criticalValue = criticalValue
  }

  /// The standard error of measurement.
  public var standardError: Double { standardDeviation * (1 - reliability).squareRoot() }

  /// The standard error of the difference of two measurements.
  public var standardErrorOfDifference: Double { standardError * 2.0.squareRoot() }

  /// The threshold in points: changes beyond it, not at it, are reliable.
  public var value: Double { criticalValue.value * standardErrorOfDifference }

  /// The reliable change index of a change; absent without measurement error.
  public func index(ofChange change: Double) -> Double? {
    standardErrorOfDifference > 0 ? change / standardErrorOfDifference : nil
  }
}
