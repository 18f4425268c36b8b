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
    let now = environment.clock.now()
    let draft = try watched { _ throws(JobFailure) in self.draft(night, last, now: now) }
    let files = try rendered(draft)
    if let last, last.status.state == .current, try output.holds(files, last) {
      var state = last.state
      state.fingerprint = night.fingerprint
      try output.remember(try bytes(of: state), of: last)
      return sameFigures(last)
    }
    let published = UTCTime(draft.status.figuresPublished)?.seconds ?? now
    let state = NightlyState(
      fingerprint: night.fingerprint,
      lastGood: draft.status.figuresVersion,
      lastGoodTime: Int64(published),
      people: night.evaluated.people,
      changes: draft.changes
    )
    let version = try output.publish(
      files,
      state: try bytes(of: state),
      isPrivate: night.results.holdsIndividuals,
      keeping: job.keep,
      now: now
    )
    return self.published(version, night, last)
  }

  /// What would be published: with the last history and changes where the figures are the same.
  private func draft(_ night: Night, _ last: LastPublication?, now: Int) -> PublicationFiles {
    let number = (last?.version.number ?? 0) + 1
    var draft = PublicationFiles(
      results: night.results,
      language: job.language,
      status: NightlyStatus(
        figuresVersion: number,
        published: now,
        program: environment.version
      ),
      manifest: night.manifest,
      changes: last?.state.changes,
      history: last?.history ?? History(),
      others: last?.others ?? []
    )
    if let last, last.results == night.results, last.isMade(like: night) {
      draft.status.figuresVersion = last.status.figuresVersion
      draft.status.figuresPublished = last.status.figuresPublished
      return draft
    }
    draft.history.append(
      night.results,
      version: number,
      published: now,
      fingerprint: night.fingerprint
    )
    draft.changes = last.map { last in
      let since = UTCTime(Int(clamping: last.state.lastGoodTime)).day
      return Changes(from: last.results, to: night.evaluated, since: since)
    }
    return draft
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
    if last.damage.isEmpty, status.state == .kept, status.failure == failure.kind,
      status.reasons == failure.reasons
    {
      return failed(failure, .kept(version: last.version.name), kept: last)
    }
    do throws(JobFailure) {
      let version = try publishBanner(over: last, because: failure, output)
      return failed(failure, .kept(version: version), kept: last)
    } catch {
      // The log says both: what is wrong with the input, and why no banner says so.
      tell(failure, as: .error)
      throw error
    }
  }

  private func publishBanner(
    over last: LastPublication,
    because failure: JobFailure,
    _ output: JobOutput
  ) throws(JobFailure) -> String {
    let now = environment.clock.now()
    let files = try rendered(
      PublicationFiles(
        results: last.results,
        language: job.language,
        status: last.status.kept(since: now, because: failure.kind, failure.reasons),
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
    return try output.publish(
      files,
      state: try bytes(of: state),
      isPrivate: last.results.holdsIndividuals,
      keeping: job.keep,
      now: now
    )
  }

  private func rendered(
    _ files: PublicationFiles
  ) throws(JobFailure) -> [(path: String, bytes: [UInt8])] {
    try watched { _ throws(JobFailure) in
      do {
        return try files.rendered()
      } catch {
        throw JobFailure(.inside, "cannot-be-rendered", "The report cannot be written: \(error).")
      }
    }
  }

  private func bytes(of state: NightlyState) throws(JobFailure) -> [UInt8] {
    try watched { _ throws(JobFailure) in state.bytes }
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
