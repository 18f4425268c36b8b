public import FremgangKit

/// The texts of the columns that a plan lets be copied, as they stand.
///
/// All other texts of an export stay in the reader.
public struct CopiedTexts: Sendable, Hashable {
  /// The names of the columns, as the plan gives them.
  public let columns: [String]
  private let rows: [Origin: [String]]

  init(columns: [String], rows: [Origin: [String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The texts of the row at `origin`, one for each of ``columns``.
  public func texts(at origin: Origin) -> [String] {
    rows[origin] ?? Array(repeating: "", count: columns.count)
  }
}

extension RowReader {
  /// Keeps the texts of a row that the plan lets be copied.
  func copyTexts(_ row: CSVRow, _ context: Context, _ builder: inout ResponsesBuilder) {
    guard !layout.copied.isEmpty else { return }
    let origin = Origin(file: layout.file, line: context.line)
    builder.copied[origin] = layout.copied.map { column in
      column.map { CellText.trimmedText(of: row.cells[$0], in: table.bytes) } ?? ""
    }
  }
}
