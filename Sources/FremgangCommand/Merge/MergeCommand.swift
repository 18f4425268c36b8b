import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// `fremgang merge`: one report from parts that were counted apart.
struct MergeCommand {
  private let invocation: Invocation
  private let streams: Streams
  private let output: ReportOutput

  /// More bytes than the part of a register has.
  private static let mostBytes = 1 << 29

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    output = try ReportOutput(invocation, streams)
    _ = try invocation.positiveNumber(.minimumCell)
    guard !invocation.operands.isEmpty else { throw UsageFault.missingOperand(.merge) }
  }

  func run() throws {
    let catalogue = try Catalogue(folder: invocation.value(.instruments))
    var parts = MergedParts(catalogue)
    for path in invocation.operands { parts.add(path, atMost: MergeCommand.mostBytes) }
    if let fault = parts.fault { throw fault }
    let merger = parts.merger
    let judged = merger.judged(with: catalogue.instruments)
    let errors = judged.filter { $0.severity == .error }
    guard errors.isEmpty, var plan = merger.plan else {
      throw Fault(DiagnosticListing(errors).lines + ["Nothing was put together."], .badData)
    }
    tell(merger, judged)
    if let minimum = try invocation.positiveNumber(.minimumCell) {
      plan.disclosure = plan.disclosure.changed(minimumCell: minimum)
    }
    let evaluation = try Evaluation(counting: merger.tables, plan: plan.evaluation)
    let narrator = Narrator(streams, isQuiet: invocation.has(.quiet))
    narrator.tell(evaluation.diagnostics)
    try narrator.tellWhatIsMissing(in: evaluation)
    let results = evaluation.disclosed(under: plan.disclosure)
    let remarks = judged + evaluation.diagnostics
    try output.deliver(results) {
      ManifestAccount(parts: parts.inputs, merger, remarks: remarks)
    }
  }

  /// Tells what was put together, and what was remarked in the parts.
  private func tell(_ merger: PartMerger, _ judged: [Diagnostic]) {
    guard !invocation.has(.quiet) else { return }
    let count = invocation.operands.count
    streams.error("Put together: \(count) part\(count == 1 ? "" : "s")")
    for (code, count) in merger.remarkCounts.sorted(by: { $0.key < $1.key }) {
      streams.error("remarked in the parts: \(code), \(count) times")
    }
    let missing = merger.missingSlices.map(\.description)
    if !missing.isEmpty {
      let shown = missing.prefix(12).joined(separator: ", ")
      streams.error("warning: No part holds \(missing.count) of the slices: \(shown)")
    }
    for line in DiagnosticListing(judged).lines { streams.error(line) }
  }
}

/// Parts as they are read, with all that is wrong with any of them.
private struct MergedParts {
  private(set) var merger = PartMerger()
  /// The parts, for the manifest.
  private(set) var inputs: [Manifest.Input] = []
  private var faults: [Fault] = []
  private let catalogue: Catalogue
  private var digests: [String: String] = [:]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    for id in catalogue.ids {
      digests[id] = SHA256.hexadecimal(of: catalogue.source(id) ?? [])
    }
  }

  /// Everything that is wrong, in the order of the parts.
  var fault: Fault? {
    guard let first = faults.first else { return nil }
    let codes = Set(faults.map(\.exitCode))
    return Fault(
      faults.flatMap(\.lines) + ["Nothing was put together."],
      codes.count == 1 ? first.exitCode : .badData
    )
  }

  mutating func add(_ path: String, atMost limit: Int) {
    do {
      let file = try InputFile(path, atMost: limit)
      let digests = digests
      let part = try PartialEvaluation(reading: file.bytes, file: path) { id in
        guard let instrument = catalogue.instrument(id), let digest = digests[id] else {
          return nil
        }
        return (instrument, digest)
      }
      let misfits = merger.add(part, named: path)
      if !misfits.isEmpty { faults.append(Fault(misfits, .badData)) }
      inputs.append(
        Manifest.Input(
          name: file.name,
          sha256: SHA256.hexadecimal(of: file.bytes),
          bytes: file.bytes.count,
          dialect: PartialEvaluation.schemaName,
          rows: 0,
          bins: []
        )
      )
    } catch {
      faults.append(Fault(error))
    }
  }
}
