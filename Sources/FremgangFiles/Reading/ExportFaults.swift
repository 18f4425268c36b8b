import FremgangJSON
import FremgangKit

/// What is wrong with an export before it is opened.
enum ExportFaults {
  static let noFile = Diagnostic(
    code: "no-file",
    severity: .error,
    place: Place(),
    message: "There is no file to read."
  )
}

/// What is wrong with the columns of all files together.
enum LayoutFaults {
  static func check(
    _ sources: [ExportSource],
    _ missing: [[(key: String, column: String)]],
    _ plan: ExportPlan,
    _ offered: [Instrument],
    _ log: DiagnosticLog
  ) {
    reportMissing(sources, missing, log)
    reportResponseIDs(sources, log)
    guard log.errors == 0, let first = sources.first else { return }
    let found = Set(
      sources.flatMap { source in
        source.layout.blocks.map(\.instrument)
          + (source.layout.personal.map { [$0.instrument] } ?? [])
      }
    )
    for (index, instrument) in offered.enumerated()
    where plan.instruments.contains(instrument.id) && !found.contains(index) {
      let ids = instrument.items.prefix(2).map(\.id).joined(separator: ", ")
      log.report(
        "instrument-not-found",
        at: Place(file: first.name, line: first.header.line),
        "The plan asks for \(instrument.id), of which no columns are there.",
        remedy: instrument.kind == .personal
          ? "Say where its ratings stand: \"personal\": { \"axis\": \"…\", … } in the plan."
          : "Its items are called \(ids) and so on; name their columns in the plan under "
            + "\"columns\": { \"items\": … }."
      )
    }
    guard found.isEmpty, log.errors == 0 else { return }
    log.report(
      "no-instrument",
      at: Place(file: first.name, line: first.header.line),
      "No instrument is recognised in the columns."
        + NearestInstrument.sentence(first, plan, offered),
      remedy: runs(first, plan, offered)
        ?? "Known are: \(offered.map(\.id).joined(separator: ", ")). Name the columns of items "
        + "in the plan under \"columns\": { \"items\": … }."
    )
  }

  /// The plan lines for adjacent columns that are as many as an instrument has items.
  private static func runs(_ source: ExportSource, _ plan: ExportPlan, _ offered: [Instrument])
    -> String?
  {
    let runs = NumberedRun.all(in: source.header, free: { !source.layout.isTaken[$0] })
    let lines = runs.flatMap { run in
      run.instruments(among: offered).map { run.planLine($0, source.header) }
    }
    guard !lines.isEmpty else { return nil }
    let shown = lines.prefix(6).joined(separator: ", or ")
    return
      "Numbered columns stand there that are as many as an instrument has items. If that is what "
      + "they are, in the questionnaire's order, say so in the plan: \"columns\": { \(shown) }."
  }

  /// Numbers of responses cannot pair what people answered at different times.
  private static func reportResponseIDs(_ sources: [ExportSource], _ log: DiagnosticLog) {
    for source in sources {
      let layout = source.layout
      guard layout.respondentIsResponse, let column = layout.respondent.first,
        let system = layout.system
      else { continue }
      guard sources.count > 1 || layout.wave != nil || layout.fixedWave != nil else { continue }
      log.report(
        "respondent-is-response",
        at: source.header.place(source.name, column),
        "\"\(source.header.names[column])\" numbers the responses that \(system.title) received, not "
          + "the people who gave them, so it cannot tell who answered twice.",
        remedy: "Name the column that does in the plan: \"columns\": { \"respondent\": \"…\" }."
      )
    }
  }

  /// Columns that the plan names must be in some file, and the respondent's in every one.
  private static func reportMissing(
    _ sources: [ExportSource],
    _ missing: [[(key: String, column: String)]],
    _ log: DiagnosticLog
  ) {
    if missing.allSatisfy({ $0.isEmpty }) { return }
    let lists = missing.map { list in Set(list.map { [$0.key, $0.column] }) }
    for (number, source) in sources.enumerated() where number < missing.count {
      for (key, column) in missing[number] {
        let isEverywhere = lists.allSatisfy { $0.contains([key, column]) }
        // The rest of a personal instrument must stand where its axes are.
        let isBound = key.hasPrefix("personal.") && key != "personal.axis"
        guard key == "respondent" || isBound || (number == 0 && isEverywhere) else { continue }
        guard key != "ignore" else {
          reportNotIgnored(column, sources, log)
          continue
        }
        log.report(
          "column-missing",
          at: Place(file: source.name, line: source.header.line),
          "No column is called \"\(column)\", which is named for \(key)."
            + LayoutFaults.guess(column, among: [source])
        )
      }
    }
  }
}

extension LayoutFaults {
  /// A column to ignore that is not there may be a misspelt one that is then read.
  private static func reportNotIgnored(
    _ column: String,
    _ sources: [ExportSource],
    _ log: DiagnosticLog
  ) {
    guard let first = sources.first else { return }
    log.report(
      "ignored-column-missing",
      .warning,
      at: Place(file: first.name, line: first.header.line),
      "No column is called \"\(column)\", which the plan lists under \"ignore\"."
        + guess(column, among: sources)
    )
  }

