/// The form that the rows of a table have to have, which is its header's.
package struct RowForm: Sendable {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  /// The fields of the header without blanks at either end.
  private let header: [Range<Int>]
  /// The fields of the header, and those before unnamed ones at its end.
  private let width: Int
  private let namedWidth: Int
  /// The fields of a row with blank ones beyond the header: the same number in every row, because one
  /// delimiter too many in one row has shifted what stands after it.
  private let paddedWidth: Int?

  /// Takes the form from the header of `table`.
  package init(_ table: TableText) {
    bytes = table.bytes
    delimiter = table.dialect.delimiter
    let cells = table.headerAndRows().header.cells
    header = cells.map { CellText.trimmed($0.range, in: table.bytes) }
    width = header.count
    paddedWidth = table.paddedWidth
    let named = header.lastIndex { !$0.isEmpty }
    namedWidth = (named ?? 0) + 1
  }

  /// Calls `report` with all that is wrong with the form of a row.
  @inline(__always)
  package func check(_ row: CSVRow, _ report: (RowFault) -> Void) -> Bool {
    if row.faults.isEmpty, row.cells.count == width, !row.spansLines { return true }
    return checkClosely(row, report)
  }

  private func checkClosely(_ row: CSVRow, _ report: (RowFault) -> Void) -> Bool {
    guard row.faults.isEmpty else {
      for fault in row.faults { report(RowFault(fault)) }
      return false
    }
    let fields = row.cells.count
    if fields < namedWidth {
      report(.tooShort(fields: fields, header: width, line: row.line))
      return false
    }
    let isPadded = fields <= width || fields == paddedWidth
    if !isPadded || row.cells.dropFirst(width).contains(where: { !isBlank($0) }) {
      report(.tooLong(fields: fields, header: width, line: row.line))
      return false
    }
    if row.spansLines, let fault = ambiguousQuote(row) {
      report(fault)
      return false
    }
    return true
  }

  /// Whether a row can be read as one of the table: it has the form of the header and is not the
  /// header again.
  package func fits(_ row: CSVRow) -> Bool {
    check(row) { _ in } && !repeatsHeader(row)
  }

  /// Whether a row says again what the header says.
  package func repeatsHeader(_ row: CSVRow) -> Bool {
    guard row.cells.count == width, width > 1, row.faults.isEmpty else { return false }
    return header.indices.allSatisfy { column in
      let cell = CellText.trimmed(row.cells[column].range, in: bytes)
      return cell.count == header[column].count && isEqual(cell, header[column])
    }
  }

  /// Whether the same bytes stand in two ranges of one length.
  private func isEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    for offset in 0..<one.count
    where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Whether nothing stands in a row.
  package func isBlank(_ row: CSVRow) -> Bool {
    guard row.faults.isEmpty else { return false }
    for index in row.cells.indices where !isBlank(row.cells[index]) { return false }
    return true
  }

  private func isBlank(_ cell: CSVCell) -> Bool {
    CellText.trimmed(cell.range, in: bytes).isEmpty
  }

  /// A quoted text of several lines, each of which would be a whole row without the quotes.
  private func ambiguousQuote(_ row: CSVRow) -> RowFault? {
    guard width > 1, let start = row.cells.first?.start, let end = row.cells.last?.end,
      let field = row.cells.firstIndex(where: { cell in
        cell.isQuoted && bytes[cell.range].contains { $0 == 0x0A || $0 == 0x0D }
      })
    else { return nil }
    let lines = bytes[start..<end].split { $0 == 0x0A || $0 == 0x0D }
    let isTable = lines.allSatisfy { line in line.count { $0 == delimiter } == width - 1 }
    return isTable ? .quoteAmbiguous(field: field, line: row.line, lines: lines.count) : nil
  }
}
