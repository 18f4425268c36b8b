#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A folder that appears whole or not at all.
///
/// Files are written and synced in a folder beside the target; ``publish()`` then puts it in the
/// target's place in one step. An existing target is replaced only when it holds our manifest, and
/// no file that the manifest does not list.
public struct StagedFolder: ~Copyable {
  /// The file that marks a folder as ours.
  public static let manifestName = "manifest.json"

  private let target: String
  private let staging: String
  private let fileMode: mode_t
  private let folderMode: mode_t
  private let stop: StopFlag?
  private var isPublished = false

  /// Creates an empty staging folder beside `target`.
  ///
  /// - Parameters:
  ///   - target: the path that the folder will have.
  ///   - isPrivate: whether the files are for their owner alone (mode 0600 in a folder of 0700).
  ///   - stop: what may stop the work; looked at before each file and before the last step.
  /// - Returns: the staging folder; dropping it unpublished removes it.
  /// - Throws: ``PublishingFault`` when the target is somebody else's or nothing can be created.
  public static func beside(
    _ target: String,
    isPrivate: Bool,
    stop: StopFlag? = nil
  ) throws(PublishingFault) -> StagedFolder {
    let path = target.withoutTrailingSlashes
    try checkReplaceable(path)
    try FileSystem.createParents(of: path)
    let staging = "\(path).staging-\(getpid())"
    try FileSystem.remove(staging)
    try FileSystem.createFolder(staging, mode: isPrivate ? 0o700 : 0o755)
    return StagedFolder(target: path, staging: staging, isPrivate: isPrivate, stop: stop)
  }

  private init(target: String, staging: String, isPrivate: Bool, stop: StopFlag?) {
    self.target = target
    self.staging = staging
    self.stop = stop
    fileMode = isPrivate ? 0o600 : 0o644
    folderMode = isPrivate ? 0o700 : 0o755
  }

  deinit {
    if !isPublished { FileSystem.removeTree(staging) }
  }

  /// Writes and syncs one file.
  ///
  /// - Parameters:
  ///   - path: the file's path within the folder, with `/` between folders; never from user data.
  ///   - bytes: what the file holds.
  /// - Throws: ``PublishingFault/cannotWrite(path:error:)``.
  public mutating func write(_ path: String, _ bytes: [UInt8]) throws(PublishingFault) {
    try stop?.check()
    var folder = staging
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      if !FileSystem.isFolder(folder) { try FileSystem.createFolder(folder, mode: folderMode) }
    }
    try FileSystem.write(bytes, to: "\(staging)/\(path)", mode: fileMode)
  }

  /// Puts the folder in the target's place and removes what stood there.
  ///
  /// - Throws: ``PublishingFault``; the target is then as it was before.
  public mutating func publish() throws(PublishingFault) {
    try FileSystem.syncTree(staging)
    try StagedFolder.checkReplaceable(target)
    try stop?.check()
    let replaces = FileSystem.exists(target)
    try change(replaces)
    do {
      try FileSystem.syncFolder(FileSystem.folder(of: target))
    } catch {
      try change(replaces, back: true)
      throw error
    }
    isPublished = true
    if replaces { FileSystem.removeTree(staging) }
  }

  /// Lets the staging folder and the target change places, or takes the empty one.
  private func change(_ replaces: Bool, back: Bool = false) throws(PublishingFault) {
    if replaces {
      try FileSystem.exchange(staging, target)
    } else if back {
      try FileSystem.rename(target, to: staging)
    } else {
      try FileSystem.rename(staging, to: target)
    }
  }

  private static func checkReplaceable(_ path: String) throws(PublishingFault) {
    guard FileSystem.exists(path) else { return }
    let isEmptyFolder = FileSystem.isFolder(path) && FileSystem.entries(of: path) == []
    if isEmptyFolder { return }
    guard FileSystem.holdsOurManifest(path) else { throw .notOurs(path: path) }
    if let file = try FolderContents.stranger(in: path) {
      throw .holdsOthers(path: path, file: file)
    }
  }
}
