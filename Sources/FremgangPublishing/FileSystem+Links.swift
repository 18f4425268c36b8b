#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension FileSystem {
  /// Where a symbolic link leads; nothing when there is nothing at `path`.
  static func destination(ofLink path: String) throws(PublishingFault) -> String? {
    guard let status = try status(of: path) else { return nil }
    guard status.st_mode & S_IFMT == S_IFLNK else {
      throw .isTaken(path: path, found: "no link that this program made")
    }
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count >= 0 else { throw .cannotRead(path: path, error: lastError) }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Puts a symbolic link in the place of `path` in one step.
  static func replaceLink(_ path: String, to destination: String) throws(PublishingFault) {
    let staging = path + stagingSuffix
    try remove(staging)
    if unsafe symlink(destination, staging) != 0 {
      throw .cannotCreate(path: path, error: lastError)
    }
    do {
      try rename(staging, to: path)
    } catch {
      removeTree(staging)
      throw error
    }
  }

  /// What the names of files and folders that are not done yet end with.
  static let stagingSuffix = ".staging"
  /// What the names of folders that are going away end with.
  static let removalSuffix = ".removed"

  /// Gives a file a second name; whether the file system can.
  static func link(_ path: String, as other: String) throws(PublishingFault) -> Bool {
    #if canImport(Glibc)
    let result = unsafe Glibc.link(path, other)
    #elseif canImport(Musl)
    let result = unsafe Musl.link(path, other)
    #else
    let result = unsafe Darwin.link(path, other)
    #endif
    if result == 0 { return true }
    let cannot: Set<Int32> = [EPERM, EXDEV, EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP]
    if cannot.contains(errno) { return false }
    throw .cannotCreate(path: other, error: lastError)
  }
}
