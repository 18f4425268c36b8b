import FremgangJSON

/// A first walk through a file: the labels of waves, the order of dates, and what no field may hold.
struct FileSurvey {
  /// The labels in the column of waves, as they stand, with the line of the first.
  private(set) var waveLabels = TextTable()
  private(set) var waveLines: [Int] = []
  /// How often each of them stands there.
  private(set) var waveCounts: [Int] = []
  /// Whether everything in the column of waves is a date.
  private(set) var wavesAreDates = true
  /// What the dates show, and where one of them stands.
  private(set) var dates = DateOrderEvidence()
  private(set) var dateColumn: Int?
  /// Columns in which something stands.
  private(set) var isUsed: [Bool]

  /// Whether the ids of respondents are 1, 2, 3 … down the rows.
  private(set) var idsCountRows = true
  /// How many rows were looked at.
  private(set) var rows = 0

  /// A column of waves with more labels than this is none.
  static let mostWaves = 200
  /// The most bytes in the label of a wave; what is longer was never meant for one.
  static let longestWave = 1000

  private let name: String
  private let layout: FileLayout
  private var personNumbers = PersonNumberCount()

  /// A survey of a table without rows.
  init(_ source: ExportSource) {
    name = source.name
    layout = source.layout
    isUsed = Array(repeating: false, count: source.header.names.count)
    dateColumn = layout.dateColumns.first
    idsCountRows = false
  }

  /// Adds a label of a wave that stands in so many rows.
  mutating func add(waveLabel label: Range<Int>, in bytes: [UInt8], rows: Int) {
    let range = CellText.trimmed(label, in: bytes)
    guard !range.isEmpty else { return }
    let index = waveLabels.index(of: range, in: bytes)
    if index == waveCounts.count { waveCounts.append(0) }
    waveCounts[index] += rows
    if DateText.read(range, bytes) == .notADate { wavesAreDates = false }
  }

  /// Adds a date that stands in some row.
  mutating func add(date: Range<Int>, in bytes: [UInt8]) {
    let range = CellText.trimmed(date, in: bytes)
    if !range.isEmpty { dates.add(DateText.read(range, bytes)) }
  }

  init(_ source: ExportSource, log: DiagnosticLog) {
    let table = source.table
    let form = source.form
    name = source.name
    layout = source.layout
    isUsed = Array(repeating: false, count: source.header.names.count)
    var tokens = source.rows
    var row = CSVRow()
    let dateColumns = layout.dateColumns
    dateColumn = dateColumns.first
    let dayColumns = dateColumns + [layout.wave].compactMap { $0 }
    while tokens.next(into: &row) {
      scan(row, table.bytes)
      // What a row says that cannot be read as one belongs to no column.
      guard form.fits(row) else { continue }
      compareID(row, table.bytes)
      add(wave: row, table.bytes, log)
      for column in dayColumns where column < row.cells.count {
        add(date: row.cells[column], column, table.bytes)
      }
    }
    personNumbers.report(in: name, to: log)
    TableFaults.reportWhole(tokens, table, in: name, log)
  }

  private mutating func scan(_ row: CSVRow, _ bytes: [UInt8]) {
    for column in row.cells.indices {
      let cell = row.cells[column]
      if cell.start == cell.end { continue }
      if column < isUsed.count, !isUsed[column] { isUsed[column] = true }
      if cell.end - cell.start < PersonNumber.shortest { continue }
      personNumbers.look(at: cell, column: column, line: row.line, in: bytes)
    }
  }

  private mutating func add(wave row: CSVRow, _ bytes: [UInt8], _ log: DiagnosticLog) {
    guard waveLabels.count <= FileSurvey.mostWaves, !isTooLong(row, bytes, log),
      let index = waveLabel(of: row, bytes)
    else {
      return
    }
    if index == waveLines.count {
      waveLines.append(row.line)
      waveCounts.append(0)
    }
    waveCounts[index] += 1
  }

  /// Reports what is too long for the label of a wave.
  private func isTooLong(_ row: CSVRow, _ bytes: [UInt8], _ log: DiagnosticLog) -> Bool {
    guard let wave = layout.wave, wave < row.cells.count,
      row.cells[wave].range.count > FileSurvey.longestWave,
      CellText.trimmed(row.cells[wave].range, in: bytes).count > FileSurvey.longestWave
    else { return false }
    log.report(
      "wave-label-too-long",
      at: Place(file: name, line: row.line, column: wave + 1),
      "The column of waves holds a text of more than \(FileSurvey.longestWave) bytes.",
      remedy: "Correct it; if the column holds no waves, list it in the plan under "
        + "\"columns\": { \"ignore\": [ … ] }."
    )
    return true
  }

  /// Compares the id in a row with the number of the row.
  private mutating func compareID(_ row: CSVRow, _ bytes: [UInt8]) {
    guard idsCountRows, layout.respondent.count == 1, layout.respondent[0] < row.cells.count,
      !row.isEmptyLine
    else { return }
    rows += 1
    let range = CellText.trimmed(row.cells[layout.respondent[0]].range, in: bytes)
    idsCountRows = NumberText.whole(range, bytes) == .number(rows)
  }

  /// The number of the label of a row's wave; nothing where the row names none.
  private mutating func waveLabel(of row: CSVRow, _ bytes: [UInt8]) -> Int? {
    if layout.instanceIsWave {
      let label = WaveCell.label(of: row, layout, bytes)
      return label.isEmpty ? nil : waveLabels.index(of: 0..<label.count, in: label)
    }
    guard let wave = layout.wave, wave < row.cells.count else { return nil }
    let range = CellText.trimmed(row.cells[wave].range, in: bytes)
    return range.isEmpty ? nil : waveLabels.index(of: range, in: bytes)
  }

  private mutating func add(date cell: CSVCell, _ column: Int, _ bytes: [UInt8]) {
    let range = CellText.trimmed(cell.range, in: bytes)
    guard !range.isEmpty else { return }
    let reading = DateText.read(range, bytes)
    if reading == .notADate, column == layout.wave { wavesAreDates = false }
    if column != layout.wave || wavesAreDates { dates.add(reading) }
  }
}
