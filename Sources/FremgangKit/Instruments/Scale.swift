/// A score that an instrument computes from some of its items; the total is a scale like any other.
public struct Scale: Sendable, Hashable {
  /// The scale's name within its instrument, such as `total` or `family`.
  public let id: String
  /// The scale's title in reports.
  public let title: LocalizedText
  /// The ids of the items that count, in order.
  public let items: [String]
  /// How they become one number.
  public let method: ScoringMethod
  /// What happens when some are missing.
  public let missingRule: MissingRule
  /// Where the missing rule comes from; `convention` where no published rule was found.
  public let missingRuleProvenance: Provenance
  /// How the score is rounded.
  public let rounding: Rounding
  /// The lowest possible score.
  public let minimum: DecimalNumber
  /// The highest possible score.
  public let maximum: DecimalNumber
  /// Where the range comes from.
  public let rangeProvenance: Provenance
  /// Whether a higher score is better.
  public let higherIsBetter: Bool
  /// Ranges of scores with names, from the lowest to the highest, without gaps.
  public let bands: [Band]
  /// Scores that divide.
  public let cutoffs: [Cutoff]
  /// Scores that the authors call questionable, such as a total of 0.
  public let questionable: [QuestionableScore]
  /// Published reliabilities.
  public let reliabilities: [Reliability]
  /// Published means and standard deviations of named populations.
  public let norms: [Norm]
  /// Published sizes of change that matter, each of one kind.
  public let changeCriteria: [ChangeCriterion]

  /// Creates a scale.
  ///
  /// The linter checks what belongs together; nothing is checked here.
  public init(
    id: String,
    title: LocalizedText,
    items: [String],
    method: ScoringMethod,
    missingRule: MissingRule,
    missingRuleProvenance: Provenance,
    rounding: Rounding = .none,
    minimum: DecimalNumber,
    maximum: DecimalNumber,
    rangeProvenance: Provenance,
    higherIsBetter: Bool,
    bands: [Band] = [],
    cutoffs: [Cutoff] = [],
    questionable: [QuestionableScore] = [],
    reliabilities: [Reliability] = [],
    norms: [Norm] = [],
    changeCriteria: [ChangeCriterion] = []
  ) {
    self.id = id
    self.title = title
    self.items = items
    self.method = method
    self.missingRule = missingRule
    self.missingRuleProvenance = missingRuleProvenance
    self.rounding = rounding
    self.minimum = minimum
    self.maximum = maximum
    self.rangeProvenance = rangeProvenance
    self.higherIsBetter = higherIsBetter
    self.bands = bands
    self.cutoffs = cutoffs
    self.questionable = questionable
    self.reliabilities = reliabilities
    self.norms = norms
    self.changeCriteria = changeCriteria
  }
}
