import FremgangDigests
import FremgangJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file of a version that is not as the version's manifest says.
public struct PublishedDamage: Sendable, Hashable {
  /// What has become of a file.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It holds something else, or is no plain file any more.
    case changed
    /// It is gone.
    case missing
    /// Nobody published it.
    case added
  }

  /// The file's path within the version.
  public let path: String
  /// What has become of it.
  public let kind: Kind

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension PublishedFolder {
  /// The files of a version that are not as its manifest says: changed, gone, or added.
  ///
  /// What a desktop leaves behind, such as `.DS_Store`, does not count.
  ///
  /// - Parameter version: the version.
  /// - Returns: the damage, by path; that of the manifest alone when it cannot be read.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  /// - Complexity: reads every file of the version once.
  public func damage(of version: PublishedVersion) throws(PublishingFault) -> [PublishedDamage] {
    let name = StagedFolder.manifestName
    guard let bytes = try read(name, of: version) else {
      return [PublishedDamage(path: name, kind: .missing)]
    }
    guard let manifest = try? JSONReader.value(Manifest.self, from: bytes, file: version.name)
    else { return [PublishedDamage(path: name, kind: .changed)] }
    let found = try FolderContents.paths(in: folder(of: version))
    let known = Set(manifest.outputs.map(\.path) + [name])
    var damage = found.filter { !known.contains($0) && !FolderContents.isLitter($0) }
      .map { PublishedDamage(path: $0, kind: .added) }
    let there = Set(found)
    for output in manifest.outputs {
      if !there.contains(output.path) {
        damage.append(PublishedDamage(path: output.path, kind: .missing))
      } else if try !holds(output, version) {
        damage.append(PublishedDamage(path: output.path, kind: .changed))
      }
    }
    return damage.sorted { $0.path < $1.path }
  }

  /// The bytes that a file of a version had by its manifest, from an earlier version that still has
  /// them.
  ///
  /// - Parameters:
  ///   - output: the file, as the manifest has it.
  ///   - version: the version.
  /// - Returns: the bytes; nothing when no earlier version has them.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func earlier(
    _ output: Manifest.Output,
    than version: PublishedVersion
  ) throws(PublishingFault) -> [UInt8]? {
    for other in try allVersions().reversed() where other.number < version.number {
      if try holds(output, other) { return try readIfPlain(output.path, of: other) }
    }
    return nil
  }

  /// A file of a version in whose place somebody may have put something else.
  ///
  /// - Parameters:
  ///   - path: its path within the version.
  ///   - version: the version.
  /// - Returns: its bytes; nothing when there is no plain file.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``.
  public func readIfPlain(
    _ path: String,
    of version: PublishedVersion
  ) throws(PublishingFault) -> [UInt8]? {
    let status = try FileSystem.status(of: "\(folder(of: version))/\(path)")
    guard let status, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try read(path, of: version)
  }

  private func holds(
    _ output: Manifest.Output,
    _ version: PublishedVersion
  ) throws(PublishingFault) -> Bool {
    let path = "\(folder(of: version))/\(output.path)"
    guard let status = try FileSystem.status(of: path), status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == output.bytes,
      let bytes = try FileSystem.contents(of: path, limit: output.bytes)
    else { return false }
    return SHA256.hexadecimal(of: bytes) == output.sha256
  }
}
