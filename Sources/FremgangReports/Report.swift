package import FremgangKit
import FremgangWords

/// A file of a report, not yet on any disk.
public struct ReportFile: Sendable, Hashable {
  /// Where it belongs inside the report's folder, with forward slashes: `tables/mhrm-overall.csv`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]
}

/// An evaluation as a report: one document in Markdown and HTML, and its tables as files of values.
///
/// Everything is rendered from the same ``Results``, so no two places can disagree. Equal results and
/// charts give equal bytes.
public struct Report: Sendable {
  /// The document that every file is written from.
  package let document: Document

  /// Writes the report of `results` in `language`.
  package init(_ results: Results, language: Language, figures: [Figure]) {
    document = ReportComposer(results, language: language, figures: figures).document()
  }

  /// `report.md`, `index.html` and `tables/*.csv`.
  public var files: [ReportFile] {
    let values = ValuesWriter(document.language, mark: document.mark)
    let tables = document.tables.map {
      ReportFile(path: "tables/\($0.name).csv", bytes: values.write($0))
    }
    return [
      ReportFile(path: "report.md", bytes: Array(MarkdownWriter.write(document).utf8)),
      ReportFile(path: "index.html", bytes: Array(HTMLWriter.write(document).utf8)),
    ] + tables
  }
}
