import FremgangJSON
import FremgangKit

/// Turns the rows of one file into measurements, group values and ratings.
struct RowReader {
  let name: String
  let table: TableText
  let header: TableHeader
  let layout: FileLayout
  let plan: ExportPlan
  let waves: WavePlan
  let dateOrder: DateOrder
  let log: DiagnosticLog
  /// Codes outside their range, by instrument; they may turn out to be shifted.
  let rangeLogs: [DiagnosticLog]

  var account: FileAccount
  /// Rows that name a respondent and a time, and hold no answer: how many, and the first lines.
  private(set) var unanswered: (count: Int, lines: [Int]) = (0, [])
  /// Stands after the header.
  private let rows: CSVTokenizer
  private let records: [(range: Range<Int>, line: Int)]?
  /// Responses that were never submitted, and trials.
  var completion = CompletionCount()
  /// What each repetition was that gave a measurement.
  var repetitions = RepetitionCheck()
  private var waveLabels = TextTable()
  private var waveIndices: [Int?] = []
  let form: RowForm
  private let blockWaves: [Int?]
  private let fixedWave: Int?
  private let groupings: [(index: Int, column: Int)]
  private let dayColumns: [Int]
  /// For each block, how each of its totals is scored; nothing for a scale that cannot be.
  let scorers: [[Scorer?]]
  private var key: [UInt8] = []

  /// After so many rows it is estimated how much all of them will give, so that what is gathered does
  /// not have to move again and again.
  private static let rowsTellingSize = 256

  /// What a row says of its person and time.
  struct Context {
    var respondent: Int
    var wave: Int?
    var isWaveKnown: Bool
    var line: Int
  }

  init(
    _ source: ExportSource,
    of export: UnderstoodExport,
    _ log: DiagnosticLog,
    _ rangeLogs: [DiagnosticLog],
    _ builder: inout ResponsesBuilder
  ) {
    name = source.name
    table = source.table
    header = source.header
    layout = source.layout
    form = source.form
    plan = export.plan
    waves = export.waves
    dateOrder = export.dateOrder
    self.log = log
    self.rangeLogs = rangeLogs
    rows = source.rows
    records = source.records
    account = FileAccount(name: source.name, dialect: source.dialect)
    account.file = source.file
    let affixes = ColumnIndex.Affixes(export.plan)
    blockWaves = source.layout.blocks.map { block in
      block.affix.flatMap { export.waves.index(of: affixes.wave(of: $0)) }
    }
    fixedWave = source.layout.fixedWave.flatMap(export.waves.index(of:))
    groupings = source.layout.groups.map { (builder.grouping($0.id), $0.column) }
    dayColumns = source.layout.dateColumns
    scorers = source.layout.blocks.map { block in
      let instrument = export.offered[block.instrument]
      return block.totals.map { try? Scorer(instrument.scales[$0.scale], of: instrument) }
    }
  }

  /// How grave a value is that cannot be right.
  var badValue: Diagnostic.Severity { plan.onBadValue == .stop ? .error : .warning }

  mutating func read(into builder: inout ResponsesBuilder, _ cells: inout [InstrumentCells]) {
    if layout.byItem != nil {
      readItems(into: &builder, &cells)
    } else {
      readRows(into: &builder, &cells)
    }
    reportCompletion()
  }

  private mutating func readRows(
    into builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    forEachRow(&builder) { reader, row, context, builder in
      let before = builder.measurements.count + builder.personalRatings.count
      reader.read(row, context, &builder, &cells)
      let isUsed = builder.measurements.count + builder.personalRatings.count > before
      if isUsed { reader.noteUse(of: row, context) }
      return isUsed
    }
  }

  /// Hands on each row that can be read, with what it says of its person and time, and keeps the
  /// account of all rows.
  ///
  /// - Parameters:
  ///   - builder: takes what the row says.
  ///   - use: reads a row; `false` when it holds no answer.
  @inline(__always)
  mutating func forEachRow(
    _ builder: inout ResponsesBuilder,
    _ use: (inout RowReader, CSVRow, Context, inout ResponsesBuilder) -> Bool
  ) {
    var tokens = rows
    var row = CSVRow()
    var record = 0
    let known = (builder.measurements.count, builder.groupValues.count)
    while next(&row, &tokens, &record) {
      account.rows += 1
      if records == nil, account.rows == RowReader.rowsTellingSize {
        let share = Double(table.bytes.count - rows.offset) / Double(tokens.offset - rows.offset)
        builder.reserve(share, since: known, atMost: table.bytes.count / 12)
      }
      if form.isBlank(row) {
        account.rowsBlank += 1
      } else if !repeatsHeader(row), isWellFormed(row), !isLeftOut(row),
        let context = context(of: row, &builder)
      {
        let isUsed = use(&self, row, context, &builder)
        count(row, isUsed: isUsed)
      } else {
        account.rowsRefused += 1
      }
    }
  }

