import FremgangStatistics

/// Counts responses into ``EvaluationTables``.
struct TableBuilder {
  let responses: Responses
  let membership: Membership
  let filter: MeasurementFilter
  let waves: PairedWaves
  private(set) var tables: EvaluationTables
  /// By instrument and respondent: the sign of the change on the primary scale (-1 worse, 1 better);
  /// ``notPaired`` where there is no pair.
  private var signs: [[Int8]] = []
  /// Rows that contradict each other.
  private(set) var conflictingDuplicates: [Origin] = []
  /// By respondent: whether some measurement or rating counts.
  private var isIncluded: [Bool]

  private static let notPaired: Int8 = 2

  init(_ responses: Responses, plan: EvaluationPlan) {
    let responses = responses.withSettledAnswerModes()
    let membership = Membership(of: responses, plan: plan)
    self.responses = responses
    self.membership = membership
    isIncluded = Array(repeating: false, count: responses.respondents.count)
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
    let byInstrument = responses.measurementsByInstrument
    for (index, instrument) in responses.instruments.enumerated() where instrument.kind == .scored {
      try count(instrument, measurements: byInstrument[index])
    }
    tables.signs = signTables
    tables.personal = PersonalStar.all(in: responses, waves: waves, filter: filter)
    for rating in responses.personalRatings where filter.admits(respondent: rating.respondent) {
      isIncluded[rating.respondent] = true
    }
    tables.respondentsIncluded = isIncluded.count { $0 }
    tables.respondentsPairedOnAny = responses.respondents.indices.count { respondent in
      signs.contains { $0[respondent] != TableBuilder.notPaired }
    }
    for grouping in membership.groupings {
      tables.groupChanges[grouping.id] = grouping.changed.count
    }
    tables.sortAnswerModes()
  }

  /// Every two instruments, with the signs of those paired on both.
  private var signTables: [SignTable] {
    var all: [SignTable] = []
    var isStated = membership.groupings.map { _ in true }
    for second in signs.indices {
      for first in 0..<second {
        var table = SignTable(
          first: tables.instruments[first].instrument.id,
          second: tables.instruments[second].instrument.id,
          stated: membership.groupings.map { _ in SignTable.empty }
        )
        for respondent in responses.respondents.indices {
          let (sign, other) = (signs[first][respondent], signs[second][respondent])
          if sign == TableBuilder.notPaired || other == TableBuilder.notPaired { continue }
          for (grouping, levels) in membership.groupings.enumerated() {
            isStated[grouping] = !levels.isNotStated(respondent)
          }
          table.add(Int(sign), Int(other), isStated: isStated)
        }
        all.append(table)
      }
    }
    return all
  }

  private mutating func count(
    _ instrument: Instrument,
    measurements: [Int32]
  ) throws(EvaluationFault) {
    let timelines = Timelines(of: measurements, in: responses, filter: filter)
    for entry in timelines.leftOut {
      tables.ledger[entry.reason, default: 0] += 1
      if entry.reason == .duplicateConflicting {
        conflictingDuplicates.append(responses.measurements[entry.measurement].origin)
      }
    }
    for respondent in timelines.respondents { isIncluded[respondent] = true }
    var counts = InstrumentTables(
      instrument: instrument,
      respondents: timelines.respondents.count,
      attendance: Divided(membership.counted, empty: Attendance()),
      answerModes: Array(repeating: ModeCount(), count: responses.answerModes.count + 1)
    )
    signs.append(Array(repeating: TableBuilder.notPaired, count: responses.respondents.count))
    for index in instrument.scales.indices {
      let outcome = try ScaleCounter(instrument, scale: index, timelines, self).outcome()
      counts.scales.append(outcome.tables)
      if index == 0 { record(outcome, of: timelines, in: &counts) }
    }
    tables.instruments.append(counts)
  }

  /// Records what the primary scale says of measurements, attendance and signs.
  private mutating func record(
    _ outcome: ScaleCounter.Outcome,
    of timelines: Timelines,
    in counts: inout InstrumentTables
  ) {
    counts.questionableScores = outcome.questionable
    var days = NumeratorTally()
    var levels: [Int] = []
    for (respondent, pairing) in zip(timelines.respondents, outcome.pairings) {
      account(for: pairing)
      membership.find(levelsOf: respondent, &levels)
      counts.attendance.update(at: levels) { $0.add(pairing) }
      guard let first = pairing.before, let last = pairing.after else { continue }
      let (before, after) = (timelines.moments[first], timelines.moments[last])
      counts.answerModes[mode(of: before, timelines)].before += 1
      counts.answerModes[mode(of: after, timelines)].after += 1
      if let first = before.day, let last = after.day {
        days.add(Int64(last.days(since: first)))
        if last < first { counts.pairsBackInTime += 1 }
      }
      if pairing.skippedUnscorable { counts.pairsWithSkippedMeasurement += 1 }
      let change = outcome.scores.numerator(after.place) - outcome.scores.numerator(before.place)
      let sign = counts.scales[0].scale.higherIsBetter ? change.signum() : -change.signum()
      signs[signs.count - 1][respondent] = Int8(sign)
    }
    counts.daysBetween = days.table(denominator: 1)
  }

  /// How a measurement was answered, as an index into the counts of answer modes.
  private func mode(of moment: Timelines.Moment, _ timelines: Timelines) -> Int {
    let all = responses.answerModes.count
    if all == 0 { return 0 }
    let index = timelines.measurements[Int(moment.place)]
    return responses.measurements[Int(index)].answerMode ?? all
  }

  private mutating func account(for pairing: ScalePairing) {
    func add(_ reason: LedgerReason, _ count: Int) {
      if count > 0 { tables.ledger[reason, default: 0] += count }
    }
    add(.between, pairing.between)
    add(.tooManyUnanswered, pairing.unscorable)
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
