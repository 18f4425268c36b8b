/// The paired figures of one group on one scale.
///
/// Means are taken over the same pairs as the change, so that after − before = change.
public struct Summary: Sendable, Hashable, Codable {
  /// The number of pairs.
  public var n: Int
  /// The mean before.
  public var meanBefore: Double?
  /// The standard deviation before (n − 1).
  public var sdBefore: Double?
  /// The mean after.
  public var meanAfter: Double?
  /// The standard deviation after (n − 1).
  public var sdAfter: Double?
  /// The mean change, after − before.
  public var meanChange: Double?
  /// The standard deviation of the change (n − 1).
  public var sdChange: Double?
  /// The median change.
  public var medianChange: Double?
  /// The mean change in percent of the scale's range.
  public var percentOfScale: Double?
  /// The interval of the mean change, by Student's t.
  public var confidenceInterval: Interval?
  /// The interval of the mean change when people are clustered.
  public var clusterInterval: ClusterInterval?
  /// How many improved; `nil` when counts are withheld.
  public var improved: Int?
  /// How many did not change; `nil` when counts are withheld.
  public var unchanged: Int?
  /// How many worsened; `nil` when counts are withheld.
  public var worsened: Int?
  /// Whether the counts, and what would give them away, are withheld.
  public var countsSuppressed: Bool
  /// The paired t test.
  public var tTest: TTest?
  /// The Wilcoxon signed-rank test.
  public var wilcoxon: Wilcoxon?
  /// The sign test.
  public var signTest: SignTest?
  /// Standardised changes.
  public var effectSizes: EffectSizes
  /// Against the published minimal important change.
  public var importantChange: ThresholdCounts?
  /// Against the change that measurement error alone seldom exceeds.
  public var reliableChange: ReliableChangeCounts?
  /// Against the size of change that the instrument's authors recommend.
  public var recommendedChange: ThresholdCounts?
  /// What regression to the mean alone would give a group, where the reliability is known.
  public var expectedDrift: ExpectedDrift?
  /// Across the scale's cut-offs.
  public var cutoffs: [CutoffCrossing]
  /// Why a test is missing, or what stands against reading it.
  public var notTestable: NotTestable
}

/// The interval of a mean change when people are clustered.
public struct ClusterInterval: Sendable, Hashable, Codable {
  /// The grouping that clusters.
  public var by: String
  /// The number of clusters.
  public var clusters: Int
  /// The level of confidence.
  public var level: Double
  /// The lower end.
  public var lower: Double
  /// The upper end.
  public var upper: Double
}

/// A paired t test.
public struct TTest: Sendable, Hashable, Codable {
  /// The statistic.
  public var t: Double
  /// The degrees of freedom.
  public var df: Double
  /// The two-sided p-value.
  public var p: Double
}

/// A Wilcoxon signed-rank test: zeros dropped, midranks.
public struct Wilcoxon: Sendable, Hashable, Codable {
  /// The sum of the ranks of positive changes.
  public var w: Double
  /// The asymptotic statistic, signed, with tie correction and without continuity correction.
  public var z: Double
  /// The two-sided p-value by ``method``.
  public var p: Double
  /// How the p-value was found.
  public var method: Method
  /// Pairs without change, dropped.
  public var zeros: Int
  /// Non-zero changes that share their size with another.
  public var ties: Int

  /// How the p-value was found.
  public enum Method: String, Sendable, Hashable, Codable {
    /// From all sign patterns of the ranks at hand, ties and all.
    case exact
    /// From the normal distribution.
    case asymptotic
  }
}

/// A sign test: zeros dropped, exact.
public struct SignTest: Sendable, Hashable, Codable {
  /// The two-sided p-value.
  public var p: Double
}

