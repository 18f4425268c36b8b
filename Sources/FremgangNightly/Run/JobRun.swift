import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// One job of one night, from lock to log.
struct JobRun {
  let job: NightlyJob
  let environment: NightlyEnvironment
  let isDry: Bool
  let stop: StopFlag
  let log: NightlyLog

  /// Runs the job; whatever goes wrong is in the outcome.
  func run() -> JobOutcome {
    log.info("started", .init("inbox", job.inbox.path), .init("out", job.out))
    do throws(JobFailure) {
      let outcome = try perform()
      log.info("ended", .init("exit", Int(outcome.exitCode)))
      return outcome
    } catch {
      let outcome = failed(error, .failed, kept: nil)
      log.info("ended", .init("exit", Int(outcome.exitCode)))
      return outcome
    }
  }

  private func perform() throws(JobFailure) -> JobOutcome {
    let output = try JobOutput(job.out, isDry: isDry, stop: stop, log)
    let last = try output.last()
    tellOfHistory(last)
    let night: Night
    do throws(JobFailure) {
      let found = try find(last, output)
      guard let found else { return unchanged(last) }
      night = found
    } catch {
      if last == nil, error.reasons.map(\.code) == ["inbox-empty"] { return nothingYet(error) }
      return try keep(last, because: error, output)
    }
    return try publish(night, last, output)
  }

  /// Stops the work where somebody or the time limit asks for it.
  func check() throws(JobFailure) {
    if let reason = stop.reason { throw JobFailure(reason) }
  }

  /// The exports of tonight, evaluated; nothing when they are those of the last publication.
  private func find(
    _ last: LastPublication?,
    _ output: JobOutput
  ) throws(JobFailure) -> Night? {
    let materials = try JobMaterials(job, environment)
    let limit = materials.plan.limits.bytesPerFile
    let files = try job.inbox.files(atMost: limit, environment.clock, log) {
      () throws(JobFailure) in try check()
    }
    for file in files {
      log.info(
        "input",
        .init("file", file.name),
        .init("bytes", file.bytes.count),
        .init("sha256", file.sha256)
      )
    }
    let print = materials.fingerprint(of: files, job, version: environment.version)
    if let last, last.status.state == .current, last.state.fingerprint == print { return nil }
    try check()
    let today = UTCTime(environment.clock.now()).day
    let rule = job.rowLevel ? job.followUps : nil
    let reading = try JobReading(files, materials, rule, today: today, log)
    try check()
    let night = try Night(reading, materials, files, print, after: last?.state.people)
    tellOfPeople(night.evaluated.counts)
    try check()
    try writeFollowUps(reading, rule, output)
    return night
  }
}
