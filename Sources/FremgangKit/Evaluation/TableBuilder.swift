import FremgangStatistics

/// Counts responses into ``EvaluationTables``.
struct TableBuilder {
  let responses: Responses
  let membership: Membership
  let filter: MeasurementFilter
  let waves: PairedWaves
  private(set) var tables: EvaluationTables
  /// By instrument: the sign of each respondent's change on the primary scale (-1 worse, 1 better).
  private var signs: [[Int: Int]] = []
  /// Rows that contradict each other.
  private(set) var conflictingDuplicates: [Origin] = []
  private var included = Set<Int>()
  private var paired = Set<Int>()

  init(_ responses: Responses, plan: EvaluationPlan) {
    let responses = responses.withSettledAnswerModes()
    let membership = Membership(of: responses, plan: plan)
    self.responses = responses
    self.membership = membership
    tables = EvaluationTables(
      groupings: membership.counted,
      waves: responses.waves,
      answerModes: responses.answerModes,
      measurements: responses.measurements.count,
      personalRatings: responses.personalRatings.count
    )
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
    tables.signs = signTables
    tables.personal = PersonalStar.all(in: responses, waves: waves, filter: filter)
    tables.respondentsIncluded = included.union(filteredRaters).count
    tables.respondentsPairedOnAny = paired.count
    for grouping in membership.groupings {
      tables.groupChanges[grouping.id] = grouping.changed.count
    }
    tables.sortAnswerModes()
  }

  /// Every two instruments, with the signs of those paired on both.
  private var signTables: [SignTable] {
    var all: [SignTable] = []
    for second in signs.indices {
      for first in 0..<second {
        var table = SignTable(
          first: tables.instruments[first].instrument.id,
          second: tables.instruments[second].instrument.id,
          stated: membership.groupings.map { _ in SignTable.empty }
        )
        for (respondent, sign) in signs[first] {
          guard let other = signs[second][respondent] else { continue }
          let isStated = membership.groupings.map { !$0.isNotStated(respondent) }
          table.add(sign, other, isStated: isStated)
        }
        all.append(table)
      }
    }
    return all
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
      attendance: Divided(membership.counted, empty: Attendance()),
      answerModes: Array(repeating: ModeCount(), count: responses.answerModes.count + 1)
    )
    signs.append([:])
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
      counts.attendance.update(at: membership.levels(of: respondent)) { $0.add(pairing) }
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
    signs[signs.count - 1] = signOf
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
  /// By mode, then for "not stated".
  private(set) var counts: [ModeCount]

  init(_ modes: [String]) {
    counts = Array(repeating: ModeCount(), count: modes.count + 1)
  }

  mutating func add(
    _ before: ScalePairing.Scored,
    _ after: ScalePairing.Scored,
    in measurements: [Measurement]
  ) {
    counts[measurements[before.measurement].answerMode ?? counts.count - 1].before += 1
    counts[measurements[after.measurement].answerMode ?? counts.count - 1].after += 1
  }
}
