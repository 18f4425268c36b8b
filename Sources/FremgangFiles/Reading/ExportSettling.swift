import FremgangJSON
import FremgangKit

/// The wave of whole files: by the plan, or by their names when nothing inside tells it.
enum FileWaves {
  static func settle(
    _ sources: inout [ExportSource],
    _ plan: inout ExportPlan,
    _ notes: inout [String]
  ) throws(ExportRefusal) {
    let silent = sources.indices.filter { number in
      let layout = sources[number].layout
      return layout.wave == nil && layout.fixedWave == nil && !layout.instanceIsWave
        && layout.personal == nil
        && layout.blocks.allSatisfy { $0.affix == nil }
    }
    guard sources.count > 1, !silent.isEmpty else { return }
    var waves = silent.map { wave(inName: sources[$0].name) }
    let isByFolder = waves.allSatisfy { $0 == nil }
    if isByFolder { waves = silent.map { wave(inFolderOf: sources[$0].name) } }
    if !waves.contains(nil), Set(waves).count > 1 {
      try check(silent.map { sources[$0].name }, waves.compactMap { $0 }, isByFolder)
      for (number, wave) in zip(silent, waves.compactMap { $0 }) {
        sources[number].layout.fixedWave = wave
        let name =
          isByFolder
          ? WildcardName.lastTwoParts(of: sources[number].name)
          : WildcardName.lastPart(of: sources[number].name)
        plan.files.append(PlanFile(match: name, wave: wave))
        notes.append("\(sources[number].name): all of it is taken for the wave \"\(wave)\"")
      }
    } else if silent.contains(where: { sources[$0].layout.dateColumns.isEmpty }) {
      let name = sources[silent[0]].name
      throw ExportRefusal([
        Diagnostic(
          code: "file-wave-unknown",
          severity: .error,
          place: Place(file: name),
          message: "Nothing tells the wave of this file: no column, no name of a column, no date.",
          remedy: "Say it in the plan: \"files\": [{ \"match\": "
            + "\"\(WildcardName.lastPart(of: name))\", \"wave\": \"før\" }, …]."
        )
      ])
    }
  }

  /// A name that says two things of its place in time, such as "after Christmas" and "before the
  /// summer", tells no order.
  private static func check(
    _ names: [String],
    _ waves: [String],
    _ isByFolder: Bool
  ) throws(ExportRefusal) {
    let told = zip(names, waves).map { path, wave in
      let parts = WildcardName.lastTwoParts(of: path).split(separator: "/")
      let part = (isByFolder ? parts.first : parts.last) ?? ""
      let end = isByFolder ? nil : part.lastIndex(of: ".")
      return (wave: wave, name: String(part[..<(end ?? part.endIndex)]))
    }
    guard !WaveOrder.isCoherent(told), let first = names.first else { return }
    throw ExportRefusal([
      Diagnostic(
        code: "file-wave-doubtful",
        severity: .error,
        place: Place(file: first),
        message: "The names of the files hold words for waves, and other words or numbers that may "
          + "mean another order in time.",
        remedy: "Say in the plan which file belongs to which wave: \"files\": [{ \"match\": "
          + "\"\(WildcardName.lastPart(of: first))\", \"wave\": \"…\" }, …], and list the waves "
          + "from the first to the last: \"waves\": [{ \"id\": \"…\" }, …]."
      )
    ])
  }

  private static func wave(inName path: String) -> String? {
    wave(in: WildcardName.lastPart(of: path).split { !$0.isLetter && !$0.isNumber }.dropLast())
  }

  /// The wave that the folder of a file is called after: exports of one survey often share a name.
  private static func wave(inFolderOf path: String) -> String? {
    let parts = WildcardName.lastTwoParts(of: path).split(separator: "/")
    guard parts.count == 2 else { return nil }
    return wave(in: parts[0].split { !$0.isLetter && !$0.isNumber }[...])
  }

  private static func wave(in words: ArraySlice<Substring>) -> String? {
    let found = words.map(String.init).filter { word in
      word.contains(where: \.isLetter) && WaveVocabulary.rank(of: word) != nil
    }
    return found.count == 1 ? WaveVocabulary.id(of: found[0]) : nil
  }
}

