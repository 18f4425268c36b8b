import FremgangCharts
import FremgangDigests
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// `fremgang charts`: the charts again, from a `results.json`.
struct ChartsCommand {
  private let invocation: Invocation
  private let streams: Streams

  init(_ invocation: Invocation, _ streams: Streams) {
    self.invocation = invocation
    self.streams = streams
  }

  func run() throws {
    guard let path = invocation.operands.first else {
      throw UsageFault.missingOperand(.charts)
    }
    guard invocation.operands.count == 1 else { throw UsageFault.tooManyOperands(.charts) }
    let file = try InputFile(path)
    let results = try Results(json: file.bytes, file: file.path)
    let charts = Charts.all(for: results, language: try invocation.language())
    let target = invocation.value(.out) ?? "charts"
    var folder = try StagedFolder.beside(
      target,
      isPrivate: results.holdsIndividuals,
      stop: .installed()
    )
    let files = charts.map { (path: "\($0.id).svg", bytes: Array($0.svg.utf8)) }
    for file in files { try folder.write(file.path, file.bytes) }
    let input = Manifest.Input(
      name: file.name,
      sha256: SHA256.hexadecimal(of: file.bytes),
      bytes: file.bytes.count,
      dialect: "JSON",
      rows: 0,
      bins: []
    )
    let manifest = Manifest(
      version: Program.version,
      inputs: [input],
      plan: Manifest.Plan(file: nil, sha256: nil),
      instruments: [],
      remarks: [],
      outputs: files.map { Manifest.Output(path: $0.path, bytes: $0.bytes) }
    )
    try folder.write(StagedFolder.manifestName, try JSONWriter.bytes(of: manifest))
    try folder.publish()
    for file in files { streams.output("\(target)/\(file.path)") }
  }
}
