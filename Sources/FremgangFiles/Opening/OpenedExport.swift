package import FremgangJSON

/// The files of an export, opened down to the tables inside.
package struct OpenedExport {
  /// The tables, file by file.
  package let tables: [ExportTable]
  /// What was found on the way, a line each.
  package let notes: [String]
  /// What is odd about archives and workbooks; no errors.
  let log: DiagnosticLog

  /// What is odd about archives and workbooks, by place.
  package var diagnostics: [Diagnostic] { log.sorted }

  /// Opens files.
  ///
  /// - Parameters:
  ///   - files: the files of the export.
  ///   - dialect: how they are written, as far as known, and which sheet to read.
  ///   - limits: how much is unpacked.
  /// - Throws: everything that stands in the way, in any of the files.
  package init(
    _ files: [ExportFile],
    dialect: DialectChoice = DialectChoice(),
    limits: ReadingLimits = ReadingLimits()
  ) throws(ExportRefusal) {
    let log = DiagnosticLog(limit: limits.diagnosticsPerCode)
    var opening = ExportOpening(dialect, limits, log)
    for (number, file) in files.enumerated() { opening.open(file, number: number) }
    if log.errors > 0 { throw ExportRefusal(log) }
    tables = opening.tables
    notes = opening.notes
    self.log = log
  }
}
