public import FremgangCharts
public import FremgangKit

/// A file of a report, not yet on any disk.
public struct ReportFile: Sendable, Hashable {
  /// Where it belongs inside the report's folder, with forward slashes: `tables/mhrm-overall.csv`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file of a chart, under the name by which the Markdown refers to it: `charts/ID.svg`.
  public init(chart: Chart) {
    self.init(path: "charts/\(chart.id).svg", bytes: Array(chart.svg.utf8))
  }
}

/// An evaluation as a report: one document in Markdown and HTML, and its tables as files of values.
///
/// Everything is rendered from the same `Results`, so no two places can disagree. Equal results
/// and charts give equal bytes.
public struct Report: Sendable {
  /// The document that every file is written from.
  package let document: Document

  /// Composes the report of `results` in `language`.
  ///
  /// - Parameters:
  ///   - results: the figures, with small groups withheld.
  ///   - language: the language of the texts; text from the export stays as it is.
  ///   - charts: the charts to show, such as `Charts.all(for:language:)` in the same language.
  ///     The page holds them; the Markdown refers to them as ``ReportFile/init(chart:)`` names them.
  public init(_ results: Results, language: Language, charts: [Chart]) {
    document = ReportComposer(results, language: language, charts: charts).document()
  }

  /// Composes the same report with something to say before all else, and sections of somebody else's.
  ///
  /// - Parameters:
  ///   - results: the figures, with small groups withheld.
  ///   - language: the language of the texts.
  ///   - charts: the charts to show.
  ///   - notices: what a reader must see first, before what the plan says of the study.
  ///   - sections: what stands after the summary, in the same language; figures in them are shown
  ///     and referred to like other charts.
  package init(
    _ results: Results,
    language: Language,
    charts: [Chart],
    notices: [String],
    sections: [Section]
  ) {
    let composer = ReportComposer(results, language: language, charts: charts)
    document = composer.document(notices: notices, sections: sections)
  }

  /// `report.md`, `index.html` and `tables/*.csv`.
  public var files: [ReportFile] { files(threads: 1) }

  /// The same, written on so many threads.
  package func files(threads: Int) -> [ReportFile] {
    let values = ValuesWriter(
      document.language,
      mark: document.mark,
      areRounded: document.areFiguresRounded
    )
    let (document, tables) = (document, document.tables)
    return Workers.map(2 + tables.count, threads: threads) { number in
      switch number {
      case 0: ReportFile(path: "report.md", bytes: Array(MarkdownWriter.write(document).utf8))
      case 1: ReportFile(path: "index.html", bytes: Array(HTMLWriter.write(document).utf8))
      default:
        ReportFile(
          path: "tables/\(tables[number - 2].name).csv",
          bytes: values.write(tables[number - 2])
        )
      }
    }
  }
}
