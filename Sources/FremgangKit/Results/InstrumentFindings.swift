/// What was found on one instrument.
public struct InstrumentFindings: Sendable, Hashable, Codable {
  /// The instrument's id.
  public var id: String
  /// The version of the declaration that was used.
  public var version: String
  /// The scoring convention that was used.
  public var convention: String
  /// The full title.
  public var title: LocalizedText
  /// The title used in tables and charts.
  public var shortTitle: LocalizedText
  /// What the scores measure, as a noun phrase.
  public var measures: LocalizedText
  /// How the scales belong together.
  public var presentation: String
  /// The number of items.
  public var items: Int
  /// Who holds the rights.
  public var licenceHolder: String
  /// What a reader should know, each with its source.
  public var caveats: [SourcedText]
  /// Respondents with at least one measurement that was not left out, scorable or not.
  public var respondents: Int?
  /// Whether the number of respondents is withheld.
  public var suppressed: Bool
  /// The scales; the first is the primary scale.
  public var scales: [ScaleFindings]
  /// Days between the two measurements of a pair, where both are dated.
  public var daysBetween: DaysBetween?

  /// A sentence with its source.
  public struct SourcedText: Sendable, Hashable, Codable {
    /// The sentence.
    public var text: LocalizedText
    /// Where it comes from.
    public var source: String
    /// How far it can be trusted.
    public var status: Status
  }

  /// Days between the two measurements of a pair.
  public struct DaysBetween: Sendable, Hashable, Codable {
    /// Pairs with both days.
    public var n: Int
    /// The shortest time.
    public var minimum: Int?
    /// The quartiles (Hyndman-Fan type 7).
    public var quartiles: [Double]
    /// The longest time.
    public var maximum: Int?
    /// Pairs measured twice on the same day.
    public var sameDay: Int?
  }
}

/// What was found on one scale.
public struct ScaleFindings: Sendable, Hashable, Codable {
  /// The scale's id.
  public var id: String
  /// The title in reports.
  public var title: LocalizedText
  /// The lowest possible score.
  public var minimum: Double
  /// The highest possible score.
  public var maximum: Double
  /// Whether a higher score is better.
  public var higherIsBetter: Bool
  /// The number of items that count.
  public var items: Int
  /// How answers became a score, and where the rules come from.
  public var scoring: Scoring
  /// The summary over everyone with a pair; `nil` when withheld.
  public var overall: Summary?
  /// Whether the overall summary is withheld.
  public var suppressed: Bool
  /// The summary of each level of each grouping; "not stated" comes last.
  public var groups: [GroupFindings]
  /// For each grouping with people whose level is not known: the summary of everyone else.
  public var stated: [StatedFindings]
  /// The change compared between the levels of a grouping.
  public var groupDifferences: [GroupDifference]
  /// How many changed by how much.
  public var changeHistogram: Histogram?
  /// Before, after and how many: only where the plan allows individual points.
  public var points: [[Double]]?
  /// The means of those measured at every wave.
  public var waves: [WaveFindings]
  /// Those who never came back.
  public var beforeOnly: BeforeOnly?
  /// How far the items hang together; `nil` for a single item and for totals without items.
  public var internalConsistency: InternalConsistency?

  /// How answers became a score.
  public struct Scoring: Sendable, Hashable, Codable {
    /// The method's name.
    public var method: String
    /// The missing rule's name.
    public var missingRule: String
    /// The missing rule's number.
    public var missingRuleNumber: Int?
    /// Where the missing rule comes from.
    public var missingRuleSource: String
    /// How far that can be trusted.
    public var missingRuleStatus: Status
    /// Where the range comes from.
    public var rangeSource: String
    /// How far that can be trusted.
    public var rangeStatus: Status
  }
}

/// The summary of one level of a grouping.
public struct GroupFindings: Sendable, Hashable, Codable {
  /// The grouping's id.
  public var by: String
  /// The level; `nil` for "not stated".
  public var level: String?
  /// The summary; `nil` when withheld.
  public var summary: Summary?
  /// Whether it is withheld.
  public var suppressed: Bool
}

/// The summary of everyone whose level of a grouping is known.
public struct StatedFindings: Sendable, Hashable, Codable {
  /// The grouping's id.
  public var by: String
  /// The summary; `nil` when withheld.
  public var summary: Summary?
  /// Whether it is withheld.
  public var suppressed: Bool
}

/// The change of two levels of a grouping, compared; the first minus the second.
public struct GroupDifference: Sendable, Hashable, Codable {
  /// The grouping's id.
  public var by: String
  /// The two levels.
  public var levels: [String]
  /// The difference of the mean changes, by Welch's t test.
  public var welchOnChange: Difference?
  /// The difference of the means after, given equal scores before (one common slope).
  public var ancova: Difference?
  /// Whether the comparison is withheld.
  public var suppressed: Bool
  /// Why there is no comparison.
  public var reason: String?
}

/// A difference with its interval and test.
public struct Difference: Sendable, Hashable, Codable {
  /// The difference in points.
  public var estimate: Double
  /// Its interval.
  public var confidenceInterval: Interval
  /// The t statistic.
  public var t: Double
  /// Its degrees of freedom.
  public var df: Double
  /// The two-sided p-value.
  public var p: Double
  /// The p-value adjusted over the differences of the same kind between the same grouping's levels.
  public var adjustedP: Double?
}

/// An interval at a stated level of confidence.
public struct Interval: Sendable, Hashable, Codable {
  /// The level, such as 0.95.
  public var level: Double
  /// The lower end.
  public var lower: Double
  /// The upper end.
  public var upper: Double
}

/// How many changed by how much: bins of equal width, each holding its lower end and not its upper.
public struct Histogram: Sendable, Hashable, Codable {
  /// The lower end of the first bin.
  public var start: Double
  /// The width of every bin.
  public var width: Double
  /// How many pairs in each bin.
  public var counts: [Int]
}

/// One wave's mean among those measured at every wave.
public struct WaveFindings: Sendable, Hashable, Codable {
  /// The wave.
  public var wave: String
  /// How many were measured at every wave; `nil` when withheld.
  public var n: Int?
  /// Their mean.
  public var mean: Double?
  /// Their standard deviation.
  public var sd: Double?
  /// Whether the figures are withheld.
  public var suppressed: Bool
}

/// Those with a first score and no later one, compared with those who came back.
public struct BeforeOnly: Sendable, Hashable, Codable {
  /// How many; `nil` when withheld.
  public var n: Int?
  /// The mean of their first scores.
  public var mean: Double?
  /// The standard deviation of their first scores.
  public var sd: Double?
  /// The mean before of those who came back minus theirs.
  public var difference: Double?
  /// Its interval, by Welch's method.
  public var confidenceInterval: Interval?
  /// The mean change if all of them had stayed where they were.
  public var changeIfUnchanged: Double?
  /// Whether the figures are withheld.
  public var suppressed: Bool
}
