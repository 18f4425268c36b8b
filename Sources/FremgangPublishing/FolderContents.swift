import FremgangJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What stands in a folder that this program wrote earlier.
enum FolderContents {
  private static let litter: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini"]

  /// A file in `folder` that its manifest does not know, so that somebody else put it there.
  ///
  /// Nothing is said of a folder whose manifest cannot be read or lists no files.
  static func stranger(in folder: String) throws(PublishingFault) -> String? {
    let bytes = contents(of: "\(folder)/\(StagedFolder.manifestName)")
    guard let manifest = try? JSONReader.value(Manifest.self, from: bytes, file: folder),
      !manifest.outputs.isEmpty
    else { return nil }
    let known = Set(manifest.outputs.map(\.path) + [StagedFolder.manifestName])
    return try paths(in: folder).first { !known.contains($0) && !isLitter($0) }
  }

  /// Whether a desktop left a file behind, which nobody misses.
  static func isLitter(_ path: String) -> Bool {
    litter.contains(String(path.split(separator: "/").last ?? ""))
  }

  /// What stands in a tree beside folders, by paths within it, in order.
  static func paths(
    in folder: String,
    below prefix: String = ""
  ) throws(PublishingFault) -> [String] {
    var found: [String] = []
    for name in try FileSystem.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard let status = try FileSystem.status(of: path) else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try paths(in: path, below: "\(prefix)\(name)/")
      } else {
        found.append(prefix + name)
      }
    }
    return found
  }

  private static func contents(of path: String) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
