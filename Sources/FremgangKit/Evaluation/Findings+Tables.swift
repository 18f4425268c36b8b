import FremgangStatistics

extension Findings {
  /// Computes every figure from the counts, on so many threads.
  init(from tables: EvaluationTables, plan: EvaluationPlan, threads: Int) {
    let groupings = tables.groupings
    let scales = tables.instruments.flatMap(\.scales)
    var found = ScaleFindings.all(
      scales,
      of: tables,
      reliableChange: plan.reliableChange,
      threads: threads
    )[...]
    self.init(
      schema: Findings.schemaName,
      study: plan.study,
      disclosure: plan.disclosure,
      groupings: groupings.map(GroupingFindings.init),
      pairing: PairingFindings(plan.pairing, waves: tables.waves),
      methods: FigureMethod.ofEvaluations,
      instruments: tables.instruments.map { instrument in
        let scales = found.prefix(instrument.scales.count)
        found = found.dropFirst(scales.count)
        return InstrumentFindings(instrument, Array(scales))
      },
      personal: PersonalFindings.all(tables),
      compensation: CompensationFindings.all(tables),
      attrition: tables.instruments.flatMap { AttritionFindings.all($0, groupings: groupings) },
      answerModes: tables.instruments.flatMap { AnswerModeFindings.all($0, of: tables) },
      respondents: RespondentFindings(
        included: tables.respondentsIncluded,
        pairedOnAny: tables.respondentsPairedOnAny
      ),
      ledger: LedgerFindings(tables.ledger),
      warnings: WarningFindings.all(tables)
    )
  }
}

extension GroupingFindings {
  fileprivate init(_ grouping: CountedGrouping) {
    self.init(
      id: grouping.id,
      title: grouping.title,
      levels: grouping.levels,
      isCluster: grouping.isCluster,
      expected: grouping.expected.map {
        ExpectedLevel(level: $0.name, enrolled: $0.enrolled, reason: $0.reason)
      }
    )
  }
}

extension PairingFindings {
  fileprivate init(_ pairing: EvaluationPlan.Pairing, waves: [String]) {
    switch pairing {
    case .waves(let before, let after):
      self.init(rule: .waves, before: before, after: after, waves: waves)
    case .firstToLast:
      self.init(rule: .firstToLast, before: nil, after: nil, waves: waves)
    }
  }
}

extension InstrumentFindings {
  fileprivate init(_ tables: InstrumentTables, _ scales: [ScaleFindings]) {
    let instrument = tables.instrument
    self.init(
      id: instrument.id,
      version: instrument.version,
      convention: instrument.convention,
      title: instrument.title,
      shortTitle: instrument.shortTitle,
      measures: instrument.measures,
      presentation: instrument.presentation.rawValue,
      items: instrument.items.count,
      licenceHolder: instrument.licence.holder,
      caveats: instrument.caveats.map {
        SourcedText(text: $0.text, source: $0.provenance.source, status: $0.provenance.status)
      },
      respondents: tables.respondents,
      suppressed: false,
      scales: scales,
      daysBetween: DaysBetween(tables.daysBetween)
    )
  }
}

extension InstrumentFindings.DaysBetween {
  fileprivate init?(_ days: CountTable) {
    guard let minimum = days.minimum, let maximum = days.maximum else { return nil }
    self.init(
      n: days.count,
      minimum: Int(minimum),
      quartiles: [0.25, 0.5, 0.75].compactMap { days.quantile($0) },
      maximum: Int(maximum),
      sameDay: days.count { $0 == 0 }
    )
  }
}

extension AttritionFindings {
  fileprivate static func all(
    _ tables: InstrumentTables,
    groupings: [CountedGrouping]
  ) -> [AttritionFindings] {
    let id = tables.instrument.id
    let clusters = zip(groupings, tables.attendance.byGrouping).first { $0.0.isCluster }
    let enrolled = clusters.flatMap { $0.totalEnrolled(attendance: $1) }
    var rows = [
      AttritionFindings(id, by: nil, level: nil, enrolled: enrolled, tables.attendance.overall)
    ]
    for (grouping, levels) in zip(groupings, tables.attendance.byGrouping) {
      let enrolled = grouping.enrolledByLevel
      for (index, attendance) in levels.enumerated() {
        let isNotStated = index == grouping.notStated
        if isNotStated && attendance.respondents == 0 { continue }
        let level = isNotStated ? nil : grouping.levels[index]
        rows.append(
          AttritionFindings(
            id,
            by: grouping.id,
            level: level,
            enrolled: level.flatMap { enrolled[$0.folded] ?? nil },
            attendance
          )
        )
      }
    }
    return rows
  }

