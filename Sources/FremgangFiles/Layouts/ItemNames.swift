/// The names in the column of items of a table with a row for each answer.
///
/// Names that are compared as one are one. A bare number stands for the item of that number of the
/// instrument that another column names.
struct ItemNames {
  /// The names, each once, with the line on which each first stands.
  private(set) var names: [String] = []
  private(set) var lines: [Int] = []
  private var texts = TextTable()
  private var numbers: [Int] = []
  private var places: [String: Int] = [:]
  private var key: [UInt8] = []

  /// Walks through a table and gathers the names.
  init(
    _ source: ExportSource,
    _ columns: (item: Int, answer: Int, instrument: Int?),
    limits: ReadingLimits
  ) {
    var rows = source.rows
    var row = CSVRow()
    while rows.next(into: &row), names.count <= limits.fieldsPerRow {
      guard row.faults.isEmpty, row.cells.count > columns.item else { continue }
      _ = number(of: row, columns.item, columns.instrument, source.table.bytes)
    }
  }

  /// The number of the name in a row, which is added if it is new; nothing where the field is blank.
  mutating func number(of row: CSVRow, _ item: Int, _ instrument: Int?, _ bytes: [UInt8]) -> Int? {
    let range = CellText.trimmed(row.cells[item].range, in: bytes)
    guard !range.isEmpty else { return nil }
    key.removeAll(keepingCapacity: true)
    if let instrument, instrument < row.cells.count, isNumber(bytes[range]) {
      key += bytes[CellText.trimmed(row.cells[instrument].range, in: bytes)]
      key.append(UInt8(ascii: "_"))
    }
    key += bytes[range]
    let text = texts.index(of: 0..<key.count, in: key)
    if text == numbers.count { add(texts[text], line: row.line) }
    return numbers[text]
  }

  private func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy(\.isDigit)
  }

  private mutating func add(_ name: String, line: Int) {
    let folded = FoldedName.fold(name)
    if let known = places[folded] {
      numbers.append(known)
      return
    }
    places[folded] = names.count
    numbers.append(names.count)
    names.append(name)
    lines.append(line)
  }
}
