/// A two-sided confidence interval.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The level of confidence, such as 0.95.
  public let level: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  init(level: Double, lower: Double, upper: Double) {
    self.level = level
    self.lower = lower
    self.upper = upper
  }

  /// Half of the probability that a level leaves out.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  static func tail(of level: Double) -> Double {
    precondition(level > 0 && level < 1, "a level of confidence lies between 0 and 1")
    return (1 - level) / 2
  }
}
