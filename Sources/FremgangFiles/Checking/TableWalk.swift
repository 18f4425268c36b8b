import FremgangJSON

/// A walk through the rows of one file for what concerns cells and rows rather than answers.
struct TableWalk {
  private let source: ExportSource
  /// The lines that gave measurements or ratings.
  private let used: Set<Int>
  private let names: [String]
  private let isUsedColumn: [Bool]
  private let mayHoldNoMonth: [Bool]

  init(_ source: ExportSource, used: Set<Int>) {
    self.source = source
    self.used = used
    names = source.shownNames
    let layout = source.layout
    var isUsed = Array(repeating: false, count: source.header.names.count)
    var holdsNoMonth = isUsed
    let cells = layout.blocks.flatMap { $0.items + $0.totals.map(\.column) }
    for column in cells + layout.respondent { holdsNoMonth[column] = true }
    let others = layout.groups.map(\.column) + layout.dateColumns
    for column in cells + layout.respondent + others + [layout.wave].compactMap({ $0 }) {
      isUsed[column] = true
    }
    isUsedColumn = isUsed
    mayHoldNoMonth = holdsNoMonth
  }

  /// Walks all rows.
  ///
  /// - Parameters:
  ///   - isRead: whether the rows were read, so that those without answers are known.
  ///   - rowsWithoutAnswers: how many of them hold no answer.
  ///   - list: where findings go.
  mutating func walk(isRead: Bool, rowsWithoutAnswers: Int, into list: inout FindingList) {
    var tokens = source.table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    var left = rowsWithoutAnswers
    while tokens.next(into: &row) {
      let isBlank = row.faults.isEmpty && row.cells.allSatisfy { trimmed($0).isEmpty }
      if isBlank {
        list.add("row-blank", .note, at: place(row.line))
        continue
      }
      lookForDamage(row, &list)
      if isRead, left > 0, isWithoutAnswers(row) {
        list.add("row-without-answers", .note, at: place(row.line))
        left -= 1
      }
    }
    if left > 0 { list.add("row-without-answers", .note, at: nil, count: left) }
  }

  private func trimmed(_ cell: CSVCell) -> Range<Int> {
    CellText.trimmed(cell.range, in: source.table.bytes)
  }

  private func place(_ line: Int, _ column: Int? = nil) -> FindingPlace {
    let name = column.flatMap { names.indices.contains($0) ? names[$0] : nil }
    return FindingPlace(
      file: source.name,
      line: line,
      column: column.map { $0 + 1 },
      columnName: name
    )
  }

  private func isWithoutAnswers(_ row: CSVRow) -> Bool {
    guard row.faults.isEmpty, row.cells.count >= source.header.names.count,
      !used.contains(row.line)
    else { return false }
    return source.layout.respondent.allSatisfy { !trimmed(row.cells[$0]).isEmpty }
  }

  private func lookForDamage(_ row: CSVRow, _ list: inout FindingList) {
    let bytes = source.table.bytes
    for (column, cell) in row.cells.enumerated() where cell.end - cell.start >= 3 {
      let range = trimmed(cell)
      let isKnown = column < isUsedColumn.count
      let isDamage =
        SpreadsheetDamage.occurs(in: range, of: bytes)
        || (isKnown && mayHoldNoMonth[column] && SpreadsheetDamage.isMonthDate(range, bytes))
      guard isDamage else { continue }
      let isUsed = isKnown && isUsedColumn[column]
      list.add(
        isUsed ? "excel-damage" : "excel-damage-elsewhere",
        isUsed ? .error : .warning,
        at: place(row.line, column)
      )
    }
  }
}
