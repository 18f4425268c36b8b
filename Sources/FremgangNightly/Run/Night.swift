import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangKit
import FremgangPublishing

/// The exports of one night, read and evaluated.
struct Night {
  let results: Results
  let fingerprint: Fingerprint
  /// What was read and with what, without the files that come of it.
  let manifest: Manifest

  init(
    _ reading: JobReading,
    _ materials: JobMaterials,
    _ files: [Inbox.File],
    _ fingerprint: Fingerprint
  ) throws(JobFailure) {
    let evaluation: Evaluation
    do throws(EvaluationFault) {
      evaluation = try Evaluation(of: reading.reading.responses, plan: reading.plan)
    } catch {
      throw Night.failure(error)
    }
    guard evaluation.findings.respondents.included > 0 || !evaluation.findings.personal.isEmpty
    else {
      throw JobFailure(
        .badInput,
        "nothing-left",
        "The filters of the plan leave no measurement, so there is nothing to evaluate."
      )
    }
    results = evaluation.disclosed(under: reading.reading.plan.disclosure)
    self.fingerprint = fingerprint
    manifest = reading.manifest(materials, files, version: fingerprint.program)
  }

  private static func failure(_ fault: EvaluationFault) -> JobFailure {
    switch fault {
    case .nothingToEvaluate: JobFailure(.badInput, "nothing-to-evaluate", "\(fault)")
    case .instrument, .notOnePlan: JobFailure(.badInput, "evaluation-refused", "\(fault)")
    case .identity: JobFailure(.inside, "evaluation-contradicts-itself", "\(fault)")
    }
  }
}

extension JobReading {
  /// What the manifest says of the way from the exports to the figures.
  fileprivate func manifest(
    _ materials: JobMaterials,
    _ files: [Inbox.File],
    version: String
  ) -> Manifest {
    Manifest(
      version: version,
      inputs: reading.files.map { account in
        let file = exports[account.file]
        return Manifest.Input(
          name: account.name,
          sha256: file.sha256,
          bytes: file.bytes.count,
          dialect: account.dialect.summary,
          rows: account.rows,
          bins: [
            Manifest.RowBin(reason: "used", rows: account.rowsUsed),
            Manifest.RowBin(reason: "withoutAnswers", rows: account.rowsWithoutAnswers),
            Manifest.RowBin(reason: "blank", rows: account.rowsBlank),
            Manifest.RowBin(reason: "refused", rows: account.rowsRefused),
          ]
        )
      },
      plan: Manifest.Plan(file: materials.planName, sha256: materials.planDigest),
      instruments: reading.responses.instruments.map { instrument in
        Manifest.UsedInstrument(
          id: instrument.id,
          version: instrument.version,
          sha256: SHA256.hexadecimal(of: materials.catalogue.source(instrument.id) ?? [])
        )
      },
      remarks: reading.diagnostics.map(Manifest.Remark.init),
      outputs: []
    )
  }
}
