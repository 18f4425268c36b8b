import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit

/// What a job reads the exports with: the plan, the instruments, and the key of pseudonyms.
struct JobMaterials {
  let plan: ExportPlan
  let planName: String
  /// The SHA-256 of the plan's file, as the manifest names it.
  let planDigest: String
  /// The SHA-256 of what was read from it: that of another file in which only comments, blanks or the
  /// order of members differ is the same.
  let planMeaning: String
  /// Guards and lists, as the job or else the plan says.
  let rules: NightlyRules
  let catalogue: Catalogue
  let pseudonymiser: Pseudonymiser?

  private static let mostPlanBytes = 8 << 20
  private static let mostInstrumentBytes = 8 << 20

  /// Reads what the job names; everything that is wrong with the plan and the instruments at once.
  init(_ job: NightlyJob, _ environment: NightlyEnvironment) throws(JobFailure) {
    let bytes = try NamedFile.bytes(of: job.plan, "the plan", atMost: JobMaterials.mostPlanBytes)
    let files = try JobMaterials.instrumentFiles(job.instruments)
    let found = DiagnosticCollector(file: job.plan)
    var plan = ExportPlan()
    do throws(ExportRefusal) {
      plan = try ExportPlan(reading: bytes, file: job.plan)
    } catch {
      for diagnostic in error.diagnostics { found.add(diagnostic) }
    }
    let planRules = JobMaterials.rules(of: bytes, found)
    var faults = found.inDocumentOrder
    var catalogue = Catalogue.bundled
    do throws(InstrumentFaults) {
      if !files.isEmpty { catalogue = try Catalogue(overriding: files) }
    } catch {
      faults += error.diagnostics
    }
    if faults.contains(where: { $0.severity == .error }) { throw JobFailure(.badInput, faults) }
    planMeaning = SHA256.hexadecimal(of: Array(plan.text(isInferred: false).utf8))
    plan.disclosure = job.disclosure.applied(to: plan.disclosure)
    self.plan = plan
    rules = job.rules.over(planRules)
    self.catalogue = catalogue
    planName = String(job.plan.split(separator: "/").last ?? "")
    planDigest = SHA256.hexadecimal(of: bytes)
    if let pseudonyms = plan.pseudonyms {
      pseudonymiser = try environment.key(pseudonyms, job.plan)
    } else {
      pseudonymiser = nil
    }
  }

  /// The rules that a plan holds; nothing is said of a plan that is no JSON, which is known by then.
  private static func rules(of plan: [UInt8], _ collector: DiagnosticCollector) -> NightlyRules {
    let syntax = DiagnosticCollector(file: collector.file)
    guard let node = JSONNode.parse(plan, into: syntax, options: .handwritten),
      case .object = node.value, let root = JSONValueReader(node, into: collector).object()
    else { return NightlyRules() }
    return NightlyRules(reading: root)
  }

  private static func instrumentFiles(
    _ folder: String?
  ) throws(JobFailure) -> [(file: String, bytes: [UInt8])] {
    guard let folder else { return [] }
    var files: [(file: String, bytes: [UInt8])] = []
    for name in try NamedFile.names(in: folder, suffix: ".json")
    where name != "instrument.schema.json" {
      let path = "\(folder)/\(name)"
      let bytes = try NamedFile.bytes(of: path, "an instrument", atMost: mostInstrumentBytes)
      files.append((path, bytes))
    }
    return files
  }

  /// The fingerprint of what is read with these materials.
  func fingerprint(of files: [Inbox.File], _ job: NightlyJob, version: String) -> Fingerprint {
    Fingerprint(
      inputs: files.map { Fingerprint.File(name: $0.name, sha256: $0.sha256) },
      plan: planMeaning,
      instruments: catalogue.ids.map { id in
        Fingerprint.File(
          name: id,
          sha256: SHA256.hexadecimal(of: catalogue.source(id) ?? [])
        )
      },
      program: version,
      settings: SHA256.hexadecimal(of: Array(settings(of: job).utf8))
    )
  }

  /// What bears on a publication beside files: in one text, which nobody but a digest reads.
  private func settings(of job: NightlyJob) -> String {
    let disclosure = plan.disclosure
    return [
      job.language.rawValue, "\(disclosure.minimumCell)", "\(disclosure.minimumForCounts)",
      "\(disclosure.individualPoints)", pseudonymiser?.mark ?? "",
      rules.allowedFollowUps?.mark ?? "",
    ].joined(separator: "\u{1F}")
  }
}
