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
    let leftovers = try leftovers()
    guard !leftovers.isEmpty else { return [] }
    // The disk may not know yet what `current` leads to. It must, before anything else goes.
    try FileSystem.syncFolder(root)
    // A state goes before its version: one without a version is what is left when somebody removes
    // publications, and is never taken for a leftover.
    let states = leftovers.filter { $0.hasPrefix("private/") }
    for path in states { try FileSystem.remove("\(root)/\(path)") }
    if !states.isEmpty { try FileSystem.syncFolder(privateFolder) }
    for path in leftovers where !states.contains(path) { try FileSystem.remove("\(root)/\(path)") }
    return leftovers
  }

  /// What ``heal()`` would remove, by paths within the folder.
  ///
  /// - Returns: the paths, in order.
  /// - Throws: ``PublishingFault``; ``PublishingFault/isDamaged(path:found:)`` when something is
  ///   missing that no run of this program removes, so that nothing can be told for a leftover.
  public func leftovers() throws(PublishingFault) -> [String] {
    var paths: [String] = []
    let staged = "current" + FileSystem.stagingSuffix
    if let status = try FileSystem.status(of: "\(root)/\(staged)"),
      status.st_mode & S_IFMT == S_IFLNK
    {
      paths.append(staged)
    }
    var newest = try current()
    if let current = newest {
      try checkState(of: current)
    } else {
      newest = try orphan()
    }
    for name in try names(in: versions) where isLeftover(version: name, newest) {
      paths.append("versions/\(name)")
    }
    for name in try names(in: privateFolder) where isLeftover(state: name, newest) {
      paths.append("private/\(name)")
    }
    return paths
  }

  /// The names in a folder; none where it is not there.
  func names(in folder: String) throws(PublishingFault) -> [String] {
    guard try FileSystem.status(of: folder) != nil else { return [] }
    return try FileSystem.names(in: folder)
  }

  private func isLeftover(version name: String, _ newest: PublishedVersion?) -> Bool {
    if let version = PublishedVersion(name: name) { return version.number > newest?.number ?? 0 }
    return [FileSystem.stagingSuffix, FileSystem.removalSuffix].contains { suffix in
      name.hasSuffix(suffix) && PublishedVersion(name: name.dropLast(suffix.count)) != nil
    }
  }

  private func isLeftover(state name: String, _ newest: PublishedVersion?) -> Bool {
    if name.hasSuffix(FileSystem.stagingSuffix) || name.hasSuffix(FileSystem.removalSuffix) {
      return true
    }
    guard let version = PublishedVersion(stateName: name) else { return false }
    return version != newest
  }
}
