package import FremgangKit
import FremgangWords

/// A table as a file of separated values that the language's spreadsheets open as they are.
///
/// Danish: semicolons, decimal comma, a byte order mark. English: commas, decimal point. Both:
/// UTF-8, CRLF, percentages and ends of intervals in columns of their own, and the footnotes of a
/// row after its figures.
package struct ValuesWriter {
  private let cells: CellText
  private let separator: Character
  private let mark: String?

  /// Creates a writer; `mark` fills a column of its own in every row.
  package init(_ language: Language, mark: String?) {
    cells = CellText(language)
    separator = language == .da ? ";" : ","
    self.mark = mark
  }

  /// The bytes of the file for `table`.
  package func write(_ table: Table) -> [UInt8] {
    let lines =
      [header(table)] + table.rows.filter { $0.standing != .heading }.map { line($0, table) }
    let text = lines.map { $0.joined(separator: String(separator)) + "\r\n" }.joined()
    let byteOrderMark: [UInt8] = cells.words.language == .da ? [0xEF, 0xBB, 0xBF] : []
    return byteOrderMark + Array(text.utf8)
  }

  private func header(_ table: Table) -> [String] {
    var titles = table.columns.flatMap(cells.headings)
    titles.append(cells.words.say(da: "Noter", en: "Notes"))
    if mark != nil { titles.append("Data") }
    return titles.map(field)
  }

  private func line(_ row: Row, _ table: Table) -> [String] {
    var fields = [field(row.title)]
    for (column, cell) in zip(table.columns.dropFirst(), row.cells) {
      fields += cells.fields(cell.content, kind: column.kind).map(field)
    }
    let marks = Set(row.marks + row.cells.flatMap(\.marks)).sorted()
    fields.append(field(marks.map { table.footnotes[$0] }.joined(separator: " ")))
    if let mark { fields.append(field(mark)) }
    return fields
  }

  private func field(_ field: CellText.Field) -> String {
    switch field {
    case .number(let digits): SeparatedText.quoted(digits, separator: separator)
    case .text(let text): self.field(text)
    }
  }

  private func field(_ text: String) -> String {
    SeparatedText.field(text, separator: separator)
  }
}
