import FremgangJSON

extension RowReader {
  /// Whether a row has the fields of the header and is written so that they can be told apart.
  func isWellFormed(_ row: CSVRow) -> Bool {
    form.check(row) { fault in
      log.report(
        fault.code,
        fault.endsReading ? .error : badValue,
        at: place(fault.position.line ?? row.line, fault.position.field),
        fault.message(table.limits),
        remedy: fault.remedy
      )
    }
  }

  /// Whether a row says again what the header says, which is reported.
  func repeatsHeader(_ row: CSVRow) -> Bool {
    guard form.repeatsHeader(row) else { return false }
    log.add([TableFaults.repeatedHeader(row.line, in: name)])
    return true
  }
}
