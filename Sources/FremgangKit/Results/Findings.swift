/// Every figure of an evaluation, in the shape of `results.json`.
///
/// ``Evaluation`` holds findings as they are; ``Results`` holds findings with small groups withheld.
/// Property names are the keys of the JSON document. Withheld figures are `nil` beside
/// `suppressed == true`; figures that cannot be computed are `nil` beside a reason.
public struct Findings: Sendable, Hashable, Codable {
  /// The name of the schema: `fremgang.results/1`.
  public var schema: String
  /// The study, as the plan describes it.
  public var study: EvaluationPlan.Study
  /// What may be shown, and so what was withheld.
  public var disclosure: Disclosure
  /// The groupings, in the order of the tables.
  public var groupings: [GroupingFindings]
  /// Which measurements made the pairs.
  public var pairing: PairingFindings
  /// How the figures are computed.
  public var methods: [FigureMethod]
  /// One entry for each scored instrument.
  public var instruments: [InstrumentFindings]
  /// One entry for each person with a personal instrument.
  public var personal: [PersonalFindings]
  /// Each ordered pair of instruments: who got worse on one and better on the other.
  public var compensation: [CompensationFindings]
  /// Who was measured, by instrument and group.
  public var attrition: [AttritionFindings]
  /// How the respondents answered, such as alone or assisted.
  public var answerModes: [AnswerModeFindings]
  /// How many respondents there are.
  public var respondents: RespondentFindings
  /// Where every measurement went.
  public var ledger: LedgerFindings
  /// What a reader should know, by code.
  public var warnings: [WarningFindings]

  /// The schema that this version writes and reads.
  public static let schemaName = "fremgang.results/1"
}

/// A grouping that respondents were divided by.
public struct GroupingFindings: Sendable, Hashable, Codable {
  /// The plan's id of the grouping.
  public var id: String
  /// The title in reports.
  public var title: LocalizedText
  /// The levels in the order of the tables, without "not stated".
  public var levels: [String]
  /// Whether respondents are clustered by this grouping.
  public var isCluster: Bool
  /// The levels that were expected, with the reason for having no pairs where one is known.
  public var expected: [ExpectedLevel]

  /// A level that the plan expected.
  public struct ExpectedLevel: Sendable, Hashable, Codable {
    /// The level.
    public var level: String
    /// How many people were enrolled, where that is known.
    public var enrolled: Int?
    /// Why it has no pairs, where the plan says so.
    public var reason: LocalizedText?
  }
}

/// Which measurements made the pairs.
public struct PairingFindings: Sendable, Hashable, Codable {
  /// The rule: `waves` or `firstToLast`.
  public var rule: Rule
  /// The wave that counts as before; `nil` for first to last.
  public var before: String?
  /// The wave that counts as after; `nil` for first to last.
  public var after: String?
  /// Every wave that was found, in order.
  public var waves: [String]

  /// How pairs are made.
  public enum Rule: String, Sendable, Hashable, Codable {
    /// From one named wave to another.
    case waves
    /// From a respondent's first scorable measurement to the last.
    case firstToLast
  }
}

/// How many respondents there are.
public struct RespondentFindings: Sendable, Hashable, Codable {
  /// Respondents with at least one measurement that was not left out, scorable or not.
  public var included: Int
  /// Respondents with a pair on the primary scale of at least one instrument.
  public var pairedOnAny: Int
}

/// Where every measurement went; the bins sum to ``measurements``.
public struct LedgerFindings: Sendable, Hashable, Codable {
  /// The number of measurements: person, wave and instrument.
  public var measurements: Int
  /// The bins, in a fixed order; bins with nothing in them are left out.
  public var bins: [Bin]

  /// One reason and the number of measurements it took.
  public struct Bin: Sendable, Hashable, Codable {
    /// The reason.
    public var reason: LedgerReason
    /// How many measurements.
    public var measurements: Int
  }
}

/// Why a measurement is or is not part of a pair.
public enum LedgerReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// One half of a pair.
  case paired
  /// Scorable, and the respondent has no scorable measurement after it.
  case beforeOnly
  /// Scorable, and the respondent has no scorable measurement before it.
  case afterOnly
  /// Scorable, and neither the first nor the last.
  case between
  /// Too many answers are missing for a score.
  case tooManyUnanswered
  /// The same answers at the same time again.
  case duplicateIdentical
  /// Different answers for one person and time; all of them are left out.
  case duplicateConflicting
  /// A value that is no code of its item.
  case badValue
  /// A wave that the plan does not know.
  case unknownWave
  /// Left out by the plan's filters.
  case filtered
}

/// How many measurements raise a warning.
public struct WarningFindings: Sendable, Hashable, Codable {
  /// The stable code, such as `questionable-score`.
  public var code: String
  /// The instrument concerned, where there is one.
  public var instrument: String?
  /// How many measurements, respondents or pairs; the code says which.
  public var count: Int?
  /// Whether the count is withheld.
  public var suppressed: Bool
}

/// How respondents answered, such as alone or assisted, before and after.
public struct AnswerModeFindings: Sendable, Hashable, Codable {
  /// The instrument.
  public var instrument: String
  /// The way of answering, as in the export; `nil` where nobody noted it.
  public var mode: String?
  /// Pairs whose first measurement was answered so.
  public var before: Int?
  /// Pairs whose last measurement was answered so.
  public var after: Int?
  /// Whether the counts are withheld.
  public var suppressed: Bool
}
