import FremgangJSON
public import FremgangKit

/// Reads the files of an export into answers.
///
/// The files are walked twice: first to understand them, then to read them. Both walks are linear in
/// the bytes, and hold the files and the answers in memory.
public struct ExportReader: Sendable {
  private let instruments: [Instrument]
  private let plan: ExportPlan
  private let isInferred: Bool
  private let limits: ReadingLimits

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - instruments: the instruments that may be recognised.
  ///   - plan: what is known of the export; what it leaves out is found by looking.
  ///   - limits: how much is read before a file is taken for damaged; by default what the plan says.
  public init(
    instruments: [Instrument],
    plan: ExportPlan? = nil,
    limits: ReadingLimits? = nil
  ) {
    self.instruments = instruments
    self.plan = plan ?? ExportPlan()
    isInferred = plan == nil
    self.limits = limits ?? plan?.limits ?? ReadingLimits()
  }

  /// Reads `files`, or says why nothing can be read.
  ///
  /// Values that cannot be right do not stop the reading: they are in the reading's diagnostics, and
  /// the caller stops when those hold errors.
  public func read(_ files: [ExportFile]) throws(ExportRefusal) -> ExportReading {
    guard let first = files.first else {
      throw ExportRefusal([ExportFaults.noFile])
    }
    let log = DiagnosticLog(limit: limits.diagnosticsPerCode)
    var notes: [String] = []
    let offered = try offeredInstruments(log)
    let opened = try OpenedExport(files, dialect: plan.dialect, limits: limits)
    log.merge(opened.log)
    notes += opened.notes
    var sources = try open(opened.tables, offered, log, &notes)
    var plan = plan
    try FileWaves.settle(&sources, &plan, &notes)
    let surveys = survey(&sources, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    let order = try DateOrders.settle(surveys, sources, plan)
    let labels = WaveLabels.all(in: sources, surveys, plan)
    let waves = try WavePlan(plan, labels: labels, file: first.name)
    plan = PlanCompletion(plan, sources, waves, order, offered).plan
    PlanFaults.check(plan, offered, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    let export = UnderstoodExport(
      sources: sources,
      plan: plan,
      waves: waves,
      dateOrder: order ?? .dayFirst,
      offered: offered
    )
    return export.reading(log, notes, isInferred: isInferred, limits)
  }

  /// The instruments that the plan allows, in its order; all unless it names some.
  private func offeredInstruments(_ log: DiagnosticLog) throws(ExportRefusal) -> [Instrument] {
    var wanted = plan.instruments
    if let personal = plan.personal?.instrument, !wanted.isEmpty, !wanted.contains(personal) {
      wanted.append(personal)
    }
    for (path, id) in mentionedInstruments
    where !instruments.contains(where: { $0.id == id }) {
      let near = instruments.map(\.id).first { NameDistance.edits($0, id, atMost: 2) <= 2 }
      log.report(
        "instrument-unknown",
        at: plan.place(path),
        "There is no instrument called \"\(id)\"."
          + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
        remedy: "The instruments are: \(instruments.map(\.id).joined(separator: ", "))."
      )
    }
    PlanFaults.checkNames(plan, instruments, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    if wanted.isEmpty { return instruments }
    return wanted.deduplicated.compactMap { id in instruments.first { $0.id == id } }
  }

  /// Every instrument that the plan mentions, with the path at which it does.
  private var mentionedInstruments: [(path: String, id: String)] {
    func members(_ keys: some Sequence<String>, of key: String) -> [(path: String, id: String)] {
      keys.sorted().map { (JSONPath.appending($0, to: "$.\(key)"), $0) }
    }
    return plan.instruments.enumerated().map { ("$.instruments[\($0)]", $1) }
      + members(plan.codeShifts.keys, of: "codeShifts")
      + members(plan.answerLabels.keys, of: "answerLabels")
      + (plan.personal.map { [("$.personal.instrument", $0.instrument)] } ?? [])
  }

  /// Finds out what the columns of each table hold.
  private func open(
    _ tables: [ExportTable],
    _ offered: [Instrument],
    _ log: DiagnosticLog,
    _ notes: inout [String]
  ) throws(ExportRefusal) -> [ExportSource] {
    var sources: [ExportSource] = []
    var missing: [[(key: String, column: String)]] = []
    for (number, table) in tables.enumerated() {
      do throws(ExportRefusal) {
        let (source, layout) = try open(table, number, offered)
        log.add(source.table.notices + layout.log.kept)
        notes += source.notes + layout.notes
        missing.append(layout.missing)
        sources.append(source)
      } catch {
        log.add(error.diagnostics)
      }
    }
    LayoutFaults.check(sources, missing, plan, offered, log)
    if log.errors > 0 { throw ExportRefusal(log) }
    return sources
  }

  private func open(
    _ found: ExportTable,
    _ number: Int,
    _ offered: [Instrument]
  ) throws(ExportRefusal) -> (ExportSource, LayoutBuilder) {
    let table = try TableText(
      found.bytes,
      name: found.name,
      choice: found.dialect,
      limits: limits
    )
    var tokens = table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    let faults = TableFaults.header(row, in: found.name, limits)
    if !faults.isEmpty { throw ExportRefusal(faults) }
    var layout = LayoutBuilder(
      file: number,
      name: found.name,
      header: TableHeader(row, table.bytes),
      plan: plan,
      offered: offered,
      known: instruments,
      limits: limits
    )
    layout.build()
    let source = ExportSource(
      name: found.name,
      file: found.file,
      table: table,
      header: layout.header,
      form: RowForm(table, header: row),
      layout: layout.layout
    )
    return (source, layout)
  }

  private func survey(_ sources: inout [ExportSource], _ log: DiagnosticLog) -> [FileSurvey] {
    var surveys: [FileSurvey] = []
    for number in sources.indices {
      let source = sources[number]
      let survey = FileSurvey(
        source.table,
        name: source.name,
        form: source.form,
        layout: source.layout,
        width: source.header.names.count,
        log: log
      )
      if plan.columns.wave == nil, source.layout.wave != nil, survey.wavesAreDates {
        sources[number].layout.datesStandInWaveColumn()
      }
      surveys.append(survey)
    }
    return surveys
  }
}
