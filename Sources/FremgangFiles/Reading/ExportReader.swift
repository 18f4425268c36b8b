import FremgangJSON
public import FremgangKit

/// Reads the files of an export into answers.
///
/// The files are walked twice: first to understand them, then to read them. Both walks are linear in
/// the bytes, and hold the files and the answers in memory.
public struct ExportReader: Sendable {
  private let shelf: InstrumentShelf
  private let plan: ExportPlan
  let isInferred: Bool
  let limits: ReadingLimits
  let pseudonymiser: Pseudonymiser?
  /// Whether only some of an export's respondents are read; the others are read elsewhere.
  package var part: PartScope?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - instruments: the instruments that may be recognised.
  ///   - plan: what is known of the export; what it leaves out is found by looking.
  ///   - limits: how much is read before a file is taken for damaged; by default what the plan says.
  ///   - pseudonymiser: what replaces the ids of respondents; needed where the plan asks for it.
  public init(
    instruments: [Instrument],
    plan: ExportPlan? = nil,
    limits: ReadingLimits? = nil,
    pseudonymiser: Pseudonymiser? = nil
  ) {
    self.init(
      shelf: InstrumentShelf(instruments),
      plan: plan,
      limits: limits,
      pseudonymiser: pseudonymiser
    )
  }

  /// Creates a reader with instruments that are read when they are needed.
  ///
  /// - Parameters:
  ///   - shelf: the instruments that may be recognised.
  ///   - plan: what is known of the export; what it leaves out is found by looking.
  ///   - limits: how much is read before a file is taken for damaged; by default what the plan says.
  ///   - pseudonymiser: what replaces the ids of respondents; needed where the plan asks for it.
  package init(
    shelf: InstrumentShelf,
    plan: ExportPlan? = nil,
    limits: ReadingLimits? = nil,
    pseudonymiser: Pseudonymiser? = nil
  ) {
    self.shelf = shelf
    self.plan = plan ?? ExportPlan()
    isInferred = plan == nil
    self.limits = limits ?? plan?.limits ?? ReadingLimits()
    self.pseudonymiser = pseudonymiser
  }

  /// Reads `files`, or says why nothing can be read.
  ///
  /// Values that cannot be right do not stop the reading: they are in the reading's diagnostics, and
  /// the caller stops when those hold errors.
  public func read(_ files: [ExportFile]) throws(ExportRefusal) -> ExportReading {
    try read(files, before: nil)
  }

  /// Reads `files` before a witness, who keeps what was understood should the reading be refused.
  func read(
    _ files: [ExportFile],
    before witness: ReadingWitness?
  ) throws(ExportRefusal) -> ExportReading {
    var opening = try open(files, before: witness)
    let surveys = survey(&opening.sources, opening.log)
    witness?.sources = opening.sources
    let understood = try understand(&opening, surveys)
    return understood.reading(
      opening.log,
      opening.notes,
      isInferred: isInferred,
      limits,
      before: witness
    )
  }

  /// An export whose columns are known, and what was found on the way.
  struct Opening {
    let log: DiagnosticLog
    var notes: [String]
    let offered: [Instrument]
    let export: SurveyXactExport
    var sources: [ExportSource]
    var plan: ExportPlan
    /// The name of the first file.
    let name: String
  }

  /// Opens `files`, and finds out what their columns hold.
  func open(
    _ files: [ExportFile],
    before witness: ReadingWitness? = nil
  ) throws(ExportRefusal) -> Opening {
    guard let first = files.first else {
      throw ExportRefusal([ExportFaults.noFile])
    }
    if plan.pseudonyms != nil, pseudonymiser == nil { throw ExportRefusal([Pseudonyms.noKey]) }
    let log = DiagnosticLog(limit: limits.diagnosticsPerCode)
    var notes: [String] = []
    let offered = try offeredInstruments(log)
    let opened = try OpenedExport(files, dialect: plan.dialect, limits: limits)
    log.merge(opened.log)
    notes += opened.notes
    witness?.tables = opened.tables
    let export = SurveyXactExport(opened.tables, limits: limits)
    witness?.companions = export.companions
    var sources = try open(export, offered, log, &notes, before: witness)
    var plan = plan
    try FileWaves.settle(&sources, &plan, &notes)
    return Opening(
      log: log,
      notes: notes,
      offered: offered,
      export: export,
      sources: sources,
      plan: plan,
      name: first.name
    )
  }

