import FremgangJSON
import FremgangKit

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

extension ExportSource {
  /// Puts labels in the place of the codes of the columns that have any, so that they are read as an
  /// export of labels is: by the instrument's labels, exactly or not at all.
  ///
  /// The codes of an item stay where none of its labels is one that the instrument or the plan knows;
  /// these columns are returned. Rows, lines and fields stay as they are.
  ///
  /// - Parameters:
  ///   - labels: what the codes are called.
  ///   - plan: what the plan says of labels.
  ///   - offered: the instruments.
  ///   - limits: how much is read.
  /// - Returns: the columns of items whose labels nobody knows.
  /// - Throws: what is wrong with the table as it is written anew, which should not be.
  mutating func putLabels(
    _ labels: ValueLabels,
    _ plan: ExportPlan,
    _ offered: [Instrument],
    _ limits: ReadingLimits
  ) throws(ExportRefusal) -> [Int] {
    try refuseNumbers(labels, plan, offered)
    var wanted: [Int: [Int: String]] = [:]
    var unknown: [Int] = []
    for column in [layout.wave].compactMap({ $0 }) + layout.groups.map(\.column) {
      wanted[column] = labels.labels[header.folded[column]]
    }
    for block in layout.blocks where layout.byItem == nil {
      let cells = InstrumentCells(offered[block.instrument], plan: plan)
      for (item, column) in block.items.enumerated() {
        guard let own = labels.labels[header.folded[column]] else { continue }
        if own.values.contains(where: { cells.knows($0, item) }) {
          wanted[column] = own
        } else {
          unknown.append(column)
        }
      }
    }
    if !wanted.isEmpty { try rewrite(wanted, plan, limits) }
    return unknown
  }

  /// Refuses labels that are numbers other than their codes, as long as the plan does not say which of
  /// the two are the instrument's.
  private func refuseNumbers(
    _ labels: ValueLabels,
    _ plan: ExportPlan,
    _ offered: [Instrument]
  ) throws(ExportRefusal) {
    for block in layout.blocks where layout.byItem == nil {
      let id = offered[block.instrument].id
      guard plan.codeShifts[id] == nil else { continue }
      for column in block.items {
        let differences = (labels.labels[header.folded[column]] ?? [:]).compactMap { code, label in
          Int(label).map { $0.subtractingReportingOverflow(code).partialValue }
        }
        guard differences.contains(where: { $0 != 0 }) else { continue }
        let by = Set(differences).count == 1 ? differences[0] : 0
        throw ExportRefusal([
          Diagnostic(
            code: "labels-are-numbers",
            severity: .error,
            place: header.place(name, column),
            message: "The labels of \(header.title(column)) are numbers other than their codes, so "
              + "either may be the codes of \(id).",
            remedy:
              "Say in the plan \"codeShifts\": { \"\(id)\": { \"add\": \(by) } } if the labels "
              + "are, and { \"add\": 0 } if the codes are."
          )
        ])
      }
    }
  }

  private mutating func rewrite(
    _ labels: [Int: [Int: String]],
    _ plan: ExportPlan,
    _ limits: ReadingLimits
  ) throws(ExportRefusal) {
    var bytes: [UInt8] = []
    var copied = 0
    var tokens = rows
    var row = CSVRow()
    while tokens.next(into: &row) {
      for (column, cell) in row.cells.enumerated() {
        guard let own = labels[column],
          case .number(let code) = NumberText.whole(
            CellText.trimmed(cell.range, in: table.bytes),
            table.bytes
          )
        else { continue }
        let edge = cell.isQuoted ? 1 : 0
        bytes += table.bytes[copied..<cell.start - edge]
        let label = own[code].flatMap { $0.isEmpty ? nil : $0 } ?? "\(code): no label"
        bytes += Array("\"\(label.split(separator: "\"").joined(separator: "\"\""))\"".utf8)
        copied = cell.end + edge
      }
    }
    bytes += table.bytes[copied...]
    var choice = plan.dialect
    choice.delimiter = table.dialect.delimiter
    choice.encoding = .utf8
    choice.decimal = table.dialect.decimal
    writtenAs = dialect
    table = try TableText(bytes, name: name, choice: choice, limits: limits)
  }
}
