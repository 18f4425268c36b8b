public import FremgangKit

/// How an export maps to instruments, waves and groups, and what its evaluation is to show.
///
/// What a plan leaves out is found by looking at the export.
public struct ExportPlan: Sendable, Hashable {
  /// The schema that plan files name.
  public static let format = "fremgang.plan/1"

  /// What to do with a measurement that holds a value which cannot be right.
  public enum OnBadValue: String, Sendable, Hashable, CaseIterable {
    /// Stop, and list all of them.
    case stop
    /// Leave the measurement out and count it.
    case exclude
  }

  /// What the report says of the study.
  public var study = EvaluationPlan.Study()
  /// Which column holds what.
  public var columns = PlanColumns()
  /// Which wave a whole file belongs to.
  public var files: [PlanFile] = []
  /// The waves in their order in time, with the labels that stand for them.
  public var waves: [PlanWave] = []
  /// Which measurements make a pair; found by looking when it is not given.
  public var pairing: EvaluationPlan.Pairing?
  /// The groups in the order of the tables.
  public var groups: [PlanGroup] = []
  /// By instrument, the codes that answer texts stand for.
  public var answerLabels: [String: [String: Int]] = [:]
  /// The texts that stand for no answer, with the reason.
  public var missingCodes: [String: Answer] = [:]
  /// By instrument, how the file's codes differ from the instrument's.
  public var codeShifts: [String: CodeShift] = [:]
  /// The instruments that are meant; empty for all that are recognised.
  public var instruments: [String] = []
  /// The id of the group that people are clustered in.
  public var clusterBy: String?
  /// The projects that were expected to deliver.
  public var expectedProjects: [EvaluationPlan.ExpectedProject] = []
  /// Which measurements count.
  public var filters = EvaluationPlan.Filters()
  /// Responses that do not count, by what the survey system says of them.
  public var leaveOut: [LeftOutResponses] = []
  /// Where the ratings of a personal instrument stand.
  public var personal: PlanPersonal?
  /// What reliable change rests on.
  public var reliableChange = EvaluationPlan.ReliableChangeBasis.published
  /// What to do with values that cannot be right.
  public var onBadValue = OnBadValue.stop
  /// What may be shown.
  public var disclosure = Disclosure()
  /// Whether the ids of respondents are replaced by pseudonyms, and under which key.
  public var pseudonyms: PlanPseudonyms?
  /// How the files are written.
  public var dialect = DialectChoice()
  /// How much is read before a file is taken for damaged.
  public var limits = ReadingLimits()
  /// What `check` takes for odd.
  public var check = PlanCheck()

  /// What only the nightly job reads: guards, follow-ups, and whether single people may be listed.
  var passages: [PlanPassage] = []

  /// The text that the plan was read from.
  var source = PlanSource()

  /// Creates a plan that leaves everything to be found by looking.
  public init() {}

  /// The part of the plan that counting needs.
  ///
  /// Without a pairing, the first and the last measurement make a pair.
  public var evaluation: EvaluationPlan {
    EvaluationPlan(
      study: study,
      pairing: pairing ?? .firstToLast,
      groupings: groups.map { group in
        EvaluationPlan.Grouping(id: group.id, title: group.title, levels: group.levels)
      },
      clusterBy: clusterBy,
      expectedProjects: expectedProjects,
      filters: filters,
      reliableChange: reliableChange,
      disclosure: disclosure
    )
  }
}

/// How the codes of a file become the codes of an instrument.
public struct CodeShift: Sendable, Hashable {
  /// What is added to each code.
  public var add: Int
  /// Whether the lowest code then changes place with the highest, and so on.
  public var reverse: Bool

  /// Creates a shift.
  public init(add: Int = 0, reverse: Bool = false) {
    self.add = add
    self.reverse = reverse
  }
}
