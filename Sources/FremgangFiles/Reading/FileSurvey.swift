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

  /// A column of waves with more labels than this is none.
  static let mostWaves = 200

  private let name: String
  private let layout: FileLayout

  init(
    _ table: TableText,
    name: String,
    form: RowForm,
    layout: FileLayout,
    width: Int,
    log: DiagnosticLog
  ) {
    self.name = name
    self.layout = layout
    isUsed = Array(repeating: false, count: width)
    var tokens = table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    let dateColumns = layout.dateColumns
    dateColumn = dateColumns.first
    while tokens.next(into: &row) {
      scan(row, table.bytes, log)
      // What a row says that cannot be read as one belongs to no column.
      guard form.fits(row) else { continue }
      add(wave: row, table.bytes)
      for column in dateColumns + [layout.wave].compactMap({ $0 }) where column < row.cells.count {
        add(date: row.cells[column], column, table.bytes)
      }
    }
    TableFaults.reportWhole(tokens, table, in: name, log)
  }

  private mutating func scan(_ row: CSVRow, _ bytes: [UInt8], _ log: DiagnosticLog) {
    for (column, cell) in row.cells.enumerated() where !cell.range.isEmpty {
      if column < isUsed.count { isUsed[column] = true }
      guard cell.end - cell.start >= 10, PersonNumber.occurs(in: cell.range, of: bytes) else {
        continue
      }
      log.report(
        "cpr-number",
        at: Place(file: name, line: row.line, column: column + 1),
        "The field holds what looks like a CPR number.",
        remedy: "Replace CPR numbers by numbers that mean nothing outside the project."
      )
    }
  }

  private mutating func add(wave row: CSVRow, _ bytes: [UInt8]) {
    guard let wave = layout.wave, wave < row.cells.count else { return }
    let range = CellText.trimmed(row.cells[wave].range, in: bytes)
    guard !range.isEmpty, waveLabels.count <= FileSurvey.mostWaves else { return }
    let index = waveLabels.index(of: range, in: bytes)
    if index == waveLines.count {
      waveLines.append(row.line)
      waveCounts.append(0)
    }
    waveCounts[index] += 1
  }

  private mutating func add(date cell: CSVCell, _ column: Int, _ bytes: [UInt8]) {
    let range = CellText.trimmed(cell.range, in: bytes)
    guard !range.isEmpty else { return }
    let reading = DateText.read(range, bytes)
    if reading == .notADate, column == layout.wave { wavesAreDates = false }
    if column != layout.wave || wavesAreDates { dates.add(reading) }
  }
}
