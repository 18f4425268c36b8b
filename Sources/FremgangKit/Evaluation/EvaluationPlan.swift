/// How responses become an evaluation: waves, groups, filters, disclosure.
///
/// The export plan in `FremgangFiles` holds one of these beside its columns and labels.
public struct EvaluationPlan: Sendable, Hashable {
  /// Which measurements make a pair.
  public enum Pairing: Sendable, Hashable {
    /// The first scorable measurement of one named wave and the last scorable one of another.
    case waves(before: String, after: String)
    /// The first and the last scorable measurement, by wave and day.
    case firstToLast
  }

  /// A group that respondents belong to.
  public struct Grouping: Sendable, Hashable {
    /// The id that results use, such as `role`.
    public var id: String
    /// The title in reports.
    public var title: LocalizedText
    /// The levels in the order of the tables; levels that are not named follow in their own order.
    public var levels: [String]

    /// Creates a grouping.
    public init(id: String, title: LocalizedText, levels: [String] = []) {
      self.id = id
      self.title = title
      self.levels = levels
    }
  }

  /// A project that was expected to deliver measurements.
  public struct ExpectedProject: Sendable, Hashable {
    /// The project's name, as in the export.
    public var name: String
    /// How many people were enrolled, where that is known.
    public var enrolled: Int?
    /// Why it has no measurements, or no pairs.
    public var reason: LocalizedText?

    /// Creates an expected project.
    public init(name: String, enrolled: Int? = nil, reason: LocalizedText? = nil) {
      self.name = name
      self.enrolled = enrolled
      self.reason = reason
    }
  }

  /// Which measurements count at all.
  public struct Filters: Sendable, Hashable {
    /// The first day that counts.
    public var from: Day?
    /// The last day that counts.
    public var to: Day?
    /// By grouping id, the only levels that count.
    public var levels: [String: [String]]

    /// Creates filters; by default everything counts.
    public init(from: Day? = nil, to: Day? = nil, levels: [String: [String]] = [:]) {
      self.from = from
      self.to = to
      self.levels = levels
    }
  }

  /// What reliable change rests on where an instrument publishes no size of it.
  public enum ReliableChangeBasis: String, Sendable, Hashable, CaseIterable {
    /// The instrument's sourced reliability, or nothing.
    case published
    /// Where there is none, alpha of everyone's first measurement, paired or not, which ignores
    /// time: of the same people as the standard deviation beside it, but for those who left an item
    /// blank.
    case sampleAlpha
  }

  /// What the report says of the study.
  public struct Study: Sendable, Hashable, Codable {
    /// The report's title.
    public var title: LocalizedText?
    /// Whether the data are invented; shown wherever a figure is shown.
    public var synthetic: Bool
    /// A note that the report prints near its head, such as why suppression is off.
    public var note: LocalizedText?

    /// Creates a description of the study.
    public init(title: LocalizedText? = nil, synthetic: Bool = false, note: LocalizedText? = nil) {
      self.title = title
      self.synthetic = synthetic
      self.note = note
    }
  }

  /// What the report says of the study.
  public var study: Study
  /// Which measurements make a pair.
  public var pairing: Pairing
  /// The groups, in the order of the tables.
  public var groupings: [Grouping]
  /// The id of the grouping that people are clustered in, for the cluster interval.
  public var clusterBy: String?
  /// The projects that were expected; their names are levels of the grouping ``clusterBy``.
  public var expectedProjects: [ExpectedProject]
  /// Which measurements count.
  public var filters: Filters
  /// What reliable change rests on.
  public var reliableChange: ReliableChangeBasis
  /// What may be shown.
  public var disclosure: Disclosure

  /// Creates a plan.
  public init(
    study: Study = Study(),
    pairing: Pairing = .firstToLast,
    groupings: [Grouping] = [],
    clusterBy: String? = nil,
    expectedProjects: [ExpectedProject] = [],
    filters: Filters = Filters(),
    reliableChange: ReliableChangeBasis = .published,
    disclosure: Disclosure = Disclosure()
  ) {
    self.study = study
    self.pairing = pairing
    self.groupings = groupings
    self.clusterBy = clusterBy
    self.expectedProjects = expectedProjects
    self.filters = filters
    self.reliableChange = reliableChange
    self.disclosure = disclosure
  }
}

/// What may be shown of small groups and of individuals.
public struct Disclosure: Sendable, Hashable, Codable {
  /// The fewest pairs of a group that is shown; 1 switches suppression off.
  public var minimumCell: Int
  /// The fewest pairs of a group whose counts of improved, unchanged and worsened are shown.
  public var minimumForCounts: Int
  /// Whether points of individuals may be drawn and written.
  public var individualPoints: Bool

  /// Creates a disclosure rule.
  ///
  /// - Parameters:
  ///   - minimumCell: the fewest pairs of a group that is shown, at least 1.
  ///   - minimumForCounts: the fewest pairs for counts; four times `minimumCell` unless given, and 1
  ///     where `minimumCell` is 1.
  ///   - individualPoints: whether points of individuals may be shown.
  /// - Precondition: both minimums are at least 1.
  public init(
    minimumCell: Int = 5,
    minimumForCounts: Int? = nil,
    individualPoints: Bool = false
  ) {
    precondition(minimumCell >= 1 && (minimumForCounts ?? 1) >= 1, "a minimum below 1")
    self.minimumCell = minimumCell
    self.minimumForCounts =
      minimumForCounts ?? (minimumCell == 1 ? 1 : minimumCell.multipliedSaturating(by: 4))
    self.individualPoints = individualPoints
  }
}

extension Int {
  fileprivate func multipliedSaturating(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? Int.max : product
  }
}
