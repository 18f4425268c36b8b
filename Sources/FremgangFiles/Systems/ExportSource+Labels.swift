import FremgangJSON
import FremgangKit

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
        bytes += table.dialect.syntax.quoted(label.utf8)
        copied = cell.end + edge
      }
    }
    bytes += table.bytes[copied...]
    var choice = plan.dialect
    choice.delimiter = table.dialect.delimiter
    choice.quote = table.dialect.quote
    choice.escape = table.dialect.syntax.escape
    choice.encoding = .utf8
    choice.decimal = table.dialect.decimal
    writtenAs = dialect
    table = try TableText(bytes, name: name, choice: choice, limits: limits)
  }
}
