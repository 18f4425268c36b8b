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

  /// A path without links in it, from the root; what is not there is kept as it is written.
  package static func resolved(_ path: String) -> String {
    let path = path.withoutTrailingSlashes
    if let found = unsafe realpath(path, nil) {
      defer { unsafe free(found) }
      return unsafe String(cString: found)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let folder = folder(of: path)
    guard folder != path, !name.isEmpty else { return path }
    let resolved = resolved(folder)
    return resolved == "/" ? "/\(name)" : "\(resolved)/\(name)"
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
    let bytes = head[..<count]
    return bytes.indices.contains { bytes[$0...].starts(with: Manifest.schemaName.utf8) }
  }

  /// The names in a folder, sorted; nothing when it cannot be read, and `errno` says why.
  package static func entries(of folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          unsafe String(cString: characters)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    if errno != 0 { return nil }
    return names.sorted()
  }

  static func createFolder(_ path: String, mode: mode_t) throws(PublishingFault) {
    if unsafe mkdir(path, mode) != 0 { throw .cannotCreate(path: path, error: lastError) }
  }

  /// Creates the folders that `path` is to stand in, and has them on the disk.
  static func createParents(of path: String) throws(PublishingFault) {
    var parent = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      let holder = parent.isEmpty ? "/" : parent
      parent += "/" + part
      if !exists(parent) {
        do {
          try createFolder(parent, mode: 0o755)
        } catch {
          // Another job may have made it a moment ago.
          if !isFolder(followingLinks: parent) { throw error }
        }
        try syncFolder(holder)
      }
    }
  }

  /// Writes a file that is not there yet, and has it on the disk before it returns.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: mode_t,
    modified time: timespec? = nil
  ) throws(PublishingFault) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(path, flags, mode)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, error: lastError) }
    var failure = append(bytes, to: descriptor)
    if failure == nil, let time { failure = setModified(time, of: descriptor) }
    if failure == nil && !sync(descriptor) { failure = lastError }
    if close(descriptor) != 0 && errno != EINTR && failure == nil { failure = lastError }
    if let failure { throw .cannotWrite(path: path, error: failure) }
  }

  /// Makes a limit on the size of files an error of the write, where the signal would end the
  /// program; done once, before the first byte is written.
  private static let sizeLimitIsAnError: Void = {
    _ = signal(SIGXFSZ, SIG_IGN)
  }()

  /// Writes all of `bytes`; what went wrong, if anything did.
  static func append(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    _ = sizeLimitIsAnError
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Self.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count > 0 {
        written += count
      } else if count == 0 {
        return "the system took no more bytes"
      } else if errno != EINTR {
        return lastError
      }
    }
    return nil
  }

  private static func setModified(_ time: timespec, of descriptor: Int32) -> String? {
    let times = [time, time]
    return unsafe futimens(descriptor, times) == 0 ? nil : lastError
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

  /// Has what was written to a descriptor on the disk; `errno` says why not.
  static func sync(_ descriptor: Int32) -> Bool {
    #if canImport(Darwin)
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
    #endif
    while fsync(descriptor) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  /// Syncs every folder of a tree, innermost first; the files are synced as they are written.
  static func syncTree(_ folder: String) throws(PublishingFault) {
    for name in try names(in: folder) where isFolder("\(folder)/\(name)") {
      try syncTree("\(folder)/\(name)")
    }
    try syncFolder(folder)
  }

  /// Has the entries of a folder on the disk.
  ///
  /// Some file systems cannot sync a folder and say so by EINVAL or ENOTSUP; there is nothing more
  /// to be had from them.
  static func syncFolder(_ path: String) throws(PublishingFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, error: lastError) }
    defer { close(descriptor) }
    if !sync(descriptor) && errno != EINVAL && errno != ENOTSUP {
      throw .cannotWrite(path: path, error: lastError)
    }
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) throws(PublishingFault) -> [String] {
    guard let names = entries(of: folder) else {
      throw .cannotRead(path: folder, error: lastError)
    }
    return names
  }

  /// Removes what stands at `path`, as far as it can be.
  static func removeTree(_ path: String) {
    try? remove(path)
  }

  /// Removes what stands at `path`, with all that it holds; links are not followed.
  static func remove(_ path: String) throws(PublishingFault) {
    if isFolder(path) {
      for name in try names(in: path) { try remove("\(path)/\(name)") }
      if unsafe rmdir(path) != 0 { throw .cannotRemove(path: path, error: lastError) }
    } else if unsafe unlink(path) != 0 && errno != ENOENT {
      throw .cannotRemove(path: path, error: lastError)
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
