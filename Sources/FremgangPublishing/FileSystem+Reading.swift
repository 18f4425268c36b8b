#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension FileSystem {
  /// The status of what stands at a path, without following a link; nothing when nothing is there.
  static func status(of path: String) throws(PublishingFault) -> stat? {
    var status = stat()
    if unsafe lstat(path, &status) == 0 { return status }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .cannotRead(path: path, error: lastError)
  }

  /// The bytes of a plain file; nothing when there is none.
  ///
  /// - Parameters:
  ///   - path: the file; a link is not followed.
  ///   - limit: how many bytes are read at most.
  /// - Returns: the bytes.
  /// - Throws: ``PublishingFault/cannotRead(path:error:)``, for a larger file and for what is no
  ///   plain file too.
  static func contents(of path: String, limit: Int) throws(PublishingFault) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .cannotRead(path: path, error: lastError)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, error: "it is no plain file")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, max(0, Int(status.st_size))))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Self.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
        if bytes.count > limit { throw .cannotRead(path: path, error: "it is too large") }
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw .cannotRead(path: path, error: lastError)
      }
    }
  }

  /// Reads as `read(2)` does; every platform's library calls it by another name.
  package static func read(
    _ descriptor: Int32,
    _ buffer: UnsafeMutableRawPointer,
    _ count: Int
  ) -> Int {
    #if canImport(Glibc)
    unsafe Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
    unsafe Musl.read(descriptor, buffer, count)
    #else
    unsafe Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// Puts a private file in the place of `path` in one step, and has it on the disk.
  static func replacePrivately(_ path: String, by bytes: [UInt8]) throws(PublishingFault) {
    let staging = path + stagingSuffix
    try remove(staging)
    do {
      try write(bytes, to: staging, mode: 0o600)
      try rename(staging, to: path)
    } catch {
      removeTree(staging)
      throw error
    }
    try syncFolder(folder(of: path))
  }
}

extension stat {
  /// The permissions of the file.
  var permissions: mode_t { st_mode & 0o7777 }

  /// When the file was last written.
  var modified: timespec {
    #if canImport(Darwin)
    st_mtimespec
    #else
    st_mtim
    #endif
  }
}

extension String {
  /// The path without slashes at its end, unless it is the root.
  var withoutTrailingSlashes: String {
    var path = self[...]
    while path.count > 1 && path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
