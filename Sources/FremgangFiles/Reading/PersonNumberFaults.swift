import FremgangJSON

/// CPR numbers by column: how many fields hold one, and where the first of them stands.
struct PersonNumberCount {
  private var columns: [Int: (fields: Int, line: Int)] = [:]

  /// Looks at a field.
  mutating func look(at cell: CSVCell, column: Int, line: Int, in bytes: [UInt8]) {
    guard cell.range.count >= 10, PersonNumber.occurs(in: cell.range, of: bytes) else { return }
    columns[column, default: (0, line)].fields += 1
  }

  /// Reports each column once, by the place of its first field; nothing of a field is repeated.
  func report(in file: String, to log: DiagnosticLog) {
    for (column, found) in columns.sorted(by: { $0.key < $1.key }) {
      log.report(
        "cpr-number",
        at: Place(file: file, line: found.line, column: column + 1),
        found.fields == 1
          ? "The field holds what looks like a CPR number."
          : "\(found.fields) fields in column \(column + 1) hold what looks like a CPR number; the "
            + "first stands here.",
        remedy: PersonNumberFaults.remedy
      )
    }
  }
}

/// CPR numbers where no answers stand.
enum PersonNumberFaults {
  static let remedy =
    "Take them out of the export, and name people by numbers that mean nothing outside the "
    + "project; a plan's \"pseudonymise\" comes too late for these."

  /// A file whose name holds one; the diagnostic cannot name it.
  static func inName(_ number: Int) -> Diagnostic {
    Diagnostic(
      code: "cpr-number",
      severity: .error,
      place: Place(),
      message: "The name of file \(number + 1) of those given holds what looks like a CPR number.",
      remedy: "Rename the file."
    )
  }

  /// The fields of a header that hold one, and what stands before it.
  static func inHeader(_ row: CSVRow, of table: TableText, _ file: String) -> [Diagnostic] {
    var count = PersonNumberCount()
    for (column, cell) in row.cells.enumerated() {
      count.look(at: cell, column: column, line: row.line, in: table.bytes)
    }
    let log = DiagnosticLog(limit: row.cells.count)
    count.report(in: file, to: log)
    if PersonNumber.occurs(in: 0..<table.start, of: table.bytes) {
      log.report(
        "cpr-number",
        at: Place(file: file, line: 1),
        "The lines before the header hold what looks like a CPR number.",
        remedy: remedy
      )
    }
    return log.sorted
  }
}
