package import FremgangCharts
package import FremgangKit

extension Section {
  /// Creates a part of a document that somebody else adds.
  package init(anchor: String, title: String, blocks: [Block]) {
    self.init(anchor: anchor, title: title, blocks: blocks, subsections: [])
  }
}

extension Figure {
  /// Creates a figure of a chart; its number is given when the document is complete.
  package init(_ chart: Chart) {
    self.init(number: 0, chart: chart)
  }
}

extension Table {
  /// Creates a table; its number is given when the document is complete.
  package init(named name: String, caption: String, columns: [Column], rows: [Row]) {
    self.init(number: 0, name: name, caption: caption, columns: columns, rows: rows)
  }
}

extension Column {
  /// Creates a column.
  package init(_ title: String, _ kind: Kind) {
    self.init(title: title, kind: kind)
  }
}

extension Row {
  /// Creates an ordinary row.
  package init(_ title: String, _ contents: [Cell.Content]) {
    self.init(title: title, cells: contents.map { Cell($0) })
  }
}

extension Document {
  /// Creates a document of a few sections, numbered.
  package init(language: Language, title: String, sections: [Section]) {
    self.init(language: language, title: title, notices: [], mark: nil, sections: sections)
    self = numbered()
  }
}