  /// Fills `row` with the next row that is to be read; `false` when there is none.
  @inline(__always)
  private func next(
    _ row: inout CSVRow,
    _ tokens: inout CSVTokenizer,
    _ record: inout Int
  ) -> Bool {
    guard let records else { return tokens.next(into: &row) }
    guard record < records.count else { return false }
    // Each by itself: a quote that nothing closes must not reach for one in another record.
    tokens = CSVTokenizer(
      table.bytes,
      start: records[record].range.lowerBound,
      end: records[record].range.upperBound,
      line: records[record].line,
      syntax: table.dialect.syntax,
      limits: table.limits
    )
    record += 1
    return tokens.next(into: &row)
  }

  /// Counts a row that can be read and names a respondent.
  mutating func count(_ row: CSVRow, isUsed: Bool) {
    if isUsed {
      account.rowsUsed += 1
      return
    }
    account.rowsWithoutAnswers += 1
    // Where repetitions have rows, one without a number tells of the person, such as the sex.
    if let instance = layout.instance, trimmed(instance, row).isEmpty { return }
    unanswered.count += 1
    if unanswered.lines.count < Finding.mostPlaces { unanswered.lines.append(row.line) }
  }

  /// What only matters of a row that gave something.
  mutating func noteUse(of row: CSVRow, _ context: Context) {
    noteCompletion(of: row)
    if !context.isWaveKnown { reportUnknownWave(row) }
  }

  private mutating func read(
    _ row: CSVRow,
    _ context: Context,
    _ builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    let measured = builder.measurements.count
    for number in layout.blocks.indices {
      readBlock(number, row, context, &builder, &cells)
    }
    account.measurements += builder.measurements.count - measured
    if layout.instance != nil { checkRepetitions(builder.measurements[measured...], row) }
    let rated = builder.personalRatings.count
    readPersonal(row, context, &builder, &cells)
    account.ratings += builder.personalRatings.count - rated
    readGroups(row, context, &builder)
    copyTexts(row, context, &builder)
  }

  /// The part of a field without blanks at either end.
  func trimmed(_ column: Int, _ row: CSVRow) -> Range<Int> {
    CellText.trimmed(row.cells[column].range, in: table.bytes)
  }

  func place(_ line: Int, _ column: Int? = nil) -> Place {
    Place(file: name, line: line, column: column.map { $0 + 1 })
  }

  mutating func context(of row: CSVRow, _ builder: inout ResponsesBuilder) -> Context? {
    guard let respondent = respondent(of: row, &builder) else { return nil }
    var context = Context(
      respondent: respondent,
      wave: fixedWave,
      isWaveKnown: true,
      line: row.line
    )
    if layout.instanceIsWave {
      let label = WaveCell.label(of: row, layout, table.bytes)
      context.wave = label.isEmpty ? nil : wave(0..<label.count, label)
      context.isWaveKnown = context.wave != nil
    } else if let column = layout.wave {
      let range = trimmed(column, row)
      context.wave = range.isEmpty ? nil : wave(range, table.bytes)
      context.isWaveKnown = context.wave != nil
    }
    return context
  }

  /// The respondent's key: the field as it stands, or several with a separator between them.
  private mutating func respondent(of row: CSVRow, _ builder: inout ResponsesBuilder) -> Int? {
    for column in layout.respondent where trimmed(column, row).isEmpty {
      log.report(
        "respondent-missing",
        badValue,
        at: place(row.line, column),
        "The row names no respondent: the field under \"\(header.names[column])\" is blank.",
        remedy: "Fill it in, or remove the row if it is a sum or a remark."
      )
      return nil
    }
    let known = builder.respondents.count
    guard let index = respondentIndex(of: row, &builder) else { return nil }
    if index == known { reportDamagedID(row) }
    return index
  }

  /// The number of the respondent's key, or nothing for a row that sums up others.
  private mutating func respondentIndex(
    of row: CSVRow,
    _ builder: inout ResponsesBuilder
  ) -> Int? {
    if layout.respondent.count == 1 {
      let cell = row.cells[layout.respondent[0]]
      if isSummary(cell, row) { return nil }
      if cell.escape != 0 {
        return builder.respondents.index(of: CellText.text(of: cell, in: table.bytes))
      }
      return builder.respondents.index(of: cell.range, in: table.bytes)
    }
    key.removeAll(keepingCapacity: true)
    for (number, column) in layout.respondent.enumerated() {
      if number > 0 { key.append(0x1F) }
      let cell = row.cells[column]
      if cell.escape != 0 {
        key.append(contentsOf: CellText.text(of: cell, in: table.bytes).utf8)
      } else {
        key.append(contentsOf: table.bytes[cell.range])
      }
    }
    return builder.respondents.index(of: 0..<key.count, in: key)
  }

