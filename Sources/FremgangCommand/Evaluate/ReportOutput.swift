import FremgangCharts
import FremgangJSON
import FremgangKit
import FremgangPublishing
import FremgangReports

/// Where the results of `evaluate` and `merge` go: one document to standard output, or a folder.
struct ReportOutput {
  private let invocation: Invocation
  private let streams: Streams
  private let language: Language
  private let formats: [OutputFormat]?
  private let threads: Int

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    language = try invocation.language()
    threads = try invocation.positiveNumber(.threads) ?? Workers.processors
    formats = try invocation.value(.format).map { text throws(UsageFault) in
      try OutputFormat.list(text)
    }
    if invocation.value(.out) == nil, let formats,
      formats.count > 1 || ![.json, .html, .md].contains(formats[0])
    {
      throw UsageFault.badValue(
        .format,
        value: invocation.value(.format) ?? "",
        expected: "more than one file needs a folder: add --out DIR"
      )
    }
  }

  /// Prints the results, or writes their folder and says so.
  ///
  /// What the manifest of a folder says of the way to it, `account` tells.
  func deliver(_ results: Results, account: () throws -> ManifestAccount) throws {
    guard let folder = invocation.value(.out) else { return try print(results) }
    let written = try publish(results, to: folder, try account())
    streams.output(Digest(results, language: language, written: written).text)
  }

  /// Prints one document to standard output.
  private func print(_ results: Results) throws {
    switch formats?.first ?? .md {
    case .json:
      streams.output(try results.json())
    case .html:
      streams.output(try document("index.html", of: results))
    case .md, .csv, .svg:
      streams.output(try document("report.md", of: results))
    }
  }

  private func document(_ path: String, of results: Results) throws -> [UInt8] {
    let charts = path.hasSuffix(".html") ? Charts.all(for: results, language: language) : []
    let report = Report(results, language: language, charts: charts)
    guard let file = report.files.first(where: { $0.path == path }) else {
      throw Fault(["fremgang: the report holds no '\(path)'."], .internalFault)
    }
    return file.bytes
  }

  /// Writes the folder, whole or not at all.
  ///
  /// - Returns: the path of the report, or of the folder when no report was wanted.
  private func publish(
    _ results: Results,
    to target: String,
    _ account: ManifestAccount
  ) throws -> String {
    let wanted = formats ?? OutputFormat.allCases
    let charts = Charts.all(for: results, language: language, threads: threads)
    var files = Report(results, language: language, charts: charts).files(threads: threads)
      .map { (path: $0.path, bytes: $0.bytes) }
    files += charts.map { (path: "charts/\($0.id).svg", bytes: Array($0.svg.utf8)) }
    files.append((path: "results.json", bytes: try results.json()))
    files = files.filter { file in wanted.contains { $0.includes(file.path) } }
    var folder = try StagedFolder.beside(
      target,
      isPrivate: results.holdsIndividuals,
      stop: .installed()
    )
    for file in files { try folder.write(file.path, file.bytes) }
    let written = files
    let manifest = account.manifest(
      outputs: Workers.map(written.count, threads: threads) {
        Manifest.Output(path: written[$0].path, bytes: written[$0].bytes)
      }
    )
    try folder.write(StagedFolder.manifestName, try JSONWriter.bytes(of: manifest))
    try folder.publish()
    let opened = ["index.html", "report.md"].first { name in files.contains { $0.path == name } }
    return (target.hasSuffix("/") ? target : target + "/") + (opened ?? "")
  }
}
