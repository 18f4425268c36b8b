import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// One job of one night, from lock to log.
struct JobRun {
  let job: NightlyJob
  let environment: NightlyEnvironment
  let isDry: Bool
  /// Whether figures are published although guards trip.
  let passesGuards: Bool
  let stop: StopFlag
  let log: NightlyLog
  /// When the job began.
  private let begun: Double

  init(
    _ job: NightlyJob,
    _ environment: NightlyEnvironment,
    isDry: Bool,
    passesGuards: Bool,
    stop: StopFlag
  ) {
    (self.job, self.environment, self.stop) = (job, environment, stop)
    (self.isDry, self.passesGuards) = (isDry, passesGuards)
    log = NightlyLog(job: job.name, clock: environment.clock, take: environment.take)
    begun = environment.clock.elapsed()
  }

  /// Runs the job; whatever goes wrong is in the outcome.
  func run() -> JobOutcome {
    log.info("started", .init("inbox", job.inbox.path), .init("out", job.out))
    do throws(JobFailure) {
      return ended(try perform())
    } catch {
      return ended(failed(error, .failed, kept: nil))
    }
  }

  private func perform() throws(JobFailure) -> JobOutcome {
    let output = try JobOutput(job.out, isDry: isDry, stop: stop, log)
    let readLast = output.last
    let last = try watched { _ throws(JobFailure) in try readLast() }
    tellOfDamage(last)
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
    if let limit = job.timeLimit, environment.clock.elapsed() - begun >= Double(limit) {
      throw JobFailure(StopReason.timeLimit(seconds: limit))
    }
  }

  /// Stops where figures have moved further than somebody should see first.
  private func checkGuards(
    _ guards: Guards?,
    _ night: Night,
    _ last: LastPublication?
  ) throws(JobFailure) {
    let tripped = (guards ?? Guards()).tripped(from: last?.results, to: night.results)
    guard !tripped.isEmpty else { return }
    let failure = JobFailure(.guardTripped, tripped.map(\.diagnostic))
    guard passesGuards else { throw failure }
    for reason in failure.reasons {
      log.warn("guard-passed", .init("code", reason.code), .init("count", reason.count))
    }
  }

  /// The exports of tonight, evaluated; nothing when they are those of the last publication, and that
  /// is whole.
  private func find(
    _ last: LastPublication?,
    _ output: JobOutput
  ) throws(JobFailure) -> Night? {
    let materials = try JobMaterials(job, environment)
    let limit = materials.plan.limits.bytesPerFile
    let files = try job.inbox.files(atMost: limit, environment.clock, log) {
      () throws(JobFailure) in try check()
    }
    tellOfFiles(files)
    let print = materials.fingerprint(of: files, job, version: environment.version)
    if let last, last.damage.isEmpty, last.status.state == .current,
      last.state.fingerprint == print
    {
      return nil
    }
    try check()
    let today = UTCTime(environment.clock.now()).day
    let reading = try watched { log throws(JobFailure) in
      try JobReading(files, materials, today: today, log)
    }
    let people = last?.state.people
    let night = try watched { _ throws(JobFailure) in
      try Night(reading, materials, print, after: people)
    }
    tellOfPeople(night.evaluated.counts)
    try writeFollowUps(reading, materials.rules, output)
    try checkGuards(materials.rules.guards, night, last)
    return night
  }
}
