import FremgangJSON
import FremgangKit
import FremgangPublishing

/// The folder that a job publishes into; in a dry run it is read only.
final class JobOutput {
  let folder: PublishedFolder
  private let isDry: Bool
  private let stop: StopFlag
  private let log: NightlyLog
  private var lock: RunLock?
  /// What readers saw when the run began, or would see once `current` is set again.
  private var version: PublishedVersion?

  /// Locks the folder, sets `current` again where somebody has removed it, and removes what a run that
  /// was cut short has left; a dry run only looks.
  init(
    _ path: String,
    isDry: Bool,
    stop: StopFlag,
    _ log: NightlyLog
  ) throws(JobFailure) {
    folder = PublishedFolder(path)
    (self.isDry, self.stop, self.log) = (isDry, stop, log)
    do throws(LockFault) {
      if !isDry { lock = try RunLock.take(path) }
    } catch {
      throw JobFailure(error)
    }
    tellOfAbandonedLock()
    let folder = folder
    version = try JobOutput.attempt { () throws(PublishingFault) in
      try folder.check()
      return try folder.current()
    }
    try adopt()
    try heal()
  }

  /// Does something with the folder; what stands in the way is the job's failure.
  private static func attempt<Value>(
    _ work: () throws(PublishingFault) -> Value
  ) throws(JobFailure) -> Value {
    do throws(PublishingFault) {
      return try work()
    } catch {
      throw JobFailure(error)
    }
  }

  private func tellOfAbandonedLock() {
    guard let holder = lock?.abandoned else { return }
    log.warn(
      "earlier-run-was-cut-short",
      .init("process", holder.process),
      .init("boot", holder.isOfEarlierBoot ? "earlier" : "this")
    )
  }

  /// Sets `current` again, when the version that it led to and its state are whole.
  private func adopt() throws(JobFailure) {
    guard version == nil,
      let orphan = try JobOutput.attempt({ () throws(PublishingFault) in try folder.orphan() })
    else { return }
    let found = try JobOutput.attempt { () throws(PublishingFault) in
      try LastPublication(folder, orphan)
    }
    if let damage = found.damage.first {
      throw JobFailure(
        PublishingFault.isDamaged(
          path: "\(folder.folder(of: orphan))/\(damage.path)",
          found: "is not as it was published (\(damage.kind)), and 'current' is missing, so that "
            + "nobody can say what readers saw; please \(LastPublication.remedy)"
        )
      )
    }
    if isDry {
      log.info("would-set-current", .init("version", orphan.name))
    } else {
      try announce()
      try JobOutput.attempt { () throws(PublishingFault) in try folder.adopt(orphan) }
      log.warn("current-was-missing", .init("set-again-to", orphan.name))
    }
    version = orphan
  }

  private func heal() throws(JobFailure) {
    let leftovers = try JobOutput.attempt { () throws(PublishingFault) in try folder.leftovers() }
    guard !leftovers.isEmpty else { return }
    if isDry {
      log.info("would-heal", .init("leftovers", leftovers.count))
      return
    }
    try announce()
    let removed = try JobOutput.attempt { () throws(PublishingFault) in try folder.heal() }
    for path in removed { log.info("healed", .init("removed", path)) }
  }

  /// Writes down who is writing, before anything else is written, when this is still the folder that
  /// was locked.
  private func announce() throws(JobFailure) {
    do throws(LockFault) {
      try lock?.announce()
    } catch {
      throw JobFailure(error)
    }
  }

  /// Reads what was published last, on any thread; nothing before the first publication.
  var last: @Sendable () throws(JobFailure) -> LastPublication? {
    { [folder, version] () throws(JobFailure) in
      guard let version else { return nil }
      return try JobOutput.attempt { () throws(PublishingFault) in
        try LastPublication(folder, version)
      }
    }
  }

  /// Whether the current version holds these files and no others but status and manifest.
  func holds(
    _ files: [(path: String, bytes: [UInt8])],
    _ last: LastPublication
  ) throws(JobFailure) -> Bool {
    let described = [NightlyStatus.fileName, StagedFolder.manifestName]
    let listed = Set(last.manifest.outputs.map(\.path)).subtracting(described)
    let wanted = files.filter { !described.contains($0.path) }
    guard last.damage.isEmpty, Set(wanted.map(\.path)) == listed else { return false }
    return try JobOutput.attempt { () throws(PublishingFault) in
      for file in wanted where try folder.read(file.path, of: last.version) != file.bytes {
        return false
      }
      return true
    }
  }

  /// Publishes a version and removes old ones; a dry run only says which it would be.
  ///
  /// One with single people's figures is for its owner alone.
  ///
  /// - Returns: the version's name.
  func publish(
    _ files: [(path: String, bytes: [UInt8])],
    state: [UInt8],
    isPrivate: Bool,
    keeping retention: Retention,
    now: Int
  ) throws(JobFailure) -> String {
    guard !isDry else { return PublishedVersion(number: (version?.number ?? 0) + 1).name }
    try announce()
    let published = try JobOutput.attempt { () throws(PublishingFault) in
      guard try folder.current() == version else {
        throw .isDamaged(
          path: "\(folder.root)/current",
          found: "is no longer what it was when the run began, so nothing was published. Run again"
        )
      }
      return try folder.publish(files: files, state: state, isPrivate: isPrivate, stop: stop)
    }
    version = published
    prune(keeping: retention, now: now)
    return published.name
  }

  /// Removes old versions.
  ///
  /// That one stays is no reason to call a publication failed, nor to leave the others; the log says
  /// so, and the next publication tries again.
  private func prune(keeping retention: Retention, now: Int) {
    do {
      for version in try folder.expired(keeping: retention, now: Int64(now)) {
        do {
          try folder.remove(version)
          log.info("removed-old-version", .init("version", version.name))
        } catch {
          log.warn(
            "old-versions-stay",
            .init("version", version.name),
            .init("message", "\(error)")
          )
        }
      }
    } catch {
      log.warn("old-versions-stay", .init("message", "\(error)"))
    }
  }

  /// Lets the private folder of follow-ups hold these files and no others.
  func replaceFollowUps(
    with files: [(name: String, bytes: [UInt8])]
  ) throws(JobFailure) {
    let lists = PrivateFolder("follow-ups", in: folder)
    guard !isDry,
      try !JobOutput.attempt({ () throws(PublishingFault) in try lists.holds(files) })
    else { return }
    try announce()
    let isWritten = try JobOutput.attempt { () throws(PublishingFault) in
      try folder.createFolders()
      return try lists.replace(with: files)
    }
    if isWritten { log.info("follow-ups", .init("lists", files.count)) }
  }

  /// Replaces the private state where it is another one.
  func remember(_ state: [UInt8], of last: LastPublication) throws(JobFailure) {
    guard !isDry, state != last.stateBytes else { return }
    try announce()
    try JobOutput.attempt { () throws(PublishingFault) in
      try folder.replaceState(state, of: last.version)
    }
  }
}
