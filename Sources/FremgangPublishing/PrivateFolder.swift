/// A folder of single people's figures: for its owner alone, and replaced as a whole.
///
/// It stands within ``PublishedFolder/privateFolder``. A run that is killed may leave what healing
/// removes beside it, and between two steps of a file system that cannot exchange folders, nothing.
public struct PrivateFolder: Sendable {
  private let path: String

  /// Names a folder; nothing is read or created.
  ///
  /// - Parameters:
  ///   - name: its name, such as `follow-ups`.
  ///   - folder: what it belongs to.
  public init(_ name: String, in folder: PublishedFolder) {
    path = "\(folder.privateFolder)/\(name)"
  }

  /// Lets the folder hold these files and no others; without any it goes away.
  ///
  /// - Parameter files: names, never from user data, and bytes.
  /// - Returns: whether anything was written; nothing is when the files are there as they are.
  /// - Throws: ``PublishingFault``; the folder then holds what it held.
  @discardableResult
  public func replace(
    with files: [(name: String, bytes: [UInt8])]
  ) throws(PublishingFault) -> Bool {
    guard try !holds(files) else { return false }
    let (staging, removal) = (path + FileSystem.stagingSuffix, path + FileSystem.removalSuffix)
    try FileSystem.remove(staging)
    try FileSystem.remove(removal)
    guard !files.isEmpty else {
      try FileSystem.rename(path, to: removal)
      try FileSystem.syncFolder(FileSystem.folder(of: path))
      try FileSystem.remove(removal)
      return true
    }
    do {
      try FileSystem.createFolder(staging, mode: 0o700)
      for file in files {
        try FileSystem.write(file.bytes, to: "\(staging)/\(file.name)", mode: 0o600)
      }
      try FileSystem.syncFolder(staging)
      if FileSystem.exists(path) {
        try FileSystem.exchange(staging, path)
      } else {
        try FileSystem.rename(staging, to: path)
      }
    } catch {
      FileSystem.removeTree(staging)
      throw error
    }
    try FileSystem.syncFolder(FileSystem.folder(of: path))
    try FileSystem.remove(staging)
    return true
  }

  /// Whether the folder holds these files and no others.
  ///
  /// - Parameter files: names and bytes.
  /// - Returns: whether it does; without any files, whether it is not there.
  /// - Throws: ``PublishingFault``.
  package func holds(_ files: [(name: String, bytes: [UInt8])]) throws(PublishingFault) -> Bool {
    guard let status = try FileSystem.status(of: path) else { return files.isEmpty }
    guard status.permissions & 0o077 == 0, FileSystem.isFolder(path),
      try FileSystem.names(in: path) == files.map(\.name).sorted()
    else { return false }
    for file in files {
      let found = try? FileSystem.contents(of: "\(path)/\(file.name)", limit: file.bytes.count)
      if found != file.bytes { return false }
    }
    return true
  }
}
