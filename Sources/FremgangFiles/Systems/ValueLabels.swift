/// What the codes of each variable are called.
struct ValueLabels {
  /// By folded name of variable, the label of each code.
  private(set) var labels: [String: [Int: String]] = [:]

  /// Reads a table of labels: variable, code and label, without a header; fails on another form.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - variables: the folded names of the columns of other files; one of them must occur.
  init?(_ table: TableText, variables: Set<String>) {
    guard table.rowsBeforeHeader == 0 else { return nil }
    var tokens = table.records
    var row = CSVRow()
    var isFirst = true
    while tokens.next(into: &row) {
      if row.isEmptyLine { continue }
      let cells = row.cells.map { CellText.trimmed($0.range, in: table.bytes) }
      guard row.faults.isEmpty, cells.count >= 3, cells.dropFirst(3).allSatisfy(\.isEmpty) else {
        return nil
      }
      let texts = row.cells.prefix(3).map { CellText.trimmedText(of: $0, in: table.bytes) }
      guard case .number(let code) = NumberText.whole(cells[1], table.bytes), !texts[0].isEmpty
      else {
        // A first row that names the columns does no harm.
        guard isFirst, ["variable", "variablename"].contains(FoldedName.fold(texts[0])) else {
          return nil
        }
        isFirst = false
        continue
      }
      isFirst = false
      let variable = FoldedName.fold(texts[0])
      // A code has one label; a table in which it comes twice is one of answers.
      guard labels[variable]?[code] == nil else { return nil }
      let line = texts[2].split(whereSeparator: \.isNewline).joined(separator: " ")
      labels[variable, default: [:]][code] = line
    }
    guard labels.keys.contains(where: variables.contains) else { return nil }
  }

  /// Adds another table's labels; `false` when the two call one code differently.
  mutating func merge(_ other: ValueLabels) -> Bool {
    for (variable, codes) in other.labels {
      for (code, label) in codes {
        guard labels[variable]?[code] ?? label == label else { return false }
        labels[variable, default: [:]][code] = label
      }
    }
    return true
  }
}