  /// The column that was probably meant, as a sentence; only worked out for what is told.
  private static func guess(_ column: String, among sources: [ExportSource]) -> String {
    let wanted = FoldedName.fold(column)
    let near = sources.lazy.flatMap { source in zip(source.header.folded, source.header.names) }
      .first { NameDistance.edits($0.0, wanted, atMost: 2) <= 2 }?.1
    return near.map { " Did you mean \"\($0)\"?" } ?? ""
  }
}

/// What is wrong with a plan once its export is known.
enum PlanFaults {
  /// The items and totals that the plan gives columns must be some instrument's.
  static func checkNames(_ plan: ExportPlan, _ shelf: InstrumentShelf, _ log: DiagnosticLog) {
    if plan.columns.items.isEmpty, plan.columns.totals.isEmpty { return }
    let instruments = shelf.all
    let items = instruments.flatMap { instrument in
      instrument.items.flatMap { [$0.id, "\(instrument.id).\($0.id)"] }
    }
    let totals = instruments.flatMap { instrument in
      instrument.scales.map { "\(instrument.id).\($0.id)" }
    }
    check(plan, plan.columns.items, "items", "item", items, log)
    check(plan, plan.columns.totals, "totals", "scale", totals, log)
  }

  private static func check(
    _ plan: ExportPlan,
    _ columns: [NamedColumn],
    _ key: String,
    _ what: String,
    _ known: [String],
    _ log: DiagnosticLog
  ) {
    for name in columns.map(\.name) where !known.contains(name) {
      let near = closestMatch(to: name, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
      log.report(
        "\(what)-unknown",
        at: plan.place(JSONPath.appending(name, to: "$.columns.\(key)")),
        "There is no \(what) called \"\(name)\".\(near)",
        remedy: what == "scale" ? "Totals are named by instrument and scale: \"mhrm.total\"." : nil
      )
    }
  }

  /// A level that a filter asks for must occur, or be one that the plan knows of.
  ///
  /// The levels that rows say are `found`, by group.
  static func checkFilters(
    _ plan: ExportPlan,
    _ found: [String: [String]],
    _ log: DiagnosticLog
  ) {
    for (id, wanted) in plan.filters.levels.sorted(by: { $0.key < $1.key }) {
      let levels = found[id] ?? []
      let expected = id == plan.clusterBy ? plan.expectedProjects.map(\.name) : []
      let declared = plan.groups.first { $0.id == id }?.levels ?? []
      let known = Set((levels + expected + declared).map(CellText.folded))
      for level in wanted where !known.contains(CellText.folded(level)) {
        let near = closestMatch(to: level, among: levels).map { " Did you mean \"\($0)\"?" } ?? ""
        log.report(
          "filter-level-unknown",
          at: plan.place(JSONPath.appending(id, to: "$.filters.levels")),
          "The filter asks for \"\(level)\", which no row says.\(near)",
          remedy: "Write it as the export does after \"labels\"; case and blanks do not count."
        )
      }
    }
  }

  static func check(_ plan: ExportPlan, _ offered: [Instrument], _ log: DiagnosticLog) {
    let groups = plan.columns.groups.map(\.name)
    for (index, group) in plan.groups.enumerated() where !groups.contains(group.id) {
      let message = "The group \"\(group.id)\" has no column."
      report("group-without-column", plan.place("$.groups[\(index)]"), message, log)
    }
    let clusters = plan.clusterBy.map { [(path: "$.clusterBy", id: $0)] } ?? []
    let filters = plan.filters.levels.keys.sorted().map { id in
      (path: JSONPath.appending(id, to: "$.filters.levels"), id: id)
    }
    for (path, id) in clusters + filters where !groups.contains(id) {
      let message = "The plan refers to the group \"\(id)\", which is not there."
      report("group-unknown", plan.place(path), message, log)
    }
    for (id, labels) in plan.answerLabels.sorted(by: { $0.key < $1.key }) {
      guard let instrument = offered.first(where: { $0.id == id }) else { continue }
      for (label, code) in labels.sorted(by: { $0.key < $1.key })
      where !instrument.responseSets.contains(where: { $0.offers(code) }) {
        report(
          "label-code-unknown",
          plan.place(JSONPath.appending(label, to: JSONPath.appending(id, to: "$.answerLabels"))),
          "The label \"\(label)\" has the code \(code), which no item of \(id) offers.",
          log
        )
      }
    }
  }

  private static func report(
    _ code: String,
    _ place: Place,
    _ message: String,
    _ log: DiagnosticLog
  ) {
    log.report(
      code,
      at: place,
      message,
      remedy: code.hasPrefix("group")
        ? "Name its column in the plan: \"columns\": { \"groups\": { … } }." : nil
    )
  }
}

/// What is wrong with respondents over all rows.
enum RespondentFaults {
  static func check(_ responses: Responses, _ plan: ExportPlan, _ log: DiagnosticLog) {
    checkRestartingIDs(responses, plan, log)
    checkTime(responses, log)
    checkAlikeIDs(responses, log)
  }

