import CExchange

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system calls that reading folders and staging need, with faults in words.
package enum FileSystem {
  /// The error of the last system call, in the system's words.
  static var lastError: String {
    unsafe String(cString: strerror(errno))
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to one file that is there, through links or not.
  static func isSameFile(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard unsafe stat(path, &one) == 0, unsafe stat(other, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  /// The folder that `path` stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a path leads to a folder, through links as well.
  package static func isFolder(followingLinks path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a folder holds a manifest that this program wrote.
  package static func holdsOurManifest(_ folder: String) -> Bool {
    guard isFolder(folder) else { return false }
    let descriptor = unsafe open("\(folder)/\(StagedFolder.manifestName)", O_RDONLY | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 256)
    let count = unsafe read(descriptor, &head, head.count)
    guard count > 0 else { return false }
    return String(decoding: head[..<count], as: UTF8.self).contains(Manifest.schemaName)
  }

  /// The names in a folder, sorted; nothing when it cannot be read, and `errno` says why.
  package static func entries(of folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          unsafe String(cString: characters)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func createFolder(_ path: String, mode: mode_t) throws(PublishingFault) {
    if unsafe mkdir(path, mode) != 0 { throw .cannotCreate(path: path, error: lastError) }
  }

  /// Creates the folders that `path` is to stand in.
  static func createParents(of path: String) throws(PublishingFault) {
    var parent = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      parent += "/" + part
      if !exists(parent) { try createFolder(parent, mode: 0o755) }
    }
  }

  static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: mode_t
  ) throws(PublishingFault) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, error: lastError) }
    var failure: String?
    var written = 0
    while written < bytes.count && failure == nil {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Self.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        failure = lastError
      }
    }
    if failure == nil && fsync(descriptor) != 0 { failure = lastError }
    if close(descriptor) != 0 && failure == nil { failure = lastError }
    if let failure { throw .cannotWrite(path: path, error: failure) }
  }

  private static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
    unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
    unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Syncs every folder of a tree, innermost first; the files are synced as they are written.
  static func syncTree(_ folder: String) {
    for name in entries(of: folder) ?? [] where isFolder("\(folder)/\(name)") {
      syncTree("\(folder)/\(name)")
    }
    syncFolder(folder)
  }

  static func syncFolder(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  static func removeTree(_ path: String) {
    if isFolder(path) {
      for name in entries(of: path) ?? [] { removeTree("\(path)/\(name)") }
      _ = unsafe rmdir(path)
    } else if exists(path) {
      _ = unsafe unlink(path)
    }
  }

  static func rename(_ path: String, to other: String) throws(PublishingFault) {
    #if canImport(Glibc)
    let result = unsafe Glibc.rename(path, other)
    #elseif canImport(Musl)
    let result = unsafe Musl.rename(path, other)
    #else
    let result = unsafe Darwin.rename(path, other)
    #endif
    if result != 0 { throw .cannotCreate(path: other, error: lastError) }
  }

  /// Lets two folders change places in one step; where the file system cannot, in two.
  static func exchange(_ path: String, _ other: String) throws(PublishingFault) {
    if unsafe fremgang_exchange(path, other) == 0 { return }
    let aside = "\(path)-old"
    try rename(other, to: aside)
    do {
      try rename(path, to: other)
    } catch {
      try rename(aside, to: other)
      throw error
    }
    try rename(aside, to: path)
  }
}
