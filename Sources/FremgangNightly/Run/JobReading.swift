import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit

/// The exports of a night, checked and read.
struct JobReading {
  let reading: ExportReading
  /// The files that were read, in their order in the reading.
  let exports: [Inbox.File]
  /// What it holds, but once where several files hold it.
  let responses: Responses
  /// The plan in effect, completed by what was found.
  let plan: ExportPlan

  /// Checks and reads `files`, and tells what is odd.
  ///
  /// - Throws: everything that is wrong with them.
  init(
    _ files: [Inbox.File],
    _ materials: JobMaterials,
    today: Day,
    _ log: NightlyLog
  ) throws(JobFailure) {
    let kept = JobReading.withoutCopies(files, materials.plan, log)
    self.exports = kept
    let exports = kept.map { ExportFile(name: $0.name, bytes: $0.bytes) }
    let instruments = materials.catalogue.instruments
    // A day may have begun elsewhere.
    let tomorrow = Day(number: today.number == Int32.max ? today.number : today.number + 1)
    let check = ExportChecker(
      instruments: instruments,
      plan: materials.plan,
      today: tomorrow,
      pseudonymiser: materials.pseudonymiser
    ).check(exports)
    JobReading.tell(check, log)
    if check.hasErrors { throw JobReading.failure(check) }
    var wanted = materials.plan
    let copied = JobReading.copied(for: materials.rules.allowedFollowUps, check, wanted)
    wanted.columns.copy += copied
    do throws(ExportRefusal) {
      reading = try ExportReader(
        instruments: instruments,
        plan: wanted,
        pseudonymiser: materials.pseudonymiser
      ).read(exports)
    } catch {
      throw JobFailure(.badInput, error.diagnostics, leftOut: error.suppressedDiagnostics)
    }
    var plan = reading.plan
    plan.columns.copy.removeAll { copied.contains($0) }
    self.plan = plan
    responses = reading.responses.withoutCopiesAcrossFiles()
    if reading.hasErrors {
      throw JobFailure(
        .badInput,
        reading.diagnostics,
        leftOut: reading.suppressedDiagnostics
      )
    }
  }

  /// Tells what is odd with the exports, one line a kind.
  private static func tell(_ check: ExportCheck, _ log: NightlyLog) {
    for finding in check.findings where finding.severity == .warning {
      log.warn(
        "odd",
        .init("code", finding.code),
        .init("count", finding.count),
        .init("message", finding.title)
      )
    }
  }

  /// The files without those whose bytes another one holds already.
  ///
  /// Where names tell waves, each file is kept: the same bytes then may say something else.
  private static func withoutCopies(
    _ files: [Inbox.File],
    _ plan: ExportPlan,
    _ log: NightlyLog
  ) -> [Inbox.File] {
    guard plan.files.isEmpty, plan.columns.wave != nil else { return files }
    var names: [String: String] = [:]
    return files.filter { file in
      guard let other = names[file.sha256] else {
        names[file.sha256] = file.name
        return true
      }
      log.info("same-file-twice", .init("file", file.name), .init("as", other))
      return false
    }
  }

  /// The column that lists of follow-ups need beside what the plan copies, where an export has it.
  private static func copied(
    for rule: FollowUpRule?,
    _ check: ExportCheck,
    _ plan: ExportPlan
  ) -> [String] {
    guard let column = rule?.reasonColumn, !plan.columns.copy.contains(column) else { return [] }
    let isThere = check.files.contains { $0.columns.contains { $0.name == column } }
    return isThere ? [column] : []
  }

  /// The errors of a check, with the places that it kept.
  private static func failure(_ check: ExportCheck) -> JobFailure {
    var diagnostics: [Diagnostic] = []
    var leftOut: [String: Int] = [:]
    for finding in check.findings where finding.severity == .error {
      let places = finding.places.isEmpty ? [Place()] : finding.places.map(Place.init)
      for place in places {
        diagnostics.append(
          Diagnostic(
            code: finding.code,
            severity: .error,
            place: place,
            message: finding.title,
            remedy: finding.remedy
          )
        )
      }
      leftOut[finding.code, default: 0] += max(finding.count - places.count, 0)
    }
    return JobFailure(.badInput, diagnostics, leftOut: leftOut)
  }
}

extension Place {
  fileprivate init(_ place: FindingPlace) {
    self.init(file: place.file, line: place.line, column: place.column)
  }
}
