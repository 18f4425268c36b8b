import FremgangDigests
import FremgangJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension PublishedFolder {
  /// Removes what a run that did not come to its end left behind: what is not done, versions newer
  /// than the current one, and states that are not in force.
  ///
  /// - Returns: what was removed, by paths within the folder; nothing when all was well, and then
  ///   nothing was touched.
  /// - Throws: ``PublishingFault``.
  @discardableResult
  public func heal() throws(PublishingFault) -> [String] {
    let current = try current()
    let leftovers = try leftovers(current)
    guard !leftovers.isEmpty else { return [] }
    // The disk may not know yet what `current` leads to. It must, before anything else goes.
    try FileSystem.syncFolder(root)
    for path in leftovers { try FileSystem.remove("\(root)/\(path)") }
    return leftovers
  }

  /// What ``heal()`` would remove, by paths within the folder.
  ///
  /// - Returns: the paths, in order.
  /// - Throws: ``PublishingFault``.
  public func leftovers() throws(PublishingFault) -> [String] {
    try leftovers(current())
  }

  private func leftovers(_ current: PublishedVersion?) throws(PublishingFault) -> [String] {
    var paths: [String] = []
    let staged = "current" + FileSystem.stagingSuffix
    if let status = try FileSystem.status(of: "\(root)/\(staged)"),
      status.st_mode & S_IFMT == S_IFLNK
    {
      paths.append(staged)
    }
    let versions = try allVersions()
    if current == nil, let last = versions.last, last.number > 1 {
      throw .isDamaged(
        path: link,
        found:
          "is missing, although there are versions. Make it again (ln -s versions/\(last.name) "
          + "current), or move 'versions' and 'private' away to start anew"
      )
    }
    for name in try names(in: self.versions) where isLeftover(version: name, current) {
      paths.append("versions/\(name)")
    }
    for name in try names(in: privateFolder) where isLeftover(state: name, current) {
      paths.append("private/\(name)")
    }
    return paths
  }

  private func names(in folder: String) throws(PublishingFault) -> [String] {
    guard try FileSystem.status(of: folder) != nil else { return [] }
    return try FileSystem.names(in: folder)
  }

  private func isLeftover(version name: String, _ current: PublishedVersion?) -> Bool {
    if let version = PublishedVersion(name: name) { return version.number > current?.number ?? 0 }
    return [FileSystem.stagingSuffix, FileSystem.removalSuffix].contains { suffix in
      name.hasSuffix(suffix) && PublishedVersion(name: name.dropLast(suffix.count)) != nil
    }
  }

  private func isLeftover(state name: String, _ current: PublishedVersion?) -> Bool {
    if name.hasSuffix(FileSystem.stagingSuffix) || name.hasSuffix(FileSystem.removalSuffix) {
      return true
    }
    guard name.hasSuffix(".json"), let version = PublishedVersion(name: name.dropLast(5)) else {
      return false
    }
    return version != current
  }

  /// The files of a version that are not as its manifest says: changed, or gone.
  ///
  /// - Parameter version: the version.
  /// - Returns: their paths, in the manifest's order; the manifest's own when it cannot be read.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func damagedFiles(of version: PublishedVersion) throws(PublishingFault) -> [String] {
    guard let bytes = try read(StagedFolder.manifestName, of: version),
      let manifest = try? JSONReader.value(Manifest.self, from: bytes, file: version.name)
    else { return [StagedFolder.manifestName] }
    var damaged: [String] = []
    for output in manifest.outputs {
      let bytes = try read(output.path, of: version)
      if bytes.map({ SHA256.hexadecimal(of: $0) }) != output.sha256 { damaged.append(output.path) }
    }
    return damaged
  }
}
