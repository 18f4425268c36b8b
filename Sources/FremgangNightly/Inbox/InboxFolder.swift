import FremgangPublishing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The inbox, opened once: what is listed and what is read is the same folder, whatever its path
/// comes to mean.
struct InboxFolder: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(JobFailure) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InboxFaults.cannotOpen(path, errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// What stands in the folder, by name; nothing is followed or opened.
  func entries() throws(JobFailure) -> [InboxEntry] {
    // A stream of its own, which begins at the beginning.
    let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw InboxFaults.cannotOpen(path, errno) }
    guard let stream = unsafe fdopendir(copy) else {
      let error = errno
      close(copy)
      throw InboxFaults.cannotOpen(path, error)
    }
    defer { unsafe closedir(stream) }
    var entries: [InboxEntry] = []
    while true {
      errno = 0
      guard let found = unsafe readdir(stream) else { break }
      let bytes = unsafe withUnsafeBytes(of: &found.pointee.d_name) { unsafe Array($0) }
      let name = bytes.prefix { $0 != 0 }
      let shown = String(decoding: name, as: UTF8.self)
      if shown == "." || shown == ".." { continue }
      let systemName = name.map { CChar(bitPattern: $0) } + [0]
      var status = stat()
      // What is gone by now is not there.
      guard unsafe fstatat(descriptor, systemName, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        if errno == ENOENT { continue }
        throw InboxFaults.cannotRead(shown, errno)
      }
      entries.append(InboxEntry(systemName: systemName, name: shown, status: status))
    }
    if errno != 0 { throw InboxFaults.cannotOpen(path, errno) }
    return entries.sorted { ($0.name, $0.stamp.inode) < ($1.name, $1.stamp.inode) }
  }

  /// What an attempt to read a file came to.
  enum Outcome {
    case read([UInt8])
    /// It is gone, was replaced, or changed meanwhile.
    case changed
  }

  /// Reads a file that is still what it was when it was listed, and is that afterwards.
  func read(
    _ entry: InboxEntry,
    atMost limit: Int,
    checking check: () throws(JobFailure) -> Void
  ) throws(JobFailure) -> Outcome {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = unsafe openat(descriptor, entry.systemName, flags)
    guard file >= 0 else {
      // A link, a pipe or nothing at all has taken its place.
      if errno == ENOENT || errno == ELOOP || errno == ENXIO { return .changed }
      throw InboxFaults.cannotRead(entry.name, errno)
    }
    defer { close(file) }
    guard try stamp(of: file, entry.name) == entry.stamp else { return .changed }
    if entry.stamp.size > limit { throw InboxFaults.tooLarge(entry.name, limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(entry.stamp.size, 0))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      try check()
      let count = unsafe FileSystem.read(file, &chunk, chunk.count)
      if count > 0 {
        if count > entry.stamp.size - bytes.count { return .changed }
        bytes += chunk[..<count]
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw InboxFaults.cannotRead(entry.name, errno)
      }
    }
    var status = stat()
    let isThere =
      unsafe fstatat(descriptor, entry.systemName, &status, AT_SYMLINK_NOFOLLOW) == 0
    guard bytes.count == entry.stamp.size, try stamp(of: file, entry.name) == entry.stamp,
      isThere, InboxEntry.Stamp(status) == entry.stamp
    else { return .changed }
    return .read(bytes)
  }

  private func stamp(of file: Int32, _ name: String) throws(JobFailure) -> InboxEntry.Stamp {
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw InboxFaults.cannotRead(name, errno) }
    return InboxEntry.Stamp(status)
  }
}
