import FremgangCharts
import FremgangWords

/// A document as Markdown, with the tables of GitHub's dialect and the charts as linked files.
package struct MarkdownWriter {
  private let document: Document
  private let cells: CellText
  private let captions: Captions
  private var text = ""

  private init(_ document: Document) {
    self.document = document
    cells = CellText(document.language)
    captions = Captions(document)
  }

  /// The whole document.
  package static func write(_ document: Document) -> String {
    var writer = MarkdownWriter(document)
    writer.writeAll()
    return writer.text
  }

  private mutating func writeAll() {
    add("# " + escaped(document.title))
    let notices = document.notices.enumerated().map { place, notice in
      place == 0 ? "> **" + escaped(notice) + "**" : "> " + MarkdownText.escaped(notice)
    }
    if !notices.isEmpty { add(notices.joined(separator: "\n>\n")) }
    for section in document.sections { write(section, level: 2) }
  }

  private mutating func write(_ section: Section, level: Int) {
    add(String(repeating: "#", count: min(level, 6)) + " " + escaped(section.title))
    for block in section.blocks { write(block) }
    for part in section.subsections { write(part, level: level + 1) }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let sentences): add(MarkdownText.escaped(sentences.joined(separator: " ")))
    case .list(let items):
      add(items.map { "- " + MarkdownText.escaped($0) }.joined(separator: "\n"))
    case .notice(let text): add("> " + MarkdownText.escaped(text))
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    }
  }

  private mutating func write(_ table: Table) {
    add("**" + escaped(captions.caption(of: table)) + "**")
    let head = table.columns.map { escaped(cells.heading($0)) + signs($0.marks) }
    let rule = table.columns.map { $0.kind == .text ? ":---" : "---:" }
    let rows = table.rows.map { row(for: $0, columns: table.columns.count) }
    add(
      ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(
        separator: "\n"
      )
    )
    let notes = table.footnotes.enumerated().map {
      "<sup>\(Footnotes.sign($0.offset))</sup> " + escaped($0.element)
    }
    // Two spaces break the line without beginning a new paragraph.
    if !notes.isEmpty { add(notes.joined(separator: "  \n")) }
  }

  private func row(for row: Row, columns: Int) -> [String] {
    let title = escaped(row.title) + signs(row.marks)
    guard row.standing != .heading else {
      return ["**\(title)**"] + Array(repeating: "", count: columns - 1)
    }
    let strong = row.standing == .total && !title.isEmpty
    return [strong ? "**\(title)**" : title]
      + row.cells.map { escaped(cells.printed($0.content)) + signs($0.marks) }
  }

  private mutating func write(_ figure: Figure) {
    add("![\(escaped(figure.chart.description))](charts/\(figure.chart.id).svg)")
    add("*" + escaped(captions.caption(of: figure)) + "*")
  }

  private func signs(_ marks: [Int]) -> String {
    marks.isEmpty
      ? "" : "<sup>" + marks.sorted().map(Footnotes.sign).joined(separator: ",") + "</sup>"
  }

  private func escaped(_ text: String) -> String {
    MarkdownText.inline(text)
  }

  private mutating func add(_ paragraph: String) {
    text += (text.isEmpty ? "" : "\n") + paragraph + "\n"
  }
}
