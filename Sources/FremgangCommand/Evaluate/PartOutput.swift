import FremgangDigests
import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// Where `evaluate --partial` writes: a file that only its owner can read, or standard output.
struct PartOutput {
  private let target: String
  private let replaces: Bool
  private let inputs: [String]

  init(_ target: String, replaces: Bool, of input: ExportInput) {
    self.target = target
    self.replaces = replaces
    inputs =
      input.files.map(\.path) + [input.planFile?.path].compactMap(\.self)
      + [input.keyFile?.path].compactMap(\.self)
  }

  /// Stops early where the file may not be written.
  func check() throws(PublishingFault) {
    if target != "-" { try PrivateFile.check(target, replaces: replaces, inputs: inputs) }
  }

  func write(_ bytes: [UInt8], _ streams: Streams, isQuiet: Bool) throws(PublishingFault) {
    guard target != "-" else { return streams.output(bytes) }
    try PrivateFile.write(bytes, to: target, replaces: replaces, inputs: inputs)
    guard !isQuiet else { return }
    streams.error("Wrote \(target), which tells of single people: only you can read it.")
  }
}

extension PartialEvaluation {
  /// The part that a reading comes to.
  init(
    _ input: ExportInput,
    _ reading: ExportReading,
    _ tables: EvaluationTables,
    _ sketch: RespondentSketch,
    diagnostics: [Diagnostic]
  ) throws {
    let account = try ManifestAccount(input, reading, remarks: [])
    self.init(
      version: Program.version,
      plan: reading.plan,
      planFile: input.planFile.map { file in
        SourceFile(
          name: file.name,
          sha256: SHA256.hexadecimal(of: file.bytes),
          bytes: file.bytes.count
        )
      },
      instruments: account.instruments.map {
        UsedInstrument(id: $0.id, version: $0.version, sha256: $0.sha256)
      },
      respondents: sketch,
      pseudonymKey: input.keyFile?.pseudonymiser.mark,
      tables: tables,
      evidence: reading.evidence,
      files: account.inputs.map(SourceFile.init),
      remarks: (reading.diagnostics + diagnostics).map(Remark.init),
      suppressedRemarks: reading.suppressedDiagnostics
    )
  }
}

extension PartialEvaluation.SourceFile {
  fileprivate init(_ input: Manifest.Input) {
    self.init(
      name: input.name,
      sha256: input.sha256,
      bytes: input.bytes,
      dialect: input.dialect,
      rows: input.rows,
      bins: input.bins.map { (reason: $0.reason, rows: $0.rows) }
    )
  }
}