  private init(
    _ instrument: String,
    by: String?,
    level: String?,
    enrolled: Int?,
    _ attendance: Attendance
  ) {
    self.init(
      instrument: instrument,
      by: by,
      level: level,
      enrolled: enrolled,
      before: attendance.before,
      after: attendance.after,
      pairs: attendance.pairs,
      beforeOnly: attendance.beforeOnly,
      afterOnly: attendance.afterOnly,
      suppressed: false
    )
  }
}

extension CountedGrouping {
  /// How many were enrolled in all, where that is known of every project that was not excused and
  /// of every one in which somebody was measured.
  fileprivate func totalEnrolled(attendance: [Attendance]) -> Int? {
    let known = enrolledByLevel
    for (level, present) in zip(levels, attendance)
    where present.respondents > 0 && (known[level.folded] ?? nil) == nil {
      return nil
    }
    let numbers = expected.filter { $0.enrolled != nil || $0.reason == nil }.map(\.enrolled)
    guard !numbers.isEmpty else { return nil }
    var total = 0
    for number in numbers {
      guard let number else { return nil }
      total = total.addingReportingOverflow(number).partialValue
    }
    return total
  }

  /// How many were enrolled in each expected level, as levels are compared.
  fileprivate var enrolledByLevel: [String: Int?] {
    Dictionary(
      expected.map { ($0.name.folded, $0.enrolled) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

extension AnswerModeFindings {
  /// The ways of answering that were used; nothing at all where none was ever noted.
  fileprivate static func all(
    _ tables: InstrumentTables,
    of all: EvaluationTables
  ) -> [AnswerModeFindings] {
    guard !all.answerModes.isEmpty else { return [] }
    return zip(all.answerModes + [nil], tables.answerModes).compactMap { mode, count in
      guard count.before + count.after > 0 else { return nil }
      return AnswerModeFindings(
        instrument: tables.instrument.id,
        mode: mode,
        before: count.before,
        after: count.after,
        suppressed: false
      )
    }
  }
}

extension PersonalFindings {
  /// The stars, numbered in their order.
  fileprivate static func all(_ tables: EvaluationTables) -> [PersonalFindings] {
    tables.personal.enumerated().map { index, star in
      var findings = star.findings
      findings.person = index + 1
      return findings
    }
  }
}

extension LedgerFindings {
  fileprivate init(_ ledger: [LedgerReason: Int]) {
    let bins = LedgerReason.allCases.compactMap { reason in
      ledger[reason].map { Bin(reason: reason, measurements: $0) }
    }
    self.init(measurements: bins.reduce(0) { $0 + $1.measurements }, bins: bins)
  }
}

extension WarningFindings {
  fileprivate static func all(_ tables: EvaluationTables) -> [WarningFindings] {
    var warnings: [WarningFindings] = []
    func add(_ code: String, _ count: Int, instrument: String? = nil) {
      guard count > 0 else { return }
      warnings.append(
        WarningFindings(code: code, instrument: instrument, count: count, suppressed: false)
      )
    }
    for counts in tables.instruments {
      let id = counts.instrument.id
      add("questionable-score", counts.questionableScores, instrument: id)
      add("unscorable-measurement-passed-over", counts.pairsWithSkippedMeasurement, instrument: id)
      add("after-dated-before-before", counts.pairsBackInTime, instrument: id)
      add("same-day-pair", counts.daysBetween.count { $0 == 0 }, instrument: id)
    }
    for (grouping, count) in tables.groupChanges.sorted(by: { $0.key < $1.key }) {
      add("group-changed-\(grouping)", count)
    }
    return warnings
  }
}
