package import FremgangKit
import FremgangWords

/// A table as a file of separated values that the language's spreadsheets open as they are.
///
/// Danish: semicolons, decimal comma, a byte order mark. English: commas, decimal point. Both:
/// UTF-8, CRLF, percentages, ends of intervals and headings of rows in columns of their own, and the
/// footnotes of a row after its figures.
package struct ValuesWriter {
  private let cells: CellText
  private let separator: Character
  private let mark: String?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - language: the language of headings and numbers.
  ///   - mark: fills a column of its own in every row.
  ///   - areRounded: whether figures were rounded as they are printed.
  package init(_ language: Language, mark: String?, areRounded: Bool = false) {
    cells = CellText(language, areRounded: areRounded)
    separator = language == .da ? ";" : ","
    self.mark = mark
  }

  /// The bytes of the file for `table`.
  package func write(_ table: Table) -> [UInt8] {
    var lines = [header(table)]
    var heading = ""
    for row in table.rows {
      if row.standing == .heading {
        heading = row.title
      } else {
        lines.append(line(row, heading, table))
      }
    }
    let text = lines.map { $0.joined(separator: String(separator)) + "\r\n" }.joined()
    let byteOrderMark: [UInt8] = cells.words.language == .da ? [0xEF, 0xBB, 0xBF] : []
    return byteOrderMark + Array(text.utf8)
  }

  private func header(_ table: Table) -> [String] {
    var titles = table.columns.flatMap(cells.headings)
    if hasHeadings(table) { titles.insert(cells.words.say(da: "Afsnit", en: "Part"), at: 0) }
    titles.append(cells.words.say(da: "Noter", en: "Notes"))
    if mark != nil { titles.append("Data") }
    return titles.map(field)
  }

  private func hasHeadings(_ table: Table) -> Bool {
    table.rows.contains { $0.standing == .heading }
  }

  private func line(_ row: Row, _ heading: String, _ table: Table) -> [String] {
    var fields = (hasHeadings(table) ? [field(heading)] : []) + [field(row.title)]
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
