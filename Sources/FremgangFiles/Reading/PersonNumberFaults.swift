import FremgangJSON

/// CPR numbers by column: how many fields hold one, and where the first of them stands.
struct PersonNumberCount {
  /// What the fields of one column hold.
  private struct Column {
    var fields = 0
    var line: Int?
    /// Fields that are ten digits and nothing else, and those of them that could be CPR numbers.
    var serials = 0
    var likelySerials = 0
    var serialLine: Int?
  }

  /// Of so many numbers at least, this share could be CPR numbers by chance: one in 293 numbers of
  /// ten digits has a date and a check digit that fit, while of CPR numbers all have.
  private static let chance = (fewest: 100, oneIn: 50)

  private var columns: [Int: Column] = [:]

  /// Looks at a field.
  mutating func look(at cell: CSVCell, column: Int, line: Int, in bytes: [UInt8]) {
    guard cell.range.count >= PersonNumber.shortest else { return }
    let isSerial = cell.range.count == 10 && bytes[cell.range].allSatisfy(\.isDigit)
    let isFound = PersonNumber.occurs(in: cell.range, of: bytes)
    guard isSerial || isFound else { return }
    var found = columns[column] ?? Column()
    if isSerial { found.serials += 1 }
    if isSerial, isFound {
      found.likelySerials += 1
      found.serialLine = found.serialLine ?? line
    } else if isFound {
      found.fields += 1
      found.line = found.line ?? line
    }
    columns[column] = found
  }

  /// Reports each column once, by the place of its first field; nothing of a field is repeated.
  func report(in file: String, to log: DiagnosticLog) {
    for (column, found) in columns.sorted(by: { $0.key < $1.key }) {
      let (fewest, oneIn) = PersonNumberCount.chance
      let isChance = found.serials >= fewest && found.likelySerials * oneIn <= found.serials
      if isChance, let line = found.serialLine {
        reportChance(found, Place(file: file, line: line, column: column + 1), log)
      }
      let fields = found.fields + (isChance ? 0 : found.likelySerials)
      let lines = [found.line, isChance ? nil : found.serialLine].compactMap(\.self)
      guard fields > 0, let line = lines.min() else { continue }
      log.report(
        "cpr-number",
        at: Place(file: file, line: line, column: column + 1),
        fields == 1
          ? "The field holds what looks like a CPR number."
          : "\(fields) fields in column \(column + 1) hold what looks like a CPR number; the "
            + "first stands here.",
        remedy: PersonNumberFaults.remedy
      )
    }
  }

  private func reportChance(_ found: Column, _ place: Place, _ log: DiagnosticLog) {
    log.report(
      "cpr-number-by-chance",
      .warning,
      at: place,
      "\(found.likelySerials) of \(found.serials) numbers of ten digits in this column could be CPR "
        + "numbers, as few as chance alone gives; they were taken for serial numbers.",
      remedy: "Check that the column holds no CPR numbers."
    )
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
