import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// What the manifest says of the way from the export to the report.
struct ManifestAccount {
  let inputs: [Manifest.Input]
  private let plan: Manifest.Plan
  let instruments: [Manifest.UsedInstrument]
  private let remarks: [Manifest.Remark]

  init(_ input: ExportInput, _ reading: ExportReading, remarks: [Diagnostic]) throws {
    let hashes = try input.files.map { try $0.digest() }
    inputs = reading.files.map { account in
      let file = input.files[account.file]
      return Manifest.Input(
        name: file.name + account.placeInside(file.path),
        sha256: hashes[account.file],
        bytes: file.count,
        dialect: account.dialect.summary,
        rows: account.rows,
        bins: account.bins
      )
    }
    plan = Manifest.Plan(
      file: input.planFile?.name,
      sha256: input.planFile.map { SHA256.hexadecimal(of: $0.bytes) }
    )
    instruments = reading.responses.instruments.map { instrument in
      Manifest.UsedInstrument(
        id: instrument.id,
        version: instrument.version,
        sha256: SHA256.hexadecimal(of: input.catalogue.source(instrument.id) ?? [])
      )
    }
    self.remarks = remarks.map(Manifest.Remark.init)
  }

  /// The account of parts that were put together: the parts, and the files that they were made from.
  init(parts: [Manifest.Input], _ merger: PartMerger, remarks: [Diagnostic]) {
    inputs = parts + merger.files.map(Manifest.Input.init)
    plan = Manifest.Plan(file: merger.planFile?.name, sha256: merger.planFile?.sha256)
    instruments = merger.instruments.map {
      Manifest.UsedInstrument(id: $0.id, version: $0.version, sha256: $0.sha256)
    }
    self.remarks = merger.remarks.map(Manifest.Remark.init) + remarks.map(Manifest.Remark.init)
  }

  func manifest(outputs: [Manifest.Output]) -> Manifest {
    Manifest(
      version: Program.version,
      inputs: inputs,
      plan: plan,
      instruments: instruments,
      remarks: remarks,
      outputs: outputs.sorted { $0.path < $1.path }
    )
  }
}

extension FileAccount {
  /// Where the table was found inside the file at `path`, such as `/dataset.csv` or `[Ark1]`.
  fileprivate func placeInside(_ path: String) -> Substring {
    name.hasPrefix(path) ? name.dropFirst(path.count) : ""
  }

  /// The rows by what became of them.
  fileprivate var bins: [Manifest.RowBin] {
    [
      Manifest.RowBin(reason: "used", rows: rowsUsed),
      Manifest.RowBin(reason: "withoutAnswers", rows: rowsWithoutAnswers),
      Manifest.RowBin(reason: "blank", rows: rowsBlank),
      Manifest.RowBin(reason: "refused", rows: rowsRefused),
    ]
  }
}

extension Manifest.Input {
  fileprivate init(_ file: PartialEvaluation.SourceFile) {
    self.init(
      name: file.name,
      sha256: file.sha256,
      bytes: file.bytes,
      dialect: file.dialect,
      rows: file.rows,
      bins: file.bins.map { Manifest.RowBin(reason: $0.reason, rows: $0.rows) }
    )
  }
}

extension Manifest.Remark {
  fileprivate init(_ remark: PartialEvaluation.Remark) {
    let place = Place(file: remark.file, line: remark.line, column: remark.column)
    self.init(Diagnostic(code: remark.code, severity: .warning, place: place, message: ""))
  }
}