  /// Settles waves and dates from what a first walk through the rows showed.
  func understand(
    _ opening: inout Opening,
    _ surveys: [FileSurvey]
  ) throws(ExportRefusal) -> UnderstoodExport {
    let (sources, log, offered) = (opening.sources, opening.log, opening.offered)
    RespondentFaults.checkCountedRows(sources, surveys, opening.plan, log)
    try UnnamedWaves.check(sources, opening.export, opening.plan, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    let order = try DateOrders.settle(surveys, sources, opening.plan)
    let labels = WaveLabels.all(in: sources, surveys, opening.plan)
    let waves = try WavePlan(opening.plan, labels: labels, file: opening.name)
    log.add(waves.warnings)
    opening.notes += waves.notes
    let plan = PlanCompletion(opening.plan, sources, waves, order, offered).plan
    PlanFaults.check(plan, offered, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    return UnderstoodExport(
      sources: sources,
      companions: opening.export.companions,
      plan: plan,
      waves: waves,
      dateOrder: order ?? .dayFirst,
      offered: offered,
      pseudonymiser: pseudonymiser,
      part: part
    )
  }

  /// The instruments that the plan allows, in its order; all unless it names some.
  private func offeredInstruments(_ log: DiagnosticLog) throws(ExportRefusal) -> [Instrument] {
    var wanted = plan.instruments
    if let personal = plan.personal?.instrument, !wanted.isEmpty, !wanted.contains(personal) {
      wanted.append(personal)
    }
    for (path, id) in mentionedInstruments
    where !shelf.ids.contains(id) {
      let near = shelf.ids.first { NameDistance.edits($0, id, atMost: 2) <= 2 }
      log.report(
        "instrument-unknown",
        at: plan.place(path),
        "There is no instrument called \"\(id)\"."
          + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
        remedy: "The instruments are: \(shelf.ids.joined(separator: ", "))."
      )
    }
    PlanFaults.checkNames(plan, shelf, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    if wanted.isEmpty { return shelf.all }
    return wanted.deduplicated.compactMap(shelf.instrument)
  }

  /// Every instrument that the plan mentions, with the path at which it does.
  private var mentionedInstruments: [(path: String, id: String)] {
    func members(_ keys: some Sequence<String>, of key: String) -> [(path: String, id: String)] {
      keys.sorted().map { (JSONPath.appending($0, to: "$.\(key)"), $0) }
    }
    return plan.instruments.enumerated().map { ("$.instruments[\($0)]", $1) }
      + members(plan.codeShifts.keys, of: "codeShifts")
      + members(plan.answerLabels.keys, of: "answerLabels")
      + members(plan.columns.ranges.map(\.instrument).deduplicated, of: "columns.ranges")
      + (plan.personal.map { [("$.personal.instrument", $0.instrument)] } ?? [])
  }

  /// Finds out what the columns of each table hold.
  private func open(
    _ export: SurveyXactExport,
    _ offered: [Instrument],
    _ log: DiagnosticLog,
    _ notes: inout [String],
    before witness: ReadingWitness?
  ) throws(ExportRefusal) -> [ExportSource] {
    var sources: [ExportSource] = []
    var missing: [[(key: String, column: String)]] = []
    notes += export.companions.map { "\($0.name): goes with the dataset; it holds no answers" }
    for (number, (_, table)) in export.datasets.enumerated() {
      do throws(ExportRefusal) {
        let (source, layout) = try open(table, number, offered, export)
        log.add(source.table.notices + layout.log.kept)
        notes += source.notes + layout.notes
        missing.append(layout.missing)
        sources.append(source)
      } catch {
        log.add(error.diagnostics)
      }
    }
    witness?.sources = sources
    LayoutFaults.check(sources, missing, plan, offered, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    return sources
  }

  private func open(
    _ found: ExportTable,
    _ number: Int,
    _ offered: [Instrument],
    _ export: SurveyXactExport
  ) throws(ExportRefusal) -> (ExportSource, LayoutBuilder) {
    let (table, header) = try read(found, number)
    var layout = LayoutBuilder(
      file: number,
      name: found.name,
      header: header,
      plan: plan,
      offered: offered,
      known: shelf,
      limits: limits
    )
    layout.build()
    let rows = HeaderRows.find(table)
    var source = ExportSource(
      name: found.name,
      file: found.file,
      table: table,
      header: layout.header,
      layout: layout.layout,
      headerRows: rows.count
    )
    source.header.titles = rows.titles
    if let columns = layout.itemColumns {
      layout.takeItems(ItemNames(source, columns, limits: limits), columns)
      source.layout = layout.layout
    }
    try addLabels(to: &source, &layout, from: export)
    return (source, layout)
  }

  /// Reads a table up to its rows, and refuses names that no file and no column may have.
  private func read(
    _ found: ExportTable,
    _ number: Int
  ) throws(ExportRefusal) -> (TableText, TableHeader) {
    if PersonNumber.occurs(in: WildcardName.lastPart(of: found.name)) {
      throw ExportRefusal([PersonNumberFaults.inName(number)])
    }
    let table = try TableText(
      found.bytes,
      name: found.name,
      choice: found.dialect,
      limits: limits
    )
    let header = table.headerAndRows().header
    let faults =
      TableFaults.header(header, in: found.name, limits)
      + PersonNumberFaults.inHeader(header, of: table, found.name)
    if !faults.isEmpty { throw ExportRefusal(faults) }
    return (table, TableHeader(header, table.bytes))
  }

  /// Gives a dataset the labels and the wordings that were exported with it.
  private func addLabels(
    to source: inout ExportSource,
    _ layout: inout LayoutBuilder,
    from export: SurveyXactExport
  ) throws(ExportRefusal) {
    let questions = export.questions(of: source.name)
    for column in source.header.folded.indices {
      if let text = questions[source.header.folded[column]] { source.header.titles[column] = text }
    }
    guard let labels = try export.labels(of: source.name) else { return }
    let unknown = try source.putLabels(labels, plan, layout.offered, limits)
    reportUnknown(unknown, of: source, in: &layout)
  }

  /// Refuses codes whose labels are none of the instrument's, until the plan says how they run: they
  /// may run the other way.
  private func reportUnknown(
    _ columns: [Int],
    of source: ExportSource,
    in layout: inout LayoutBuilder
  ) {
    for block in source.layout.blocks {
      let id = layout.offered[block.instrument].id
      let own = columns.filter(block.items.contains)
      guard let column = own.first, plan.codeShifts[id] == nil else { continue }
      layout.log.report(
        "labels-not-used",
        at: source.header.place(source.name, column),
        "\(own.count) columns of items of \(id) have labels of which the instrument knows none, so "
          + "that nothing tells how their codes run.",
        remedy:
          "Say in the plan what the labels mean, under \"answerLabels\", or that the codes are "
          + "the instrument's own: \"codeShifts\": { \"\(id)\": { \"add\": 0 } }, with "
          + "\"reverse\": true in it where they run the other way."
      )
    }
  }

  private func survey(_ sources: inout [ExportSource], _ log: DiagnosticLog) -> [FileSurvey] {
    var surveys: [FileSurvey] = []
    for number in sources.indices {
      let source = sources[number]
      let survey = FileSurvey(source, log: log)
      if plan.columns.wave == nil, source.layout.wave != nil, survey.wavesAreDates,
        !source.layout.instanceIsWave
      {
        sources[number].layout.datesStandInWaveColumn()
      }
      surveys.append(survey)
    }
    return surveys
  }
}
