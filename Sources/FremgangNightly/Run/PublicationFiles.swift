import FremgangCharts
import FremgangJSON
import FremgangKit
import FremgangPublishing
import FremgangReports

/// The files of one publication, rendered from what is known of it.
struct PublicationFiles {
  /// The figures, as they are printed.
  var results: Results
  var language: Language
  var status: NightlyStatus
  /// What was read and with what; the files are added.
  var manifest: Manifest
  /// What moved since the last publication, for `changes.md`; nothing in the first.
  var changes: Changes?
  /// The key figures of all publications, with these.
  var history: History
  /// Files of earlier publications that stay as they are.
  var others: [(path: String, bytes: [UInt8])] = []

  /// What stands at the top of the page while the figures are kept.
  private var notices: [String] {
    guard status.state == .kept, let failure = status.failure else { return [] }
    let day = UTCTime(status.figuresPublished)?.day
    return [Banner.text(failure, status.reasons, figuresOf: day, language: language)]
  }

  /// Every file, by its path.
  func rendered() throws -> [(path: String, bytes: [UInt8])] {
    let charts = Charts.all(for: results, language: language)
    let runs = history.charts(for: results, language: language)
    let report = Report(
      results,
      language: language,
      charts: charts,
      notices: notices,
      sections: [changes?.section(language), history.section(runs, language)].compactMap(\.self)
    )
    var files = report.files.map { (path: $0.path, bytes: $0.bytes) }
    files += (charts + runs).map { chart in
      let file = ReportFile(chart: chart)
      return (path: file.path, bytes: file.bytes)
    }
    files.append((path: "results.json", bytes: try results.json()))
    if let changes {
      files.append((path: "changes.md", bytes: Array(changes.markdown(language).utf8)))
    }
    files.append((path: History.fileName, bytes: history.bytes))
    files += others
    files.append((path: NightlyStatus.fileName, bytes: try JSONWriter.bytes(of: status)))
    var manifest = manifest
    manifest.outputs = files.map { Manifest.Output(path: $0.path, bytes: $0.bytes) }
      .sorted { $0.path < $1.path }
    files.append((path: StagedFolder.manifestName, bytes: try JSONWriter.bytes(of: manifest)))
    return files.sorted { $0.path < $1.path }
  }
}
