#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A name in the inbox, and what stood there when it was looked at.
struct InboxEntry {
  /// What tells that a file has changed or was replaced.
  struct Stamp: Hashable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    var modifiedSeconds: Int
    var modifiedNanoseconds: Int
  }

  /// What can stand in a folder.
  enum Kind: String {
    case file
    case folder
    case symbolicLink
    case pipe
    case device
    case socket

    init(_ mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: self = .file
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .symbolicLink
      case S_IFIFO: self = .pipe
      case S_IFSOCK: self = .socket
      default: self = .device
      }
    }

    /// The kind with its article.
    var words: String {
      switch self {
      case .file: "a file"
      case .folder: "a folder"
      case .symbolicLink: "a symbolic link"
      case .pipe: "a named pipe"
      case .device: "a device"
      case .socket: "a socket"
      }
    }
  }

  /// The name's bytes, ended by 0, as the system wants them; they may be no UTF-8.
  let systemName: [CChar]
  /// The name to show.
  let name: String
  let kind: Kind
  let stamp: Stamp

  init(systemName: [CChar], name: String, status: stat) {
    self.systemName = systemName
    self.name = name
    kind = Kind(status.st_mode)
    stamp = Stamp(status)
  }
}

extension InboxEntry.Stamp {
  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(clamping: status.st_size)
    #if canImport(Darwin)
    let modified = status.st_mtimespec
    #else
    let modified = status.st_mtim
    #endif
    modifiedSeconds = Int(clamping: modified.tv_sec)
    modifiedNanoseconds = Int(clamping: modified.tv_nsec)
  }
}