/// Standardised changes, each with the name of its denominator.
public struct EffectSizes: Sendable, Hashable, Codable {
  /// The mean change over the standard deviation of the change.
  public var dz: Estimate?
  /// The mean change over the root mean square of the two standard deviations.
  public var dav: Double?
  /// The matched rank-biserial correlation (Kerby): positive minus negative rank sum over both.
  public var rankBiserial: Double?

  /// An estimate with its interval at 95 %.
  public struct Estimate: Sendable, Hashable, Codable {
    /// The estimate.
    public var estimate: Double
    /// The lower end.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
  }
}

/// How many changed by at least a published size.
public struct ThresholdCounts: Sendable, Hashable, Codable {
  /// The size in points; a change of exactly this size counts.
  public var threshold: Double
  /// Where it comes from.
  public var source: String
  /// How far that can be trusted.
  public var status: Status
  /// How many improved by at least that; `nil` when withheld.
  public var improved: Int?
  /// How many changed by less; `nil` when withheld.
  public var unchanged: Int?
  /// How many worsened by at least that; `nil` when withheld.
  public var worsened: Int?
}

/// How many changed by more than measurement error explains.
public struct ReliableChangeCounts: Sendable, Hashable, Codable {
  /// The size in points; `nil` when withheld.
  ///
  /// From a reliability only a larger change counts; of a published size a change of exactly that
  /// counts too.
  public var threshold: Double?
  /// The reliability that it rests on; `nil` for a published threshold.
  public var reliability: Double?
  /// Where the reliability or the threshold comes from.
  public var source: String
  /// How far that can be trusted.
  public var status: Status
  /// How many improved by more; `nil` when withheld.
  public var improved: Int?
  /// How many did not; `nil` when withheld.
  public var unchanged: Int?
  /// How many worsened by more; `nil` when withheld.
  public var worsened: Int?
  /// Whether the threshold is withheld, because a few people's first scores could be solved for.
  public var suppressed: Bool
}

/// The change that a group's mean would show if nothing happened but measuring again.
///
/// A group that differs from everyone before does so partly by measurement error, which does not come
/// back: drift = (1 − reliability) × (mean before of everyone − mean before of the group), after
/// Barnett, van der Pols and Dobson (2005, doi:10.1093/ije/dyh299).
public struct ExpectedDrift: Sendable, Hashable, Codable {
  /// The drift in points.
  public var points: Double
  /// The mean before of everyone with a pair, towards which the group drifts.
  public var towards: Double
  /// The reliability that it rests on.
  public var reliability: Double
  /// Where the reliability comes from.
  public var source: String
  /// How far that can be trusted.
  public var status: Status
}

/// How many lay beyond a cut-off before and after.
public struct CutoffCrossing: Sendable, Hashable, Codable {
  /// The cut-off's id.
  public var id: String
  /// What a score beyond it is called.
  public var title: LocalizedText
  /// The score that divides.
  public var value: Double
  /// Which scores lie beyond it: `below`, `atOrBelow`, `above` or `atOrAbove`.
  public var beyond: String
  /// Where it comes from.
  public var source: String
  /// How far that can be trusted.
  public var status: Status
  /// How many lay beyond before; `nil` when withheld.
  public var beyondBefore: Int?
  /// How many lie beyond after; `nil` when withheld.
  public var beyondAfter: Int?
  /// The exact McNemar p-value; `nil` when nobody crossed or when withheld.
  public var mcnemarP: Double?
}

/// Why a test is missing, or what stands against reading it.
public struct NotTestable: Sendable, Hashable, Codable {
  /// About the t test.
  public var tTest: Reason?
  /// About the Wilcoxon test.
  public var wilcoxon: Reason?

  /// What stands in the way.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// Fewer than two pairs.
    case tooFewPairs
    /// Everyone changed by the same amount.
    case noVariation
    /// Nobody changed.
    case nobodyChanged
    /// Under six non-zero changes: the smallest possible p-value is above 0.05.
    case smallestPossiblePAboveFivePercent
    /// Withheld with the counts.
    case withheld
  }
}
