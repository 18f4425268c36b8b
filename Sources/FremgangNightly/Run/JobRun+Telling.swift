import FremgangJSON
import FremgangKit
import FremgangPublishing

extension JobRun {
  /// Says which published files are not as they were published, and what was done about the history.
  func tellOfDamage(_ last: LastPublication?) {
    guard let last else { return }
    let shown = 20
    for damage in last.damage.prefix(shown) {
      log.warn(
        "published-file-damaged",
        .init("version", last.version.name),
        .init("file", damage.path),
        .init("found", damage.kind.rawValue)
      )
    }
    if last.damage.count > shown {
      log.warn("more-files-damaged", .init("files", last.damage.count - shown))
    }
    if let recovery = last.recovery { tellOfHistory(recovery) }
  }

  private func tellOfHistory(_ recovery: HistoryRecovery) {
    var fields = [LogEntry.Field("found", recovery.found.rawValue)]
    let lines = recovery.damagedLines.prefix(20).map(String.init).joined(separator: ", ")
    if !lines.isEmpty { fields.append(.init("damagedLines", lines)) }
    fields.append(.init("recovered", recovery.history.entries.count))
    if recovery.isWhole {
      fields.append(.init("message", "The history is what it was, line by line."))
    } else {
      fields.append(
        .init(
          "message",
          "Lines are missing that stand in no version that is kept, or there are others than were "
            + "published."
        )
      )
      fields.append(
        .init("remedy", "Compare history.csv with a backup, and put lines that it lacks back.")
      )
    }
    log.write(.warning, "history-recovered", fields)
  }

  /// Says what was read: file by file, or how many where there are many.
  func tellOfFiles(_ files: [Inbox.File]) {
    guard files.count <= 20 else {
      let bytes = files.reduce(0) { $0 + $1.bytes.count }
      return log.info("inputs", .init("files", files.count), .init("bytes", bytes))
    }
    for file in files {
      log.info(
        "input",
        .init("file", file.name),
        .init("bytes", file.bytes.count),
        .init("sha256", file.sha256)
      )
    }
  }

  /// Says how many people came, changed, left and wait: in this log alone.
  func tellOfPeople(_ counts: AdmissionCounts) {
    log.info(
      "people",
      .init("new", counts.newPeople),
      .init("changed", counts.changedPeople),
      .init("gone", counts.gonePeople),
      .init("newPairs", counts.newPairs),
      .init("correctedRows", counts.correctedRows),
      .init("waiting", counts.waiting)
    )
  }

  func unchanged(_ last: LastPublication?) -> JobOutcome {
    let version = last?.version.name ?? ""
    log.info("unchanged", .init("version", version))
    return done(.unchanged(version: version), "unchanged since \(version)")
  }

  func sameFigures(_ last: LastPublication) -> JobOutcome {
    let version = last.version.name
    log.info("same-figures", .init("version", version))
    return done(
      .sameFigures(version: version),
      "the exports have changed, and the figures of \(version) stand"
    )
  }

  func nothingYet(_ failure: JobFailure) -> JobOutcome {
    tell(failure, as: .warning)
    return done(.nothingYet, "nothing to publish yet: the inbox is empty")
  }

  func published(_ version: String, _ night: Night, _ last: LastPublication?) -> JobOutcome {
    log.info(isDry ? "would-publish" : "published", .init("version", version))
    let figures = night.results.keyFigures(since: last?.results)
    var what = "\(isDry ? "would publish" : "published") \(version)"
    if let last, !last.damage.isEmpty {
      let (count, name) = (last.damage.count, last.version.name)
      what +=
        count == 1
        ? " (a file of \(name) was damaged)" : " (\(count) files of \(name) were damaged)"
    }
    return done(
      .published(version: version),
      ([what] + (figures.isEmpty ? [] : [figures])).joined(separator: ": ")
    )
  }

  /// The outcome of a job that failed; everything that is wrong goes to the log.
  func failed(
    _ failure: JobFailure,
    _ ending: JobOutcome.Ending,
    kept: LastPublication?
  ) -> JobOutcome {
    tell(failure, as: .error)
    let reasons = failure.reasons.map { $0.count == 1 ? $0.code : "\($0.code) (\($0.count))" }
    let why = reasons.joined(separator: ", ")
    let what: String
    switch ending {
    case .kept(let version):
      let figures = kept.map { "figures of \($0.status.figuresPublished.prefix(10))" } ?? "figures"
      what = "\(isDry ? "would keep" : "KEPT") the \(figures) (\(version))"
    default: what = "FAILED"
    }
    return JobOutcome(
      job: job.name,
      ending: ending,
      failure: failure.kind,
      exitCode: stop.reason.map(\.exitCode) ?? failure.kind.exitCode,
      summary: "\(job.name): \(what): \(why)"
    )
  }

  /// Says how the job ended, as the last thing that it says.
  func ended(_ outcome: JobOutcome) -> JobOutcome {
    var fields = [LogEntry.Field("exit", Int(outcome.exitCode))]
    if let failure = outcome.failure { fields.append(.init("failure", failure.rawValue)) }
    log.write(.info, "ended", fields)
    return outcome
  }

  private func done(_ ending: JobOutcome.Ending, _ what: String) -> JobOutcome {
    JobOutcome(
      job: job.name,
      ending: ending,
      failure: nil,
      exitCode: 0,
      summary: "\(job.name): \(what)"
    )
  }

  /// Writes everything that is wrong to the log.
  func tell(_ failure: JobFailure, as level: LogEntry.Level) {
    for diagnostic in failure.diagnostics {
      let isError = diagnostic.severity == .error
      log.write(isError ? level : .warning, LogEntry.problem, LogEntry.fields(of: diagnostic))
    }
  }
}

extension Results {
  /// The number of pairs and the change on each instrument, in a few words, with what they were.
  func keyFigures(since last: Results?) -> String {
    findings.instruments.map { instrument in
      let name = instrument.id
      guard let n = instrument.scales.first?.overall?.n else { return "\(name) hidden" }
      let before = last?.findings.instruments.first { $0.id == instrument.id }
      guard let was = before?.scales.first?.overall?.n, was != n else { return "\(name) n \(n)" }
      return "\(name) n \(was) -> \(n)"
    }.joined(separator: ", ")
  }
}