  /// So few rows may count from 1 by chance.
  private static let fewestCountedRows = 5

  /// Ids that count the rows of every file pair the first row with the first, whoever they are.
  static func checkCountedRows(
    _ sources: [ExportSource],
    _ surveys: [FileSurvey],
    _ plan: ExportPlan,
    _ log: DiagnosticLog
  ) {
    guard plan.columns.respondent.isEmpty, sources.count > 1, let first = sources.first else {
      return
    }
    let count = zip(sources, surveys).allSatisfy { source, survey in
      survey.idsCountRows && survey.rows >= fewestCountedRows
        && source.layout.respondent.allSatisfy { column in
          ColumnVocabulary.respondent[2].contains(source.header.folded[column])
        }
    }
    guard count, let column = first.layout.respondent.first else { return }
    let name = first.header.planName(column)
    log.report(
      "respondent-counts-rows",
      at: first.header.place(first.name, column),
      "In every file \"\(name)\" counts the rows from 1, so it may number the rows and not the people; "
        + "then it would pair strangers.",
      remedy: "If it is the person's number, say so in the plan: \"columns\": { \"respondent\": "
        + "\"\(name)\" }; otherwise name the column that is."
    )
  }

  /// Ids that differ only by case, blanks or leading zeros are kept apart, but said to be alike.
  private static func checkAlikeIDs(_ responses: Responses, _ log: DiagnosticLog) {
    var seen = TextTable()
    var alike: Set<Int> = []
    var key: [UInt8] = []
    for (index, id) in responses.respondents.enumerated() {
      fold(id, into: &key)
      let count = seen.count
      if seen.index(of: 0..<key.count, in: key) < count { alike.insert(index) }
    }
    guard !alike.isEmpty else { return }
    var reported: Set<Int> = []
    for measurement in responses.measurements
    where alike.contains(measurement.respondent) && reported.insert(measurement.respondent).inserted
    {
      log.report(
        "respondent-ids-alike",
        .warning,
        at: Place(file: responses.files[measurement.origin.file], line: measurement.origin.line),
        "The respondent's id differs from another only by case, blanks or leading zeros; the two "
          + "are counted as two people.",
        remedy: "Give them one spelling if they are one person."
      )
    }
  }

  /// Fills `key` with an id without blanks, leading zeros and the case of Western letters.
  static func fold(_ id: String, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    var isLeading = true
    for byte in id.utf8 {
      switch byte {
      case 0x20, 0x09: continue
      case 0x30 where isLeading: continue
      case 0x41...0x5A: key.append(byte | 0x20)
      case 0x80...0x9E where key.last == 0xC3 && byte != 0x97: key.append(byte + 0x20)
      default: key.append(byte)
      }
      isLeading = byte == 0x1F
    }
  }

  /// An id with a first measurement in several projects is probably several people's.
  private static func checkRestartingIDs(
    _ responses: Responses,
    _ plan: ExportPlan,
    _ log: DiagnosticLog
  ) {
    guard plan.columns.respondent.count == 1, !plan.columns.respondentSpansProjects,
      let project = responses.groupings.firstIndex(where: { $0.id == "project" }),
      let column = plan.columns.groups.first(where: { $0.name == "project" })?.column
    else { return }
    let projects = StatedLevels(of: project, in: responses)
    var firstWave = 0
    if case .waves(let before, _) = plan.pairing {
      firstWave = responses.waves.firstIndex(of: before) ?? 0
    }
    var first = FirstLevels(responses)
    for index in responses.measurements.indices {
      guard responses.measurements[index].wave == firstWave,
        let level = projects.level(at: responses.measurements[index].origin)
      else { continue }
      if first.agree(with: level, responses.measurements[index]) { continue }
      let origin = responses.measurements[index].origin
      log.report(
        "respondent-in-several-projects",
        at: Place(file: responses.files[origin.file], line: origin.line),
        "This respondent id has a first measurement in another project too; ids seem to "
          + "restart in each project.",
        remedy: "Say in the plan \"columns\": { \"respondent\": [\"\(column)\", "
          + "\"\(plan.columns.respondent[0])\"] }, or [\"\(plan.columns.respondent[0])\"] in "
          + "brackets if it is one person."
      )
    }
  }

  /// Without waves and days, several measurements of one person have no order.
  private static func checkTime(_ responses: Responses, _ log: DiagnosticLog) {
    guard responses.waves.isEmpty else { return }
    var seen: Set<PersonOnInstrument> = []
    for measurement in responses.measurements where measurement.day == nil {
      guard !seen.insert(PersonOnInstrument(measurement)).inserted else { continue }
      log.report(
        "time-unknown",
        at: Place(file: responses.files[measurement.origin.file], line: measurement.origin.line),
        "The respondent has several measurements, and neither a wave nor a date tells their order.",
        remedy:
          "Name the column in the plan: \"columns\": { \"wave\": \"…\" } or { \"date\": \"…\" }."
      )
    }
  }
}
