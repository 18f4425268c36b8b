#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The right to write a folder: one run at a time has it, and the system takes it back from one that
/// ends, however it ends.
///
/// The lock is flock(2) on the file `lock` in the folder. Who holds it is written down only by
/// ``announce()``, so that a run that writes nothing does not touch the file.
public struct RunLock: ~Copyable, Sendable {
  /// The file that is locked.
  public static let fileName = "lock"

  /// An earlier run that ended without clearing its entry: it was killed, or the power failed.
  public let abandoned: LockHolder?

  private let path: String
  private let descriptor: Int32
  private var isAnnounced: Bool

  private init(path: String, descriptor: Int32, abandoned: LockHolder?) {
    self.path = path
    self.descriptor = descriptor
    self.abandoned = abandoned
    isAnnounced = abandoned != nil
  }

  deinit {
    if isAnnounced { _ = ftruncate(descriptor, 0) }
    // A child that was forked a moment ago holds the file, too, until it becomes another program.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the lock of a folder, which is created where it is missing.
  ///
  /// - Parameter root: the folder.
  /// - Returns: the lock; dropping it gives it back.
  /// - Throws: ``LockFault``.
  public static func take(_ root: String) throws(LockFault) -> RunLock {
    let folder = root.withoutTrailingSlashes
    do {
      if !FileSystem.isFolder(followingLinks: folder) {
        try FileSystem.createParents(of: folder + "/\(fileName)")
      }
    } catch {
      switch error {
      case .cannotCreate(let path, let error): throw .cannotCreate(path: path, error: error)
      case .cannotWrite(let path, let error): throw .cannotWrite(path: path, error: error)
      default: throw .cannotTake(path: folder, error: "its folder cannot be made")
      }
    }
    let path = "\(folder)/\(fileName)"
    for _ in 0..<10 {
      let descriptor = try open(path)
      if isStill(descriptor, path) {
        return RunLock(path: path, descriptor: descriptor, abandoned: holder(in: descriptor))
      }
      close(descriptor)
    }
    throw .cannotTake(path: path, error: "the file is replaced again and again")
  }

  /// Writes down which process holds the lock; to be called before anything is written.
  ///
  /// - Throws: ``LockFault/cannotWrite(path:error:)`` when not even that can be written;
  ///   ``LockFault/isGone(path:)`` when the folder is no longer the one that was locked.
  public mutating func announce() throws(LockFault) {
    guard RunLock.isStill(descriptor, path) else { throw .isGone(path: path) }
    isAnnounced = true
    let text = "\(getpid()) \(RunLock.boot)\n"
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .cannotWrite(path: path, error: FileSystem.lastError)
    }
    if let error = FileSystem.append(Array(text.utf8), to: descriptor) {
      throw .cannotWrite(path: path, error: error)
    }
  }

  private static func open(_ path: String) throws(LockFault) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    #if canImport(Glibc)
    let descriptor = unsafe Glibc.open(path, flags, 0o600)
    #elseif canImport(Musl)
    let descriptor = unsafe Musl.open(path, flags, 0o600)
    #else
    let descriptor = unsafe Darwin.open(path, flags, 0o600)
    #endif
    guard descriptor >= 0 else {
      let (error, words) = (errno, FileSystem.lastError)
      if error == ELOOP || error == EISDIR || error == ENXIO { throw .isTaken(path: path) }
      throw FileSystem.exists(path)
        ? .cannotTake(path: path, error: words) : .cannotCreate(path: path, error: words)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .isTaken(path: path)
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let (isHeld, error) = (errno == EWOULDBLOCK, FileSystem.lastError)
      let by = holder(in: descriptor)
      close(descriptor)
      throw isHeld ? .held(path: path, by: by) : .cannotTake(path: path, error: error)
    }
    return descriptor
  }

  /// Whether the file that was locked still stands at `path`: a run that found it removed has
  /// locked another one.
  private static func isStill(_ descriptor: Int32, _ path: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard unsafe fstat(descriptor, &one) == 0, unsafe lstat(path, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  private static func holder(in descriptor: Int32) -> LockHolder? {
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let parts = bytes[..<count].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    guard parts.count == 2, let process = Int(String(decoding: parts[0], as: UTF8.self)) else {
      return nil
    }
    let boot = String(decoding: parts[1], as: UTF8.self)
    return LockHolder(process: process, isOfEarlierBoot: boot != RunLock.boot)
  }

  /// What is different each time that the machine is started.
  private static let boot: String = {
    #if os(Linux)
    let bytes = try? FileSystem.contents(of: "/proc/sys/kernel/random/boot_id", limit: 4096)
    #else
    var room = [UInt8](repeating: 0, count: 64)
    var count = room.count
    let found = unsafe sysctlbyname("kern.bootsessionuuid", &room, &count, nil, 0) == 0
    let bytes = found ? Array(room.prefix(count)) : nil
    #endif
    let letters = (bytes ?? []).filter { $0 > 0x20 && $0 < 0x7F }
    return letters.isEmpty ? "unknown" : String(decoding: letters, as: UTF8.self)
  }()
}
