import FremgangFiles
import FremgangJSON
import FremgangKit

/// What a file reads as, as far as a table reader can tell.
struct ConformanceReading {
  /// Nothing when the file is refused.
  var dialect: CSVDialect?
  var header: [String] = []
  /// The rows that have the form of the header; blank ones are left out.
  var rows: [[String]] = []
  /// What was refused or reported.
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], name: String, choice: DialectChoice = DialectChoice()) {
    do throws(ExportRefusal) {
      let table = try TableText(bytes, name: name, choice: choice)
      dialect = table.dialect
      var tokens = table.records
      var row = CSVRow()
      while tokens.next(into: &row), row.isEmptyLine {}
      header = ConformanceReading.texts(row, table.bytes)
      var rows: [[String]] = []
      diagnostics =
        table.audit(name: name) { rows.append(ConformanceReading.texts($0, table.bytes)) }
        .diagnostics
      self.rows = rows
    } catch {
      diagnostics = error.diagnostics
    }
  }

  var isRefused: Bool { dialect == nil }
  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  var codes: [String] { diagnostics.map(\.code) }

  static func texts(_ row: CSVRow, _ bytes: [UInt8]) -> [String] {
    row.cells.map { CellText.text(of: $0, in: bytes) }
  }
}

/// Rows in which something stands.
func withoutBlank(_ rows: some Sequence<[String]>) -> [[String]] {
  rows.filter { row in row.contains { !$0.isEmpty } }
}

/// A row without blank cells at its end: programs differ in how many of them they keep.
func withoutPadding(_ row: [String]) -> [String] {
  var row = row[...]
  while row.last?.isEmpty == true { row.removeLast() }
  return Array(row)
}
