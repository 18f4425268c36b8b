#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file of single people's figures: for its owner alone, and there whole or not at all.
///
/// It is written beside its target under mode 0600 from the moment it exists, synced, and then moved
/// into place. What others can read of a target that is replaced is not what is written here.
public enum PrivateFile {
  /// Writes `bytes` to `path`.
  ///
  /// - Parameters:
  ///   - bytes: what the file is to hold.
  ///   - path: where; never from user data.
  ///   - replaces: whether a file that holds something may be replaced.
  ///   - inputs: the paths of what was read, which is never replaced.
  /// - Throws: ``PublishingFault``; what stands at `path` is then as it was before, except after
  ///   ``PublishingFault/notSynced(path:error:)``.
  public static func write(
    _ bytes: [UInt8],
    to path: String,
    replaces: Bool,
    inputs: [String]
  ) throws(PublishingFault) {
    try check(path, replaces: replaces, inputs: inputs)
    let staging = "\(path).staging-\(getpid())"
    FileSystem.removeTree(staging)
    do {
      try FileSystem.write(bytes, to: staging, mode: 0o600)
      try check(path, replaces: replaces, inputs: inputs)
      try FileSystem.rename(staging, to: path)
    } catch {
      FileSystem.removeTree(staging)
      throw error
    }
    do {
      try FileSystem.syncFolder(FileSystem.folder(of: path))
    } catch {
      guard case .cannotWrite(_, let failure) = error else { throw error }
      throw .notSynced(path: path, error: failure)
    }
  }

  /// Whether `path` may be written.
  ///
  /// - Parameters:
  ///   - path: the target.
  ///   - replaces: whether a file that holds something may be replaced.
  ///   - inputs: the paths of what was read.
  /// - Throws: ``PublishingFault`` that says what stands there.
  public static func check(
    _ path: String,
    replaces: Bool,
    inputs: [String]
  ) throws(PublishingFault) {
    if inputs.contains(where: { FileSystem.isSameFile($0, path) }) { throw .isInput(path: path) }
    let folder = FileSystem.folder(of: path)
    if unsafe access(folder, W_OK | X_OK) != 0 {
      throw .cannotCreate(path: path, error: FileSystem.lastError)
    }
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .isNoPlainFile(path: path) }
    if status.st_size > 0, !replaces { throw .holdsSomething(path: path) }
  }
}
