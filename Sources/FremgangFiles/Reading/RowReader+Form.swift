import FremgangJSON

extension RowReader {
  /// Whether a row has the fields of the header and is written so that they can be told apart.
  func isWellFormed(_ row: CSVRow) -> Bool {
    for fault in row.faults { report(fault, row) }
    if !row.faults.isEmpty { return false }
    let width = header.names.count
    if row.cells.count < width {
      reportWidth(row, row.cells.count, "row-too-short")
      return false
    }
    for column in width..<max(row.cells.count, width) where !trimmed(column, row).isEmpty {
      reportWidth(row, row.cells.count, "row-too-long")
      return false
    }
    return true
  }

  private func reportWidth(_ row: CSVRow, _ fields: Int, _ code: String) {
    log.report(
      code,
      badValue,
      at: place(row.line, min(fields, header.names.count)),
      "The row has \(fields) fields and the header \(header.names.count); which field belongs "
        + "where cannot be told.",
      remedy: "Look for a missing or a superfluous delimiter, or for a text that needs quotes."
    )
  }

  private func report(_ fault: CSVRow.Fault, _ row: CSVRow) {
    switch fault {
    case .unterminatedQuote: break
    case .textAfterQuote(let field, let line):
      log.report(
        "quote-misplaced",
        badValue,
        at: place(line, field),
        "Something follows the closing quote of a field.",
        remedy: "Write a quote inside a quoted text twice."
      )
    case .tooManyFields:
      log.report(
        "row-too-long",
        at: place(row.line),
        "The row has more than \(table.limits.fieldsPerRow) fields."
      )
    case .fieldTooLong(let field, let line):
      log.report(
        "field-too-long",
        at: place(line, field),
        "The field has more than \(table.limits.bytesPerField) bytes.",
        remedy: "Look for a quote that opens before it and is never closed."
      )
    }
  }
}