/// The order of day and month in all files together.
enum DateOrders {
  static func settle(
    _ surveys: [FileSurvey],
    _ sources: [ExportSource],
    _ plan: ExportPlan
  ) throws(ExportRefusal) -> DateOrder? {
    if let given = plan.dialect.dateOrder { return given }
    var settled: DateOrder?
    for (survey, source) in zip(surveys, sources) where survey.dates.isNeeded {
      if let order = survey.dates.order, settled == nil || settled == order {
        settled = order
        continue
      }
      let both = survey.dates.dayFirst > 0
      throw ExportRefusal([
        Diagnostic(
          code: "date-order-ambiguous",
          severity: .error,
          place: Place(
            file: source.name,
            line: source.header.line,
            column: survey.dateColumn.map { $0 + 1 }
          ),
          message: both
            ? "Some dates have the day first and others the month."
            : "The dates read with the day first and with the month first alike.",
          remedy: "Say which in the plan: \"dialect\": { \"dateOrder\": \"dayFirst\" } or "
            + "\"monthFirst\"; or write dates as 2015-03-14."
        )
      ])
    }
    return settled
  }
}

/// The labels of waves wherever they stand.
enum WaveLabels {
  static func all(
    in sources: [ExportSource],
    _ surveys: [FileSurvey],
    _ plan: ExportPlan
  ) -> [String] {
    let affixes = ColumnIndex.Affixes(plan)
    var labels: Set<String> = []
    for (source, survey) in zip(sources, surveys) {
      let layout = source.layout
      if layout.wave != nil || layout.instanceIsWave {
        labels.formUnion(labelsOfWaves(survey, plan))
      }
      if let fixed = layout.fixedWave { labels.insert(fixed) }
      labels.formUnion(layout.blocks.compactMap(\.affix).map(affixes.wave(of:)))
    }
    let personal = sources.contains { source in
      if case .columns = source.layout.personal?.ratings { true } else { false }
    }
    if labels.isEmpty, personal {
      let ids = PersonalWaves.ids(plan)
      labels = [ids.before, ids.after]
    }
    return labels.sorted()
  }
}

extension WaveLabels {
  /// The labels in a column of waves, without those that are mistakes.
  ///
  /// A mistake is no known word for a wave, stands in at most one row of ten, and beside two or more
  /// that are known; such rows are then reported one by one.
  private static func labelsOfWaves(_ survey: FileSurvey, _ plan: ExportPlan) -> [String] {
    let labels = survey.waveLabels.texts
    let known = labels.filter { WaveVocabulary.rank(of: $0) != nil }
    let rows = survey.waveCounts.reduce(0, +)
    guard plan.onBadValue == .stop, Set(known.map(WaveVocabulary.id(of:))).count >= 2 else {
      return labels
    }
    return labels.indices.filter { index in
      known.contains(labels[index]) || survey.waveCounts[index] * 10 > rows
    }.map { labels[$0] }
  }
}

/// Codes that lie beside an instrument's by the same amount throughout.
enum CodeShifts {
  /// Says so once in place of thousands of codes out of range.
  ///
  /// Of a part, what does not stop the reading is left to all parts together.
  static func settle(
    _ cells: [InstrumentCells],
    _ rangeLogs: [DiagnosticLog],
    _ log: DiagnosticLog,
    file: String,
    isPart: Bool
  ) {
    for (instrument, rangeLog) in zip(cells, rangeLogs) {
      if isPart, rangeLog.errors == 0 {
        log.merge(rangeLog)
        continue
      }
      let id = instrument.instrument.id
      let lines = instrument.sets.first { !$0.lettered.isEmpty }?.letteredPlanLines(id)
      let isReplaced = check(
        CodeEvidence(instrument, misfits: rangeLog.total),
        instrument.sets.map(\.shiftEvidence),
        instrument.instrument,
        lettered: (lines ?? [], rangeLog.kept.first?.place ?? Place(file: file)),
        log,
        file
      )
      if !isReplaced { log.merge(rangeLog) }
    }
  }

