#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A folder that is published again and again, each time in one step, with what is remembered
/// between two times.
///
/// ```
/// OUT/current -> versions/v000042   what readers see
/// OUT/versions/v000042/             one whole publication
/// OUT/private/v000042.json          its private state, for the owner alone
/// ```
///
/// A version is written and synced under another name, its state is written and synced, the version
/// gets its name, and then the link is renamed over: the state in force is the one that has the name of
/// the current version, so the two never disagree. Whoever writes holds a ``RunLock`` on the folder.
/// What this program did not make is never replaced nor removed; what somebody puts into a version
/// stays with it, and goes with it.
public struct PublishedFolder: Sendable, Hashable {
  /// The path of the folder, without a slash at its end.
  public let root: String

  /// How large a file of a publication, or its state, may be when it is read again, in bytes.
  static let largestFile = 1 << 32

  /// Names a folder; nothing is read or created.
  ///
  /// - Parameter root: its path.
  public init(_ root: String) {
    self.root = root.withoutTrailingSlashes
  }

  var link: String { "\(root)/current" }
  var versions: String { "\(root)/versions" }

  /// The folder of what is private, with mode 0700.
  public var privateFolder: String { "\(root)/private" }

  /// The folder of a version.
  ///
  /// - Parameter version: the version.
  /// - Returns: its path, whether or not it is there.
  public func folder(of version: PublishedVersion) -> String {
    "\(versions)/\(version.name)"
  }

  func statePath(of version: PublishedVersion) -> String {
    "\(privateFolder)/\(version.name).json"
  }

  /// The version that readers see; `nil` when nothing was published yet.
  ///
  /// - Throws: ``PublishingFault`` when `current` is somebody else's or leads to nothing.
  public func current() throws(PublishingFault) -> PublishedVersion? {
    if FileSystem.holdsOurManifest(link) {
      throw .isTaken(path: link, found: "a folder and no link, as a copy is that followed the link")
    }
    guard let destination = try FileSystem.destination(ofLink: link) else { return nil }
    let prefix = "versions/"
    guard destination.hasPrefix(prefix),
      let version = PublishedVersion(name: destination.dropFirst(prefix.count))
    else { throw .isTaken(path: link, found: "a link that this program did not make") }
    guard FileSystem.isFolder(folder(of: version)) else {
      throw .isDamaged(
        path: link,
        found: "leads to '\(destination)', which is not there. Bring that back from a backup; "
          + startAnew
      )
    }
    return version
  }

  /// The versions that are there, oldest first, whether or not readers ever saw them.
  ///
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func allVersions() throws(PublishingFault) -> [PublishedVersion] {
    guard try FileSystem.status(of: versions) != nil else { return [] }
    return try FileSystem.names(in: versions)
      .compactMap { PublishedVersion(name: $0) }
      .sorted { $0.number < $1.number }
  }

  /// A file of a version.
  ///
  /// - Parameters:
  ///   - path: its path within the version, with `/` between folders.
  ///   - version: the version.
  /// - Returns: its bytes; `nil` when there is no such file.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func read(
    _ path: String,
    of version: PublishedVersion
  ) throws(PublishingFault) -> [UInt8]? {
    let file = "\(folder(of: version))/\(path)"
    return try FileSystem.contents(of: file, limit: PublishedFolder.largestFile)
  }

  /// The private state of a version.
  ///
  /// - Parameter version: the version.
  /// - Returns: its bytes; `nil` when it has none, which is so for all but the current one.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func state(of version: PublishedVersion) throws(PublishingFault) -> [UInt8]? {
    try FileSystem.contents(of: statePath(of: version), limit: PublishedFolder.largestFile)
  }

  /// Whether the folder can be published into, as far as can be told without writing.
  ///
  /// - Throws: ``PublishingFault`` that says what is in the way.
  public func check() throws(PublishingFault) {
    _ = try current()
    for path in [versions, privateFolder] {
      guard let status = try FileSystem.status(of: path) else { continue }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .isTaken(path: path, found: "no folder that this program made")
      }
    }
    var path = root
    while !FileSystem.exists(path) && path != FileSystem.folder(of: path) {
      path = FileSystem.folder(of: path)
    }
    guard FileSystem.isFolder(followingLinks: path) else {
      throw .isTaken(path: path, found: "no folder")
    }
    if unsafe access(path, W_OK | X_OK) != 0 {
      throw .cannotCreate(path: path == root ? link : root, error: FileSystem.lastError)
    }
  }
}
