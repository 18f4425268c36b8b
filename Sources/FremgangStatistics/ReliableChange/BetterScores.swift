/// On which side of a scale scores are better.
public enum BetterScores: Sendable, Hashable {
  /// More is better, as for well-being.
  case higher
  /// Less is better, as for symptoms.
  case lower

  /// A number with its sign turned so that more is better.
  func oriented(_ number: Double) -> Double { self == .higher ? number : -number }
}

/// What a rule makes of one person's change.
public enum ChangeClass: Sendable, Hashable, CaseIterable {
  /// Better, by the rule.
  case improved
  /// Neither.
  case unchanged
  /// Worse, by the rule.
  case worsened
}

/// The mean and standard deviation of a population on a scale, with n − 1.
public struct ScoreDistribution: Sendable, Hashable {
  /// The mean, in points.
  public let mean: Double
  /// The standard deviation, in points.
  public let standardDeviation: Double

  /// Creates the distribution from published figures.
  ///
  /// Throws when a figure is not finite or the standard deviation is negative.
  public init(mean: Double, standardDeviation: Double) throws(Untestable) {
    guard mean.isFinite && standardDeviation.isFinite else { throw .notFinite }
    guard standardDeviation >= 0 else { throw .negativeStandardDeviation }
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Creates the distribution of the scores of a table.
  ///
  /// Throws when there are fewer than two.
  public init(_ scores: CountTable) throws(Untestable) {
    guard scores.count >= 2, let moments = scores.moments else {
      throw .tooFewValues(scores.count)
    }
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}
