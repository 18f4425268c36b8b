import FremgangJSON
import FremgangKit
import FremgangPublishing

extension JobRun {
  /// Publishes tonight's figures, unless nothing of what would be published is new.
  func publish(
    _ night: Night,
    _ last: LastPublication?,
    _ output: JobOutput
  ) throws(JobFailure) -> JobOutcome {
    let number = (last?.version.number ?? 0) + 1
    let now = environment.clock.now()
    let isSame = last.map { $0.results == night.results && $0.isMade(like: night) } ?? false
    var history = last?.history ?? History()
    if !isSame {
      history.append(
        night.results,
        version: number,
        published: now,
        fingerprint: night.fingerprint
      )
    }
    let changes =
      isSame
      ? last?.state.changes
      : last.map { last in
        Changes(
          from: last.results,
          to: night.evaluated,
          since: UTCTime(Int(clamping: last.state.lastGoodTime)).day
        )
      }
    var status = NightlyStatus(figuresVersion: number, published: now, program: environment.version)
    if isSame, let last {
      status.figuresVersion = last.status.figuresVersion
      status.figuresPublished = last.status.figuresPublished
    }
    let files = try rendered(
      PublicationFiles(
        results: night.results,
        language: job.language,
        status: status,
        manifest: night.manifest,
        changes: changes,
        history: history,
        others: last?.others ?? []
      )
    )
    if let last, last.status.state == .current, try output.holds(files, last) {
      var state = last.state
      state.fingerprint = night.fingerprint
      try output.remember(state.bytes, of: last)
      return sameFigures(last)
    }
    try check()
    let state = NightlyState(
      fingerprint: night.fingerprint,
      lastGood: status.figuresVersion,
      lastGoodTime: isSame ? last?.state.lastGoodTime ?? Int64(now) : Int64(now),
      people: night.evaluated.people,
      changes: changes
    ).bytes
    let version = try output.publish(
      files,
      state: state,
      isPrivate: night.results.holdsIndividuals,
      keeping: job.keep,
      now: now
    )
    return published(version, night, last)
  }

  /// Lets the figures of the last publication stand, under a banner that says why.
  ///
  /// - Throws: `failure` where nothing was published yet or the run was stopped, or why the banner
  ///   cannot be published.
  func keep(
    _ last: LastPublication?,
    because failure: JobFailure,
    _ output: JobOutput
  ) throws(JobFailure) -> JobOutcome {
    guard let last, failure.kind != .stopped, failure.kind != .temporary else { throw failure }
    let status = last.status
    if status.state == .kept, status.failure == failure.kind, status.reasons == failure.reasons {
      return failed(failure, .kept(version: last.version.name), kept: last)
    }
    let now = environment.clock.now()
    let kept = status.kept(since: now, because: failure.kind, failure.reasons)
    let files = try rendered(
      PublicationFiles(
        results: last.results,
        language: job.language,
        status: kept,
        manifest: last.manifest,
        changes: last.state.changes,
        history: last.history,
        others: last.others
      )
    )
    var state = last.state
    state.failure = NightlyState.ShownFailure(
      kind: failure.kind,
      reasons: failure.reasons,
      fingerprint: nil
    )
    let version = try output.publish(
      files,
      state: state.bytes,
      isPrivate: last.results.holdsIndividuals,
      keeping: job.keep,
      now: now
    )
    return failed(failure, .kept(version: version), kept: last)
  }

  private func rendered(
    _ files: PublicationFiles
  ) throws(JobFailure) -> [(path: String, bytes: [UInt8])] {
    do {
      return try files.rendered()
    } catch {
      throw JobFailure(.inside, "cannot-be-rendered", "The report cannot be written: \(error).")
    }
  }
}

extension LastPublication {
  /// Whether the figures were made with the plan, the instruments and the program that `night`'s were
  /// made with.
  fileprivate func isMade(like night: Night) -> Bool {
    let used = Set(night.results.findings.instruments.map(\.id))
    func declarations(_ print: Fingerprint) -> [Fingerprint.File] {
      print.instruments.filter { used.contains($0.name) }
    }
    return state.fingerprint.plan == night.fingerprint.plan
      && state.fingerprint.program == night.fingerprint.program
      && declarations(state.fingerprint) == declarations(night.fingerprint)
  }
}
