/// A score with its evidence: the exact value, how many items were answered, and under which rule.
public struct Score: Sendable, Hashable {
  /// The score times ``denominator``, a whole number.
  public let numerator: Int64
  /// The common denominator of all scores on the scale, above 0.
  public let denominator: Int64
  /// How many of the scale's items were answered.
  public let answered: Int
  /// How many items the scale has.
  public let expected: Int
  /// What was done about missing answers.
  public let rule: MissingRule

  /// Creates a score.
  ///
  /// - Precondition: `denominator` is above 0.
  public init(
    numerator: Int64,
    denominator: Int64,
    answered: Int,
    expected: Int,
    rule: MissingRule
  ) {
    precondition(denominator > 0, "a denominator that is not above 0")
    self.numerator = numerator
    self.denominator = denominator
    self.answered = answered
    self.expected = expected
    self.rule = rule
  }

  /// The nearest double; decide nothing by it that the exact value can decide.
  public var value: Double {
    Double(numerator) / Double(denominator)
  }
}

/// What became of one measurement on one scale.
public enum ScoringOutcome: Sendable, Hashable {
  /// A score.
  case score(Score)
  /// Too many answers are missing under the scale's rule.
  case unscorable(answered: Int, expected: Int)

  /// The score, or nothing when there is none.
  public var score: Score? {
    if case .score(let score) = self { score } else { nil }
  }
}
