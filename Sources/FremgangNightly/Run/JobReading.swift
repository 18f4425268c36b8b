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
    let (check, told) = ExportChecker(
      instruments: instruments,
      plan: materials.plan,
      today: tomorrow,
      pseudonymiser: materials.pseudonymiser
    ).look(at: exports)
    JobReading.tell(check, told, log)
    var wanted = materials.plan
    let reasonColumn = materials.rules.allowedFollowUps?.reasonColumn
    let missing = reasonColumn.flatMap { JobReading.missing($0, check) }
    if check.hasErrors || missing != nil {
      throw JobReading.failure(check, told, besides: missing)
    }
    let copied = [reasonColumn?.name].compactMap(\.self)
      .filter { !wanted.columns.copy.contains($0) }
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

  /// Tells what is odd with the exports: one line a kind, or as the reading said it where it said
  /// several things that repeat nothing of a row.
  private static func tell(_ check: ExportCheck, _ told: [Diagnostic], _ log: NightlyLog) {
    for finding in check.findings where finding.severity == .warning {
      let sentences = told.filter { $0.code == finding.code }
      let isSpelledOut = finding.details.count > 1 && sentences.count == finding.count
      for message in isSpelledOut ? finding.details : [finding.title] {
        log.warn(
          "odd",
          .init("code", finding.code),
          .init("count", isSpelledOut ? 1 : finding.count),
          .init("message", message)
        )
      }
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

  /// What is wrong where no export has the column that reasons are read from.
  ///
  /// Without it everybody would be listed as open, those too who said that they want no more.
  private static func missing(
    _ column: FollowUpRule.Column,
    _ check: ExportCheck
  ) -> Diagnostic? {
    guard check.knowsColumns, !check.hasColumn(named: column.name) else { return nil }
    let near = check.columns(near: column.name).prefix(3).map { "\"\($0)\"" }
    let free = check.freeColumns.map { "\"\($0)\"" }.joined(separator: ", ")
    return Diagnostic(
      code: "reason-column-missing",
      severity: .error,
      place: column.place,
      message: "No column is called \"\(column.name)\", "
        + "from which the reasons of follow-ups are read."
        + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"),
      remedy: "Correct \"reasonColumn\", or export the column."
        + (near.isEmpty && !free.isEmpty ? " Not read otherwise are: \(free)." : "")
    )
  }

  /// The errors of a check, with the places that it kept, and as the reading said them where that
  /// repeats nothing of a row.
  private static func failure(
    _ check: ExportCheck,
    _ told: [Diagnostic],
    besides more: Diagnostic?
  ) -> JobFailure {
    var diagnostics: [Diagnostic] = []
    var leftOut: [String: Int] = [:]
    for finding in check.findings where finding.severity == .error {
      let sentences = told.filter { $0.code == finding.code && $0.severity == .error }
      if sentences.count == finding.count {
        diagnostics += sentences
        continue
      }
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
    if let more { diagnostics.append(more) }
    return JobFailure(.badInput, diagnostics, leftOut: leftOut)
  }
}

extension Place {
  fileprivate init(_ place: FindingPlace) {
    self.init(file: place.file, line: place.line, column: place.column)
  }
}
