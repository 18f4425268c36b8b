import FremgangJSON

/// A walk through the rows of one file for what concerns cells and rows rather than answers.
struct TableWalk {
  /// What a spreadsheet may have done to the cells of a column.
  private enum Column {
    /// The reading has looked at every cell.
    case isRead
    /// It ought to hold codes.
    case code
    /// It ought to hold ids.
    case id
    /// It is used for something else.
    case used
    /// It is not read.
    case other
  }

  private let source: ExportSource
  private let names: [String]
  private let columns: [Column]

  /// Creates a walk.
  ///
  /// - Parameters:
  ///   - source: the table.
  ///   - isRead: whether its answers were read, so that damage to them is known already.
  init(_ source: ExportSource, isRead: Bool) {
    self.source = source
    names = source.shownNames
    let layout = source.layout
    var columns = Array(repeating: Column.other, count: source.header.names.count)
    let used =
      layout.groups.map(\.column) + layout.dateColumns
      + [layout.wave, layout.instance].compactMap(\.self)
    for column in used { columns[column] = .used }
    for column in layout.respondent { columns[column] = isRead ? .isRead : .id }
    for column in layout.answerColumns { columns[column] = isRead ? .isRead : .code }
    self.columns = columns
  }

  /// Walks all rows after the header.
  func walk(into list: inout FindingList) {
    let form = source.form
    var tokens = source.rows
    var row = CSVRow()
    while tokens.next(into: &row) {
      if form.isBlank(row) {
        list.add("row-blank", .note, at: place(row.line))
      } else {
        lookForDamage(row, &list)
      }
    }
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

  private func lookForDamage(_ row: CSVRow, _ list: inout FindingList) {
    for (number, cell) in row.cells.enumerated() where cell.end - cell.start >= 3 {
      let column = number < columns.count ? columns[number] : .other
      guard isDamaged(cell, column) else { continue }
      let code =
        switch column {
        case .other: "excel-damage-elsewhere"
        case .id: "respondent-id-damaged"
        default: "excel-damage"
        }
      list.add(code, column == .other ? .warning : .error, at: place(row.line, number))
    }
  }

  private func isDamaged(_ cell: CSVCell, _ column: Column) -> Bool {
    let bytes = source.table.bytes
    let range = CellText.trimmed(cell.range, in: bytes)
    switch column {
    case .isRead: return false
    case .code: return ExcelDamage.occurs(in: range, bytes)
    case .id: return ExcelDamage.isValueLost(range, bytes) || ExcelDamage.isDayOfMonth(range, bytes)
    case .used, .other: return ExcelDamage.isValueLost(range, bytes)
    }
  }
}
