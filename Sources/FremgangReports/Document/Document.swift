package import FremgangCharts
package import FremgangKit

/// A report before it has a format: what is said, in which order, and nothing of how it looks.
///
/// Every text in it is plain; each writer escapes for its own format.
package struct Document: Sendable, Hashable {
  /// The language of the texts.
  package var language: Language
  /// The report's title.
  package var title: String
  /// What a reader must see before anything else, such as that the data are invented.
  package var notices: [String]
  /// Words that every caption and file repeats; `nil` unless the data are invented.
  package var mark: String?
  /// Whether its figures were rounded as they are printed before they came here.
  package var areFiguresRounded = false
  /// The parts, in reading order.
  package var sections: [Section]

  /// All tables, in reading order.
  package var tables: [Table] { sections.flatMap(\.tables) }
}

extension Document {
  /// The document with its tables and its charts numbered in reading order, each from 1.
  func numbered() -> Document {
    var document = self
    var numbering = Numbering()
    for index in document.sections.indices { numbering.number(&document.sections[index]) }
    return document
  }

  private struct Numbering {
    var tables = 0
    var figures = 0

    mutating func number(_ section: inout Section) {
      for index in section.blocks.indices {
        section.blocks[index] = numbered(section.blocks[index])
      }
      for index in section.subsections.indices { number(&section.subsections[index]) }
    }

    private mutating func numbered(_ block: Block) -> Block {
      switch block {
      case .table(var table):
        tables += 1
        table.number = tables
        return .table(table)
      case .figure(var figure):
        figures += 1
        figure.number = figures
        return .figure(figure)
      case .paragraph, .list, .notice: return block
      }
    }
  }
}

/// A part of a document under its own heading.
package struct Section: Sendable, Hashable {
  /// The name that links point at: lower-case letters, digits and hyphens, once per document.
  package var anchor: String
  /// The heading.
  package var title: String
  /// What stands before the subsections.
  package var blocks: [Block]
  /// The parts of the part.
  package var subsections: [Section] = []

  /// All tables of the section and its subsections.
  var tables: [Table] {
    let own = blocks.compactMap { block -> Table? in
      guard case .table(let table) = block else { return nil }
      return table
    }
    return own + subsections.flatMap(\.tables)
  }

  /// Whether the section says anything.
  var isEmpty: Bool { blocks.isEmpty && subsections.allSatisfy(\.isEmpty) }
}

/// One piece of a section.
package enum Block: Sendable, Hashable {
  /// Sentences that belong together.
  case paragraph([String])
  /// Points of equal weight.
  case list([String])
  /// Something to be set apart, such as that a table is personal data.
  case notice(String)
  /// A table.
  case table(Table)
  /// A chart.
  case figure(Figure)
}

/// A chart in a report.
package struct Figure: Sendable, Hashable {
  /// Its number in the document, given when the document is complete.
  package var number = 0
  /// The chart.
  package var chart: Chart
}
