import FremgangWords

/// A table as HTML: caption, headers with scopes, footnotes beneath.
struct HTMLTableWriter {
  private let cells: CellText
  private let captions: Captions

  init(_ document: Document) {
    cells = CellText(document.language)
    captions = Captions(document)
  }

  func write(_ table: Table) -> String {
    let caption = escaped(captions.caption(of: table))
    let label = "table-" + escaped(table.name)
    var lines = [
      // A wide table scrolls inside its own box, which the keyboard can reach.
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(label)\">",
      "<table\(table.columns.count > 9 ? " class=\"wide\"" : "")>",
      "<caption id=\"\(label)\"><span>\(caption)</span></caption>",
      "<thead>\n<tr>" + table.columns.map { head($0, in: table) }.joined() + "</tr>\n</thead>",
      "<tbody>",
    ]
    lines += table.rows.map { row($0, in: table) }
    lines.append("</tbody>\n</table>")
    lines += notes(table)
    lines.append("</div>")
    return lines.joined(separator: "\n")
  }

  private func head(_ column: Column, in table: Table) -> String {
    let title = escaped(cells.heading(column)) + signs(column.marks)
    return "<th scope=\"col\"\(alignment(column))>\(title)</th>"
  }

  private func row(_ row: Row, in table: Table) -> String {
    let title = escaped(row.title) + signs(row.marks)
    switch row.standing {
    case .heading:
      let span = "scope=\"rowgroup\" colspan=\"\(table.columns.count)\""
      return "<tr class=\"heading\"><th \(span)>\(title)</th></tr>"
    case .total, .ordinary:
      let style = row.standing == .total ? " class=\"total\"" : ""
      let cells = zip(table.columns.dropFirst(), row.cells).map { cell($1, column: $0) }
      return "<tr\(style)><th scope=\"row\">\(title)</th>\(cells.joined())</tr>"
    }
  }

  private func cell(_ cell: Cell, column: Column) -> String {
    "<td\(alignment(column))>\(escaped(cells.printed(cell.content)))\(signs(cell.marks))</td>"
  }

  private func notes(_ table: Table) -> [String] {
    guard !table.footnotes.isEmpty else { return [] }
    let notes = table.footnotes.enumerated().map {
      "<p><sup>\(Footnotes.sign($0.offset))</sup> \(escaped($0.element))</p>"
    }
    return ["<div class=\"notes\">"] + notes + ["</div>"]
  }

  private func alignment(_ column: Column) -> String {
    column.kind == .text ? "" : " class=\"n\""
  }

  private func signs(_ marks: [Int]) -> String {
    marks.isEmpty
      ? "" : "<sup>" + marks.sorted().map(Footnotes.sign).joined(separator: ",") + "</sup>"
  }

  private func escaped(_ text: String) -> String {
    MarkupText.escaped(text)
  }
}
