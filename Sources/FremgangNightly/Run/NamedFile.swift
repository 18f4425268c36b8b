#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that a job or its configuration names, read whole.
public enum NamedFile {
  /// Reads a plain file; links are followed, because whoever names a file means what it leads to.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - what: what it is, in words: `the plan`.
  ///   - limit: the most bytes.
  /// - Returns: its bytes.
  /// - Throws: ``JobFailure`` that says what stands in the way.
  public static func bytes(
    of path: String,
    _ what: String,
    atMost limit: Int
  ) throws(JobFailure) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw cannotRead(path, what, errno) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw cannotRead(path, what, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw JobFailure(.noInput, "not-a-file", at: path, "This is no plain file, but \(what) is.")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
        if bytes.count > limit {
          throw JobFailure(.badInput, "file-too-large", at: path, "This is too large for \(what).")
        }
      } else if errno != EINTR {
        throw cannotRead(path, what, errno)
      }
    }
  }

  /// The names of the plain files in a folder that end in `suffix`, in order.
  static func names(in folder: String, suffix: String) throws(JobFailure) -> [String] {
    let folder = try InboxFolder(folder)
    return try folder.entries().map(\.name).filter { $0.hasSuffix(suffix) }
  }

  private static func cannotRead(_ path: String, _ what: String, _ error: Int32) -> JobFailure {
    error == ENOENT
      ? JobFailure(.noInput, "file-missing", at: path, "There is no such file for \(what).")
      : JobFailure(
        .inputOutput,
        "file-unreadable",
        at: path,
        "This file for \(what) cannot be read: \(InboxFaults.words(error))."
      )
  }
}
