import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// What the manifest says of the way from the export to the report.
struct ManifestAccount {
  private let inputs: [Manifest.Input]
  private let plan: Manifest.Plan
  private let instruments: [Manifest.UsedInstrument]
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