  /// Reports an id that a spreadsheet has cut: several people may have come to the same one, so no
  /// plan can let it pass.
  private func reportDamagedID(_ row: CSVRow) {
    for column in layout.respondent {
      let range = trimmed(column, row)
      guard
        ExcelDamage.isValueLost(range, table.bytes) || ExcelDamage.isDayOfMonth(range, table.bytes)
      else { continue }
      log.report(
        "respondent-id-damaged",
        at: place(row.line, column),
        "The respondent's id is what a spreadsheet makes of another: a power of ten, a date or an "
          + "error.",
        remedy: "Export it again as text and do not open it in Excel on the way: people whose ids "
          + "were cut alike cannot be told apart."
      )
    }
  }

  private static let summaries: Set<String> = [
    "i alt", "ialt", "total", "sum", "sum i alt", "gennemsnit", "snit", "average", "mean",
  ]

  /// Whether `id` is what the row of a sum is called.
  static func isSummary(_ id: some Collection<UInt8>) -> Bool {
    guard (3...10).contains(id.count), id.allSatisfy({ $0 < 0x80 }) else { return false }
    return summaries.contains(CellText.folded(String(decoding: id, as: UTF8.self)))
  }

  /// Whether a row sums up others, which is reported.
  private func isSummary(_ cell: CSVCell, _ row: CSVRow) -> Bool {
    guard cell.range.count <= 10, !cell.range.isEmpty, !table.bytes[cell.end - 1].isDigit,
      RowReader.isSummary(CellText.text(of: cell, in: table.bytes).utf8)
    else { return false }
    log.report(
      "row-is-a-sum",
      badValue,
      at: place(row.line, layout.respondent[0]),
      "The row seems to sum up the others; it names no respondent.",
      remedy: "Remove it."
    )
    return true
  }

  /// The wave that a field names; one that is not known is reported.
  mutating func wave(in column: Int, _ row: CSVRow) -> Int? {
    let range = trimmed(column, row)
    if !range.isEmpty, let wave = wave(range, table.bytes) { return wave }
    reportUnknownWave(column, row)
    return nil
  }

  /// The wave that a label stands for.
  private mutating func wave(_ range: Range<Int>, _ bytes: [UInt8]) -> Int? {
    let index = waveLabels.index(of: range, in: bytes)
    if index == waveIndices.count { waveIndices.append(waves.index(of: waveLabels[index])) }
    return waveIndices[index]
  }

  /// Reports that a row with answers is of no wave that is known.
  func reportUnknownWave(_ row: CSVRow) {
    let columns = [layout.wave, layout.instance].compactMap { $0 }
    let blank = columns.first { trimmed($0, row).isEmpty }
    if let column = layout.instanceIsWave ? blank ?? layout.instance : layout.wave {
      reportUnknownWave(column, row)
    }
  }

  private func reportUnknownWave(_ column: Int, _ row: CSVRow) {
    let range = trimmed(column, row)
    let shown = ShownValue.quoted(range, table.bytes)
    let found = range.isEmpty ? "is blank" : "is \(shown)"
    log.report(
      "wave-unknown",
      badValue,
      at: place(row.line, column),
      "The wave under \"\(header.names[column])\" \(found), which the plan does not know.",
      remedy: "Add the label to one of \"waves\" in the plan, or correct the row."
    )
  }

  func readGroups(_ row: CSVRow, _ context: Context, _ builder: inout ResponsesBuilder) {
    guard !groupings.isEmpty else { return }
    let day = rowDay(row)
    for (grouping, column) in groupings {
      let level = builder.groupings[grouping].labels.index(of: row.cells[column], in: table.bytes)
      guard let level else { continue }
      builder.groupValues.append(
        Responses.GroupValue(
          respondent: context.respondent,
          grouping: grouping,
          level: level,
          wave: context.wave,
          day: day,
          origin: Origin(file: layout.file, line: row.line)
        )
      )
    }
  }

  /// The earliest day that a row tells.
  private func rowDay(_ row: CSVRow) -> Day? {
    var earliest: Day?
    for column in dayColumns {
      guard let day = DateText.day(trimmed(column, row), table.bytes, dateOrder) else { continue }
      earliest = min(earliest ?? day, day)
    }
    return earliest
  }

  /// The wave of a block: the one in the names of its columns, or the row's.
  func wave(ofBlock number: Int, _ context: Context) -> Int? {
    layout.blocks[number].affix == nil ? context.wave : blockWaves[number]
  }
}
