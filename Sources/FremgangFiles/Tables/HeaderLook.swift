import FremgangJSON

/// Whether the first row of a table names its columns, and whether it does so alone.
struct HeaderLook {
  /// The line of a row after the header in which texts stand where all other rows have numbers.
  private(set) var secondLine: Int?
  /// The line of a header that names nothing: numbers stand in all of its fields.
  private(set) var numberLine: Int?
  /// The columns without a name in which something stands, with the line of the header.
  private(set) var unnamed: [Int] = []
  private let headerLine: Int

  /// So many rows of numbers show that the row before them is none.
  private static let fewestRows = 3

  private enum Kind { case blank, number, text }

  init(_ sample: TableSample, _ syntax: CSVSyntax) {
    headerLine = sample.line
    var tokens = sample.records(syntax)
    var row = CSVRow()
    guard tokens.next(into: &row) else { return }
    let header = row.cells.map { HeaderLook.kind($0, sample.bytes) }
    let named = header.filter { $0 != .blank }
    if named.count > 1, named.allSatisfy({ $0 == .number }) { numberLine = row.line }
    var rows: [(kinds: [Kind], line: Int)] = []
    for _ in 0..<sample.limits.rowsSampled {
      guard tokens.next(into: &row) else { break }
      if row.isEmptyLine || row.cells.count < header.count || !row.faults.isEmpty { continue }
      let kinds = row.cells.prefix(header.count).map { HeaderLook.kind($0, sample.bytes) }
      rows.append((kinds, row.line))
    }
    unnamed = header.indices.filter { column in
      header[column] == .blank && rows.contains { $0.kinds[column] != .blank }
    }
    if numberLine == nil { secondLine = HeaderLook.secondLine(rows) }
  }

  /// The line of the first row where it has texts in every column that has numbers alone below it.
  private static func secondLine(_ rows: [(kinds: [Kind], line: Int)]) -> Int? {
    guard let first = rows.first else { return nil }
    let rest = rows.dropFirst()
    let pure = first.kinds.indices.filter { column in
      !rest.contains { $0.kinds[column] == .text }
        && rest.count { $0.kinds[column] == .number } >= fewestRows
    }
    return pure.count > 1 && pure.allSatisfy { first.kinds[$0] == .text } ? first.line : nil
  }

  private static func kind(_ cell: CSVCell, _ bytes: [UInt8]) -> Kind {
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
