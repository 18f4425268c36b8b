package import FremgangJSON

/// What a walk through all rows of a table shows of its form.
package struct TableAudit {
  /// What is wrong or odd, in the order of the rows.
  package fileprivate(set) var diagnostics: [Diagnostic] = []
  /// The rows that have the form of the header, blank ones aside.
  package fileprivate(set) var rows = 0
  /// The rows that say again what the header says.
  package fileprivate(set) var repeatedHeaders = 0
}

extension TableText {
  /// Walks through the whole table and collects all that is wrong with its form.
  ///
  /// - Parameters:
  ///   - name: the file's name, for diagnostics.
  ///   - visit: called with every row that has the form of the header and is neither blank nor the
  ///     header again.
  /// - Returns: what was found; the faults are those that an ``ExportReader`` reports.
  package func audit(name: String, visit: (CSVRow) -> Void = { _ in }) -> TableAudit {
    let log = DiagnosticLog(limit: Int.max)
    log.add(notices)
    var audit = TableAudit()
    var (row, tokens) = headerAndRows()
    log.add(TableFaults.header(row, in: name, limits))
    let form = RowForm(self)
    while tokens.next(into: &row) {
      if form.isBlank(row) { continue }
      if form.repeatsHeader(row) {
        audit.repeatedHeaders += 1
        log.add([TableFaults.repeatedHeader(row.line, in: name)])
      } else if form.check(
        row,
        { fault in
          log.add([fault.diagnostic(in: name, .error, limits, line: row.line)])
        }
      ) {
        audit.rows += 1
        visit(row)
      }
    }
    TableFaults.reportWhole(tokens, self, in: name, log)
    audit.diagnostics = log.kept
    return audit
  }
}

extension TableFaults {
  static func repeatedHeader(_ line: Int, in name: String) -> Diagnostic {
    Diagnostic(
      code: "header-repeated",
      severity: .warning,
      place: Place(file: name, line: line),
      message: "The row says again what the header says; it was passed over.",
      remedy: "Remove it, and see whether two exports were put together by mistake."
    )
  }

  /// What shows when all rows have been read: ways of ending lines, and bytes that are no text.
  static func reportWhole(
    _ tokens: CSVTokenizer,
    _ table: TableText,
    in name: String,
    _ log: DiagnosticLog
  ) {
    if tokens.lineEnds.kinds > 1 {
      log.report(
        "line-ends-mixed",
        .warning,
        at: Place(file: name),
        "Lines end in different ways: \(tokens.lineEnds.title); each was taken for the end of a row."
      )
    }
    guard let zero = tokens.firstNUL else { return }
    let places = TextPlaces(table).places(of: [zero.offset])
    log.report(
      "nul-byte",
      at: Place(file: name, line: zero.line, column: places[0].field),
      "A byte with the value zero stands in the text.",
      remedy: "The file is damaged or not text; export it again as \"CSV UTF-8\"."
    )
  }
}

extension TextPlaces {
  init(_ table: TableText) {
    self.init(
      TableSample(table.bytes, start: table.start, line: table.line, limits: table.limits),
      table.dialect.syntax
    )
  }
}
