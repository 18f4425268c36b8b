import FremgangStatistics

/// Counts responses into ``EvaluationTables``.
struct TableBuilder {
  let responses: Responses
  let plan: EvaluationPlan
  let membership: Membership
  let filter: MeasurementFilter
  let waves: PairedWaves
  private(set) var tables = EvaluationTables()
  /// By instrument: the sign of each respondent's change on the primary scale (-1 worse, 1 better).
  private var signs: [[Int: Int]] = []
  /// Rows that contradict each other.
  private(set) var conflictingDuplicates: [Origin] = []
  private var included = Set<Int>()
  private var paired = Set<Int>()

  init(_ responses: Responses, plan: EvaluationPlan, membership: Membership) {
    self.responses = responses
    self.plan = plan
    self.membership = membership
    filter = MeasurementFilter(plan.filters, membership: membership)
    waves = PairedWaves(plan.pairing, waves: responses.waves)
  }

  /// Counts everything.
  ///
  /// - Throws: ``EvaluationFault/instrument(id:reason:)`` when an instrument's scale cannot be computed.
  mutating func build() throws(EvaluationFault) {
    let byInstrument = Dictionary(grouping: Array(responses.measurements.indices)) {
      responses.measurements[$0].instrument
    }
    for (index, instrument) in responses.instruments.enumerated() where instrument.kind == .scored {
      try count(instrument, measurements: byInstrument[index] ?? [])
    }
    tables.compensation = SignTable.all(of: tables.instruments, signs: signs, in: membership)
    tables.personal = PersonalStars(responses, waves: waves, filter: filter).findings
    tables.respondentsIncluded = included.union(filteredRaters).count
    tables.respondentsPairedOnAny = paired.count
    for grouping in membership.groupings {
      tables.groupChanges[grouping.id] = grouping.changed.count
    }
  }

  private var filteredRaters: Set<Int> {
    Set(responses.personalRatings.map(\.respondent).filter(filter.admits(respondent:)))
  }

  private mutating func count(
    _ instrument: Instrument,
    measurements: [Int]
  ) throws(EvaluationFault) {
    let timelines = timelines(of: measurements)
    for timeline in timelines {
      for entry in timeline.leftOut {
        tables.ledger[entry.reason, default: 0] += 1
        if entry.reason == .duplicateConflicting {
          conflictingDuplicates.append(responses.measurements[entry.measurement].origin)
        }
      }
    }
    let present = timelines.filter { !$0.measurements.isEmpty }
    included.formUnion(present.map(\.respondent))
    var counts = InstrumentTables(
      instrument: instrument,
      respondents: present.count,
      attendance: Divided(membership, empty: Attendance())
    )
    for index in instrument.scales.indices {
      let counter = try ScaleCounter(instrument, scale: index, self)
      let outcome = counter.count(timelines)
      counts.scales.append(outcome.tables)
      if index == 0 { record(outcome, in: &counts) }
    }
    tables.instruments.append(counts)
  }

  /// Every respondent's timeline on one instrument.
  private func timelines(of measurements: [Int]) -> [Timeline] {
    Dictionary(grouping: measurements) { responses.measurements[$0].respondent }
      .sorted { $0.key < $1.key }
      .map { Timeline(respondent: $0.key, of: $0.value, in: responses, filter: filter) }
  }

  /// Records what the primary scale says of measurements, attendance and signs.
  private mutating func record(_ outcome: ScaleCounter.Outcome, in counts: inout InstrumentTables) {
    var modes = ModeCounter(responses.answerModes)
    var signOf: [Int: Int] = [:]
    for (respondent, pairing) in outcome.pairings {
      account(for: pairing)
      counts.attendance.update(for: respondent, in: membership) { $0.add(pairing) }
      guard let before = pairing.before, let after = pairing.after else { continue }
      paired.insert(respondent)
      modes.add(before, after, in: responses.measurements)
      if let first = before.day, let last = after.day {
        counts.daysBetween.add(Int64(last.days(since: first)), count: 1)
        if last < first { counts.pairsBackInTime += 1 }
      }
      if pairing.skippedUnscorable { counts.pairsWithSkippedMeasurement += 1 }
      let sign = Int((after.score.numerator - before.score.numerator).signum())
      signOf[respondent] = counts.scales[0].scale.higherIsBetter ? sign : -sign
    }
    counts.questionableScores = outcome.questionable
    counts.answerModes = modes.counts
    signs.append(signOf)
  }

  private mutating func account(for pairing: ScalePairing) {
    func add(_ reason: LedgerReason, _ count: Int) {
      if count > 0 { tables.ledger[reason, default: 0] += count }
    }
    add(.between, pairing.between.count)
    add(.tooManyUnanswered, pairing.unscorable.count)
    switch (pairing.before, pairing.after) {
    case (_?, _?): add(.paired, 2)
    case (_?, nil): add(.beforeOnly, 1)
    case (nil, _?): add(.afterOnly, 1)
    case (nil, nil): break
    }
  }
}

extension Attendance {
  fileprivate mutating func add(_ pairing: ScalePairing) {
    switch (pairing.before, pairing.after) {
    case (_?, _?): pairs += 1
    case (_?, nil): beforeOnly += 1
    case (nil, _?): afterOnly += 1
    case (nil, nil): break
    }
  }
}

/// Counts how the measurements of pairs were answered.
private struct ModeCounter {
  private(set) var all: [ModeCount]

  init(_ modes: [String]) {
    all = modes.map { ModeCount(mode: $0) } + [ModeCount(mode: nil)]
  }

  mutating func add(
    _ before: ScalePairing.Scored,
    _ after: ScalePairing.Scored,
    in measurements: [Measurement]
  ) {
    all[measurements[before.measurement].answerMode ?? all.count - 1].before += 1
    all[measurements[after.measurement].answerMode ?? all.count - 1].after += 1
  }

  /// The ways of answering that were used; nothing at all where none was ever noted.
  var counts: [ModeCount] {
    guard all.count > 1 else { return [] }
    return all.filter { $0.before + $0.after > 0 }
  }
}
