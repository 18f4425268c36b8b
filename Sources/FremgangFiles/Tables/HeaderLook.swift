import FremgangJSON

/// Whether the first row of a table names its columns, and whether it does so alone.
struct HeaderLook {
  /// The line of a header that names nothing: numbers stand in all of its fields.
  private var numberLine: Int?
  private let headerLine: Int

  /// So many rows of numbers show that the row before them is none.
  private static let fewestRows = 3

  private enum Kind { case blank, number, text }

  /// What stands in each column of the header.
  private var header: [Kind] = []
  /// What stands in the first row after it, and on which line that is.
  private var first: (kinds: [Kind], line: Int)?
  /// The columns, by what stands in the rows after it.
  private var columns: [Column] = []

  private struct Column {
    var isFilled = false
    var hasTextBelowFirst = false
    var numbersBelowFirst = 0

    mutating func add(_ kind: Kind) {
      switch kind {
      case .blank: return
      case .number: numbersBelowFirst += 1
      case .text: hasTextBelowFirst = true
      }
      isFilled = true
    }
  }

  init(line: Int) {
    headerLine = line
  }

  /// Looks at the row that should be the header.
  mutating func begin(with row: CSVRow, _ bytes: [UInt8]) {
    header = row.cells.map { HeaderLook.kind($0, bytes) }
    columns = Array(repeating: Column(), count: header.count)
    let named = header.filter { $0 != .blank }
    if named.count > 1, named.allSatisfy({ $0 == .number }) { numberLine = row.line }
  }

  /// Looks at one more row, and in it at the columns of which not all is known yet.
  mutating func add(_ row: CSVRow, _ bytes: [UInt8]) {
    if row.isEmptyLine || row.cells.count < header.count || !row.faults.isEmpty { return }
    guard first != nil else {
      let kinds = row.cells.prefix(header.count).map { HeaderLook.kind($0, bytes) }
      for (column, kind) in kinds.enumerated() { columns[column].isFilled = kind != .blank }
      first = (kinds, row.line)
      return
    }
    for column in columns.indices {
      // Where a text stands below the first row, something does, and of numbers a few are enough.
      let known = columns[column]
      if known.hasTextBelowFirst { continue }
      let kind = HeaderLook.kind(row.cells[column], bytes)
      if kind == .number, known.numbersBelowFirst == HeaderLook.fewestRows { continue }
      columns[column].add(kind)
    }
  }

  /// The columns without a name in which something stands.
  private var unnamed: [Int] {
    header.indices.filter { header[$0] == .blank && columns[$0].isFilled }
  }

  /// The line of the first row where it has texts in every column that has numbers alone below it.
  private var secondLine: Int? {
    guard let first, numberLine == nil else { return nil }
    let pure = first.kinds.indices.filter { column in
      !columns[column].hasTextBelowFirst
        && columns[column].numbersBelowFirst >= HeaderLook.fewestRows
    }
    return pure.count > 1 && pure.allSatisfy { first.kinds[$0] == .text } ? first.line : nil
  }

  @inline(__always)
  private static func kind(_ cell: CSVCell, _ bytes: [UInt8]) -> Kind {
    cell.end - cell.start == 1 && bytes[cell.start].isDigit ? .number : kindOfText(cell, bytes)
  }

  private static func kindOfText(_ cell: CSVCell, _ bytes: [UInt8]) -> Kind {
    let range = CellText.trimmed(cell.range, in: bytes)
    if range.isEmpty { return .blank }
    let first = bytes[range.lowerBound]
    if range.count == 1, first.isDigit { return .number }
    guard range.count <= 24 else { return .text }
    // Most others are words, and no mark for a missing answer has a digit in it.
    let digits = range.count { bytes[$0].isDigit }
    if first.isLetter, first | 0x20 != UInt8(ascii: "e") {
      let mayBeMark = digits == 0 && MissingMarks.mayBegin(with: first)
      return mayBeMark && isMark(range, bytes) ? .blank : .text
    }
    if NumberText.decimal(range, bytes, sign: nil) != .notANumber { return .number }
    return digits == 0 && isMark(range, bytes) ? .blank : .text
  }

  private static func isMark(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    MissingMarks.contains(CellText.folded(String(decoding: bytes[range], as: UTF8.self)))
  }

  /// What is odd about the header, as far as anything is.
  func notices(in name: String) -> [Diagnostic] {
    [missing(in: name), severalRows(in: name), unnamedColumns(in: name)].compactMap { $0 }
  }

  private func missing(in name: String) -> Diagnostic? {
    numberLine.map { line in
      Diagnostic(
        code: "header-missing",
        severity: .error,
        place: Place(file: name, line: line, column: 1),
        message: "The first row holds only numbers; it must name the columns.",
        remedy: "Export again with a row of column names, or write one above the rows."
      )
    }
  }

  private func severalRows(in name: String) -> Diagnostic? {
    secondLine.map { line in
      Diagnostic(
        code: "header-in-several-rows",
        severity: .warning,
        place: Place(file: name, line: line, column: 1),
        message: "The row holds texts where all rows after it hold numbers: it seems to belong to "
          + "the header above it, or to be the header itself.",
        remedy: "Leave one row that names the columns."
      )
    }
  }

  private func unnamedColumns(in name: String) -> Diagnostic? {
    let unnamed = unnamed
    guard let column = unnamed.first else { return nil }
    let count =
      unnamed.count == 1
      ? "This column is" : "\(unnamed.count) columns, the first of them this one, are"
    return Diagnostic(
      code: "column-unnamed",
      severity: .warning,
      place: Place(file: name, line: headerLine, column: column + 1),
      message: "\(count) without a name in the header: what stands there is not read.",
      remedy: "Name the column if it is needed; look for a header of several rows."
    )
  }
}
