package import FremgangStatistics

/// Everything that an evaluation counts, and nothing of any single person but what the plan allows.
///
/// Every figure of an ``Evaluation`` is computed from these tables alone. Counts add: tables of
/// different respondents can be made apart and put together by ``merge(_:)``.
public struct EvaluationTables: Sendable, Hashable {
  /// The groupings, in the order of the plan.
  package var groupings: [CountedGrouping]
  /// The ids of the waves, in their order in time.
  package var waves: [String]
  /// The ways of answering that were found, in Unicode order.
  package var answerModes: [String]
  /// One entry for each scored instrument.
  package var instruments: [InstrumentTables]
  /// One entry for every two instruments, the earlier one first.
  package var signs: [SignTable]
  /// The stars of personal instruments, in the order of instruments and then of people's keys.
  package var personal: [PersonalStar]
  /// How many measurements there were, of all instruments.
  package var measurements: Int
  /// How many ratings of personal instruments there were, filtered or not.
  package var personalRatings: Int
  /// Where each measurement of a scored instrument went.
  package var ledger: [LedgerReason: Int]
  /// Respondents with a measurement or a rating that was not left out.
  package var respondentsIncluded: Int
  /// Respondents with a pair on the primary scale of at least one instrument.
  package var respondentsPairedOnAny: Int
  /// By grouping: respondents whose rows state more than one level.
  package var groupChanges: [String: Int]

  /// Creates tables, which are empty by default.
  package init(
    groupings: [CountedGrouping] = [],
    waves: [String] = [],
    answerModes: [String] = [],
    instruments: [InstrumentTables] = [],
    signs: [SignTable] = [],
    personal: [PersonalStar] = [],
    measurements: Int = 0,
    personalRatings: Int = 0,
    ledger: [LedgerReason: Int] = [:],
    respondentsIncluded: Int = 0,
    respondentsPairedOnAny: Int = 0,
    groupChanges: [String: Int] = [:]
  ) {
    self.groupings = groupings
    self.waves = waves
    self.answerModes = answerModes
    self.instruments = instruments
    self.signs = signs
    self.personal = personal
    self.measurements = measurements
    self.personalRatings = personalRatings
    self.ledger = ledger
    self.respondentsIncluded = respondentsIncluded
    self.respondentsPairedOnAny = respondentsPairedOnAny
    self.groupChanges = groupChanges
  }
}

/// The counts of one instrument.
package struct InstrumentTables: Sendable, Hashable {
  package let instrument: Instrument
  package var respondents: Int
  package var scales: [ScaleTables]
  /// Days between the measurements of a pair on the primary scale.
  package var daysBetween: CountTable
  /// Respondents by what they have on the primary scale: for everyone, then by grouping and level.
  package var attendance: Divided<Attendance>
  /// Pairs by how their first and last measurement were answered: one entry for each of the
  /// evaluation's answer modes, then one for "not stated".
  package var answerModes: [ModeCount]
  package var questionableScores: Int
  package var pairsWithSkippedMeasurement: Int
  package var pairsBackInTime: Int

  /// Creates the counts of an instrument.
  package init(
    instrument: Instrument,
    respondents: Int,
    scales: [ScaleTables] = [],
    daysBetween: CountTable = CountTable(denominator: 1),
    attendance: Divided<Attendance>,
    answerModes: [ModeCount],
    questionableScores: Int = 0,
    pairsWithSkippedMeasurement: Int = 0,
    pairsBackInTime: Int = 0
  ) {
    self.instrument = instrument
    self.respondents = respondents
    self.scales = scales
    self.daysBetween = daysBetween
    self.attendance = attendance
    self.answerModes = answerModes
    self.questionableScores = questionableScores
    self.pairsWithSkippedMeasurement = pairsWithSkippedMeasurement
    self.pairsBackInTime = pairsBackInTime
  }
}

/// How many pairs were answered in one way.
package struct ModeCount: Sendable, Hashable {
  package var before: Int
  package var after: Int

  /// Creates a count of pairs.
  package init(before: Int = 0, after: Int = 0) {
    self.before = before
    self.after = after
  }
}

/// Who has what on an instrument's primary scale.
package struct Attendance: Sendable, Hashable {
  package var pairs: Int
  package var beforeOnly: Int
  package var afterOnly: Int

  /// Creates an attendance.
  package init(pairs: Int = 0, beforeOnly: Int = 0, afterOnly: Int = 0) {
    self.pairs = pairs
    self.beforeOnly = beforeOnly
    self.afterOnly = afterOnly
  }

  /// Adds what other people have.
  package mutating func merge(_ other: Attendance) {
    pairs += other.pairs
    beforeOnly += other.beforeOnly
    afterOnly += other.afterOnly
  }

  var before: Int { pairs + beforeOnly }
  var after: Int { pairs + afterOnly }
  var respondents: Int { pairs + beforeOnly + afterOnly }
}

/// The counts of one scale.
package struct ScaleTables: Sendable, Hashable {
  /// The items of everyone who answered all of them, before and after, paired or not.
  package struct Items: Sendable, Hashable {
    package var before: ItemTable
    package var after: ItemTable

    /// Creates the tables of items.
    package init(before: ItemTable, after: ItemTable) {
      self.before = before
      self.after = after
    }
  }

  package let scale: Scale
  package let denominator: Int64
  /// The pairs of everyone, then by grouping and level.
  package var pairs: Divided<PairedTable>
  /// The first scores of those who never came back.
  package var beforeOnly: CountTable
  package var items: Items
  /// One entry for each set of waves that somebody has scores at.
  package var trend: Trend

  /// Creates the counts of a scale.
  package init(
    scale: Scale,
    denominator: Int64,
    pairs: Divided<PairedTable>,
    beforeOnly: CountTable,
    items: Items,
    trend: Trend
  ) {
    self.scale = scale
    self.denominator = denominator
    self.pairs = pairs
    self.beforeOnly = beforeOnly
    self.items = items
    self.trend = trend
  }
}

/// Something counted for everyone, and for each level of each grouping; "not stated" comes last.
package struct Divided<Table> {
  package var overall: Table
  package var byGrouping: [[Table]]

  /// Creates the same for everyone and for every level.
  package init(_ groupings: [CountedGrouping], empty: Table) {
    overall = empty
    byGrouping = groupings.map { Array(repeating: empty, count: $0.levels.count + 1) }
  }

  /// Creates something that is counted already.
  package init(overall: Table, byGrouping: [[Table]]) {
    self.overall = overall
    self.byGrouping = byGrouping
  }

  /// Changes the overall table and, by grouping, that of the level with the index in `levels`.
  package mutating func update(at levels: [Int], _ change: (inout Table) -> Void) {
    change(&overall)
    for (grouping, level) in levels.enumerated() { change(&byGrouping[grouping][level]) }
  }
}

extension Divided: Equatable where Table: Equatable {}
extension Divided: Hashable where Table: Hashable {}
extension Divided: Sendable where Table: Sendable {}
