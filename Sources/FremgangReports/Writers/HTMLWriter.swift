import FremgangCharts
import FremgangKit
import FremgangWords

/// A document as one HTML file: no script, no request, charts and style within.
package struct HTMLWriter {
  private let document: Document
  private let tables: HTMLTableWriter
  private let captions: Captions
  private var text = ""

  private init(_ document: Document) {
    self.document = document
    tables = HTMLTableWriter(document)
    captions = Captions(document)
  }

  /// The whole document.
  package static func write(_ document: Document) -> String {
    var writer = HTMLWriter(document)
    writer.writeAll()
    return writer.text
  }

  private mutating func writeAll() {
    let title = escaped(document.title)
    add("<!DOCTYPE html>")
    add("<html lang=\"\(document.language.rawValue)\">")
    add("<head>")
    add("<meta charset=\"utf-8\" />")
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />")
    add(
      "<meta http-equiv=\"Content-Security-Policy\" "
        + "content=\"default-src 'none'; style-src 'unsafe-inline'\" />"
    )
    add("<meta name=\"robots\" content=\"noindex\" />")
    add("<title>\(title)</title>")
    add("<style>\n\(StyleSheet.screen)\(StyleSheet.print)</style>")
    add("</head>\n<body>\n<header>\n<h1>\(title)</h1>")
    for notice in document.notices { add("<p class=\"notice\">\(escaped(notice))</p>") }
    add("</header>")
    writeContents()
    add("<main>")
    for section in document.sections { write(section, level: 2) }
    add("</main>\n</body>\n</html>")
  }

  private mutating func writeContents() {
    let title = Words(document.language).say(da: "Indhold", en: "Contents")
    add("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">\(title)</h2>")
    writeContents(document.sections)
    add("</nav>")
  }

  private mutating func writeContents(_ sections: [Section]) {
    add("<ol>")
    for section in sections {
      add("<li><a href=\"#\(escaped(section.anchor))\">\(escaped(section.title))</a>")
      if !section.subsections.isEmpty { writeContents(section.subsections) }
      add("</li>")
    }
    add("</ol>")
  }

  private mutating func write(_ section: Section, level: Int) {
    let tag = "h\(min(level, 6))"
    let anchor = escaped(section.anchor)
    add("<section aria-labelledby=\"\(anchor)\">")
    add("<\(tag) id=\"\(anchor)\">\(escaped(section.title))</\(tag)>")
    for block in section.blocks { write(block) }
    for part in section.subsections { write(part, level: level + 1) }
    add("</section>")
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let sentences): add("<p>\(escaped(sentences.joined(separator: " ")))</p>")
    case .list(let items):
      add("<ul>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>")
    case .notice(let text): add("<p class=\"notice\">\(escaped(text))</p>")
    case .table(let table): add(tables.write(table))
    case .figure(let figure): write(figure)
    }
  }

  private mutating func write(_ figure: Figure) {
    let caption = captions.caption(of: figure)
    add("<figure id=\"chart-\(escaped(figure.chart.id))\">")
    add(InlineDrawing.element(of: figure.chart))
    add("<figcaption>\(escaped(caption))</figcaption>\n</figure>")
  }

  private func escaped(_ text: String) -> String {
    MarkupText.escaped(text)
  }

  private mutating func add(_ line: String) {
    text += line + "\n"
  }
}
