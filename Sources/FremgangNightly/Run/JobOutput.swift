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

  /// Locks the folder, and removes what a run that was cut short has left; a dry run only looks.
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
    try tellOfAbandonedLock()
    do throws(PublishingFault) {
      try folder.check()
      try heal()
    } catch {
      throw JobFailure(error)
    }
  }

  private func tellOfAbandonedLock() throws(JobFailure) {
    guard let holder = lock?.abandoned else { return }
    log.warn(
      "earlier-run-was-cut-short",
      .init("process", holder.process),
      .init("boot", holder.isOfEarlierBoot ? "earlier" : "this")
    )
  }

  private func heal() throws(PublishingFault) {
    let leftovers = try folder.leftovers()
    guard !leftovers.isEmpty else { return }
    if isDry {
      log.info("would-heal", .init("leftovers", leftovers.count))
      return
    }
    try announce()
    for path in try folder.heal() { log.info("healed", .init("removed", path)) }
  }

  /// Writes down who is writing, before anything else is written.
  private func announce() throws(PublishingFault) {
    do throws(LockFault) {
      try lock?.announce()
    } catch {
      throw .cannotWrite(path: "\(folder.root)/\(RunLock.fileName)", error: "\(error)")
    }
  }

  /// What was published last; nothing before the first publication.
  func last() throws(JobFailure) -> LastPublication? {
    do throws(PublishingFault) {
      guard let version = try folder.current() else { return nil }
      return try LastPublication(folder, version)
    } catch {
      throw JobFailure(error)
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
    guard Set(wanted.map(\.path)) == listed else { return false }
    do throws(PublishingFault) {
      for file in wanted where try folder.read(file.path, of: last.version) != file.bytes {
        return false
      }
    } catch {
      throw JobFailure(error)
    }
    return true
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
    do throws(PublishingFault) {
      guard !isDry else {
        return PublishedVersion(number: (try folder.current()?.number ?? 0) + 1).name
      }
      try announce()
      let version = try folder.publish(
        files: files,
        state: state,
        isPrivate: isPrivate,
        stop: stop
      )
      prune(keeping: retention, now: now)
      return version.name
    } catch {
      throw JobFailure(error)
    }
  }

  /// Removes old versions; that they stay is no reason to call a publication failed.
  private func prune(keeping retention: Retention, now: Int) {
    do {
      for version in try folder.prune(keeping: retention, now: Int64(now)) {
        log.info("removed-old-version", .init("version", version.name))
      }
    } catch {
      log.warn("old-versions-stay", .init("message", "\(error)"))
    }
  }

  /// Lets the private folder of follow-ups hold these files and no others.
  func replaceFollowUps(
    with files: [(name: String, bytes: [UInt8])]
  ) throws(JobFailure) {
    guard !isDry else { return }
    let lists = PrivateFolder("follow-ups", in: folder)
    do throws(PublishingFault) {
      guard try !lists.holds(files) else { return }
      try announce()
      try folder.createFolders()
      if try lists.replace(with: files) { log.info("follow-ups", .init("lists", files.count)) }
    } catch {
      throw JobFailure(error)
    }
  }

  /// Replaces the private state where it is another one.
  func remember(_ state: [UInt8], of last: LastPublication) throws(JobFailure) {
    guard !isDry, state != last.stateBytes else { return }
    do throws(PublishingFault) {
      try announce()
      try folder.replaceState(state, of: last.version)
    } catch {
      throw JobFailure(error)
    }
  }
}
