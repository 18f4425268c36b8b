import FremgangStatistics

/// Everything that an evaluation counts, and nothing of any single person but what the plan allows.
///
/// Counts add: tables of different respondents can be made apart and put together. Every figure of an
/// ``Evaluation`` is computed from these tables alone.
struct EvaluationTables {
  var instruments: [InstrumentTables] = []
  var compensation: [SignTable] = []
  var personal: [PersonalFindings] = []
  var ledger: [LedgerReason: Int] = [:]
  var respondentsIncluded = 0
  var respondentsPairedOnAny = 0
  var groupChanges: [String: Int] = [:]
}

/// The counts of one instrument.
struct InstrumentTables {
  let instrument: Instrument
  var respondents = 0
  var scales: [ScaleTables] = []
  /// Days between the measurements of a pair on the primary scale.
  var daysBetween = CountTable(denominator: 1)
  /// Respondents by what they have on the primary scale: for everyone, then by grouping and level.
  var attendance: Divided<Attendance>
  /// Pairs by how their first and last measurement were answered; the last entry is "not stated".
  var answerModes: [ModeCount] = []
  var questionableScores = 0
  var pairsWithSkippedMeasurement = 0
  var pairsBackInTime = 0
}

/// How many pairs were answered in one way.
struct ModeCount {
  let mode: String?
  var before = 0
  var after = 0
}

/// Who has what on an instrument's primary scale.
struct Attendance {
  var pairs = 0
  var beforeOnly = 0
  var afterOnly = 0

  var before: Int { pairs + beforeOnly }
  var after: Int { pairs + afterOnly }
  var respondents: Int { pairs + beforeOnly + afterOnly }
}

/// The counts of one scale.
struct ScaleTables {
  let scale: Scale
  let denominator: Int64
  /// The pairs of everyone, then by grouping and level.
  var pairs: Divided<PairedTable>
  /// The first scores of those who never came back.
  var beforeOnly: CountTable
  /// The items of everyone who answered all of them, before and after, paired or not.
  var items: (before: ItemTable, after: ItemTable)
  /// By wave: the scores of those measured at every wave.
  var waves: [(wave: String, scores: CountTable)]
}

/// How the items of a scale vary together among those who answered all of them.
struct ItemTable {
  var covariances: ItemCovariances
  /// How many of these people have no pair.
  var withoutPair = 0

  init(items: Int) {
    covariances = ItemCovariances(items: items)
  }

  mutating func add(_ values: [Int], isPaired: Bool) {
    covariances.add(values)
    if !isPaired { withoutPair += 1 }
  }
}

/// Something counted for everyone, and for each level of each grouping; "not stated" comes last.
struct Divided<Table> {
  var overall: Table
  var byGrouping: [[Table]]

  init(_ membership: Membership, empty: Table) {
    overall = empty
    byGrouping = membership.groupings.map { grouping in
      Array(repeating: empty, count: grouping.levels.count + 1)
    }
  }

  init(overall: Table, byGrouping: [[Table]]) {
    self.overall = overall
    self.byGrouping = byGrouping
  }

  /// Changes the overall table and that of every level that `respondent` belongs to.
  mutating func update(
    for respondent: Int,
    in membership: Membership,
    _ change: (inout Table) -> Void
  ) {
    change(&overall)
    for (index, grouping) in membership.groupings.enumerated() {
      change(&byGrouping[index][grouping.levelOfRespondent[respondent]])
    }
  }
}

/// Signs of change on two instruments, among those paired on both.
struct SignTable {
  let first: String
  let second: String
  /// The grouping whose stated levels alone are counted; `nil` for everyone.
  let by: String?
  /// How many worsened on the first, paired on the second or not.
  var worsenedOnFirst = 0
  /// Rows: worsened, unchanged, improved on the first; columns: the same on the second.
  var counts = Array(repeating: Array(repeating: 0, count: 3), count: 3)
}
