#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension PublishedFolder {
  /// Publishes a new version in one step.
  ///
  /// A file whose bytes and permissions are those of the current version becomes another name of the
  /// same file, so that its time of change stays; where the file system has no such links, it is
  /// copied with its time. Everything is on the disk before readers see it.
  ///
  /// - Parameters:
  ///   - files: all files of the version: paths with `/` between folders, never from user data, and
  ///     bytes.
  ///   - state: what is to be remembered of it, privately.
  ///   - isPrivate: whether the version is for its owner alone (mode 0600 in folders of 0700).
  ///   - stop: what may stop the work; looked at before each file and before the last step.
  /// - Returns: the new version.
  /// - Throws: ``PublishingFault``; readers then see what they saw before.
  @discardableResult
  public func publish(
    files: [(path: String, bytes: [UInt8])],
    state: [UInt8],
    isPrivate: Bool = false,
    stop: StopFlag? = nil
  ) throws(PublishingFault) -> PublishedVersion {
    try stop?.check()
    try createFolders()
    try heal()
    let before = try current()
    if let orphan = try orphan() {
      throw .isDamaged(path: link, found: "is missing, although '\(orphan.name)' was published")
    }
    let version = PublishedVersion(number: (before?.number ?? 0) + 1)
    do {
      try stage(files, as: version, before: before, isPrivate: isPrivate, stop: stop)
      try FileSystem.replacePrivately(statePath(of: version), by: state)
      try stop?.check()
      // A version that has its name has its state, too: `orphan()` rests on this order.
      try FileSystem.rename(staging(of: version), to: folder(of: version))
      try FileSystem.syncFolder(versions)
    } catch {
      discard(version)
      throw error
    }
    try change(to: version, from: before)
    if let before { FileSystem.removeTree(statePath(of: before)) }
    return version
  }

  /// Replaces the private state of the current version in one step; what is published stays.
  ///
  /// - Parameters:
  ///   - state: the new state.
  ///   - version: the current version.
  /// - Throws: ``PublishingFault``; the old state is then in force, or the new one after
  ///   ``PublishingFault/notSynced(path:error:)``.
  public func replaceState(
    _ state: [UInt8],
    of version: PublishedVersion
  ) throws(PublishingFault) {
    try createFolders()
    try FileSystem.replacePrivately(statePath(of: version), by: state)
  }

  /// Creates the folders that a publication needs, where they are missing.
  ///
  /// - Throws: ``PublishingFault``.
  package func createFolders() throws(PublishingFault) {
    if !FileSystem.isFolder(followingLinks: root) {
      try FileSystem.createParents(of: "\(root)/current")
    }
    for (path, mode) in [(versions, 0o755), (privateFolder, 0o700)] as [(String, mode_t)] {
      if let status = try FileSystem.status(of: path) {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw .isTaken(path: path, found: "no folder that this program made")
        }
        if path == privateFolder && status.permissions & 0o077 != 0, unsafe chmod(path, mode) != 0 {
          throw .cannotWrite(path: path, error: FileSystem.lastError)
        }
      } else {
        try FileSystem.createFolder(path, mode: mode)
        try FileSystem.syncFolder(root)
      }
    }
  }

  /// The folder in which a version is made.
  private func staging(of version: PublishedVersion) -> String {
    folder(of: version) + FileSystem.stagingSuffix
  }

  /// Writes a version under another name than its own, and has it on the disk.
  private func stage(
    _ files: [(path: String, bytes: [UInt8])],
    as version: PublishedVersion,
    before: PublishedVersion?,
    isPrivate: Bool,
    stop: StopFlag?
  ) throws(PublishingFault) {
    let staging = staging(of: version)
    let modes: (file: mode_t, folder: mode_t) = isPrivate ? (0o600, 0o700) : (0o644, 0o755)
    try FileSystem.createFolder(staging, mode: modes.folder)
    let source = try linkable(before, staging)
    for file in files {
      try stop?.check()
      try checkPath(file.path)
      var folder = staging
      for part in file.path.split(separator: "/").dropLast() {
        folder += "/" + part
        if !FileSystem.isFolder(folder) {
          try FileSystem.createFolder(folder, mode: modes.folder)
        }
      }
      let old = source.map { "\($0)/\(file.path)" }
      try write(file.bytes, to: "\(staging)/\(file.path)", mode: modes.file, unlessAs: old)
    }
    try FileSystem.syncTree(staging)
    try FileSystem.syncFolder(versions)
  }

  /// The folder whose files may be linked into `staging`: the current version's, unless it is open to
  /// others than the new one is to be.
  private func linkable(
    _ version: PublishedVersion?,
    _ staging: String
  ) throws(PublishingFault) -> String? {
    guard let version, let old = try FileSystem.status(of: folder(of: version)),
      let new = try FileSystem.status(of: staging), old.permissions == new.permissions
    else { return nil }
    return folder(of: version)
  }

  /// Writes a file, or lets the one that holds the same have another name.
  private func write(
    _ bytes: [UInt8],
    to path: String,
    mode: mode_t,
    unlessAs old: String?
  ) throws(PublishingFault) {
    guard let old, let status = try? FileSystem.status(of: old),
      status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count,
      status.permissions & ~mode == 0,
      let contents = try? FileSystem.contents(of: old, limit: bytes.count), contents == bytes
    else { return try FileSystem.write(bytes, to: path, mode: mode) }
    if try !FileSystem.link(old, as: path) {
      try FileSystem.write(bytes, to: path, mode: mode, modified: status.modified)
    }
  }

  /// Paths are made by this program; one that leads elsewhere is a mistake in it.
  private func checkPath(_ path: String) throws(PublishingFault) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
      throw .cannotCreate(path: path, error: "it is no path within a folder")
    }
  }

  /// Lets readers see `version`, in one step.
  ///
  /// When the step cannot be confirmed to be on the disk, it is taken back. Both versions then stay
  /// there, since either may be the one that the disk knows; healing removes the newer one.
  private func change(
    to version: PublishedVersion,
    from before: PublishedVersion?
  ) throws(PublishingFault) {
    do throws(PublishingFault) {
      guard try current() == before else {
        throw .isTaken(path: link, found: "no longer what it was a moment ago")
      }
      try FileSystem.syncFolder(root)
      try FileSystem.replaceLink(link, to: "versions/\(version.name)")
    } catch {
      discard(version)
      throw error
    }
    do {
      try FileSystem.syncFolder(root)
    } catch {
      if let before {
        try? FileSystem.replaceLink(link, to: "versions/\(before.name)")
      } else {
        FileSystem.removeTree(link)
      }
      throw error
    }
  }

  /// Removes what was made of a version that readers never saw, as far as it can be.
  ///
  /// Backwards, step by step, so that whatever is left when a step fails is known for what it is.
  private func discard(_ version: PublishedVersion) {
    do {
      if FileSystem.isFolder(folder(of: version)) {
        try FileSystem.rename(folder(of: version), to: staging(of: version))
        try FileSystem.syncFolder(versions)
      }
      if FileSystem.exists(statePath(of: version)) {
        try FileSystem.remove(statePath(of: version))
        try FileSystem.syncFolder(privateFolder)
      }
    } catch {
      return
    }
    FileSystem.removeTree(staging(of: version))
  }
}