  /// Says what the codes of all parts show together.
  static func check(
    _ evidence: [CodeEvidence],
    _ instruments: [Instrument],
    _ plan: ExportPlan,
    _ log: DiagnosticLog,
    file: String
  ) {
    for codes in evidence {
      guard let instrument = instruments.first(where: { $0.id == codes.instrument }) else {
        continue
      }
      let isSettled = plan.codeShifts[instrument.id] != nil
      let shifts = zip(instrument.responseSets, codes.sets).map { options, numbers in
        isSettled ? CodeSet.ShiftEvidence.none : numbers.shift(from: options)
      }
      _ = check(codes, shifts, instrument, lettered: ([], Place(file: file)), log, file)
    }
  }

  /// Reports what the codes of one instrument show.
  ///
  /// - Returns: whether that stands in the place of what is wrong with single values.
  private static func check(
    _ codes: CodeEvidence,
    _ evidence: [CodeSet.ShiftEvidence],
    _ instrument: Instrument,
    lettered: (lines: [String], place: Place),
    _ log: DiagnosticLog,
    _ file: String
  ) -> Bool {
    let id = instrument.id
    if codes.misfits > 0, let shift = evidence.compactMap(\.shift).first {
      report(shift, id, instrument.firstCodes, log, file)
      return true
    }
    if codes.sets.contains(where: \.isLettered),
      codes.misfits > codes.sets.reduce(0, { $0 + $1.met })
    {
      reportLettered(codes.misfits, lettered.lines, id, log, lettered.place)
      return true
    }
    for case .lowestMissing(let answers) in evidence {
      log.report(
        "code-shift-suspected",
        answers < CodeSet.fewestAnswersForRefusal ? .warning : .error,
        at: Place(file: file),
        "Among \(answers) answers to \(id) the lowest code never occurs; perhaps the file "
          + "numbers answers from 1.",
        remedy: "Check the codes; if so, say in the plan \"codeShifts\": { \"\(id)\": "
          + "{ \"add\": -1 } }, and { \"add\": 0 } if they are right as they stand."
      )
    }
    return false
  }

  /// Says once that answers are letters with numbers, and the two ways in which they may run.
  private static func reportLettered(
    _ total: Int,
    _ lines: [String],
    _ id: String,
    _ log: DiagnosticLog,
    _ first: Place
  ) {
    log.report(
      "codes-lettered",
      at: first,
      "Answers to \(id) are letters with numbers, \(total) of them; which option of the form "
        + "came first cannot be told.",
      remedy: lines.isEmpty
        ? "Say what each means in the plan: \"answerLabels\": { \"\(id)\": { \"A1\": 0, … } }."
        : "If the form began with the lowest, say in the plan \(lines[0]); if with the highest, "
          + "\(lines[1])."
    )
  }

  private static func report(
    _ shift: CodeShift,
    _ id: String,
    _ codes: String,
    _ log: DiagnosticLog,
    _ file: String
  ) {
    let amount = "\(abs(shift.add)) \(shift.add < 0 ? "too high" : "too low")"
    let parts = [
      shift.add == 0 ? nil : "\"add\": \(shift.add)", shift.reverse ? "\"reverse\": true" : nil,
    ]
    let plan = parts.compactMap(\.self).joined(separator: ", ")
    log.report(
      "code-shift",
      at: Place(file: file),
      shift.reverse
        ? "The numbers of \(id) run the other way than the instrument's codes \(codes): the labels "
          + "beside them say so."
        : "The codes of \(id) all lie \(amount) for an instrument with the codes \(codes).",
      remedy: "If the file numbers answers \(shift.reverse ? "backwards" : "from another start"), "
        + "say so in the plan: \"codeShifts\": { \"\(id)\": { \(plan) } }"
        + (shift.reverse
          ? "." : ", with \"reverse\": true in it if its first option is the highest.")
    )
  }
}

extension CodeSet.ShiftEvidence {
  /// How the file's codes become the set's, if they differ.
  var shift: CodeShift? {
    switch self {
    case .shifted(let by): CodeShift(add: -by)
    case .labelled(let shift): shift
    case .none, .lowestMissing: nil
    }
  }
}

extension CodeEvidence {
  init(_ cells: InstrumentCells, misfits: Int) {
    self.init(
      instrument: cells.instrument.id,
      misfits: misfits,
      sets: cells.sets.map(\.numbersMet)
    )
  }
}
