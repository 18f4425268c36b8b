import FremgangDigests

/// A folder that exports are put into: finds them, waits until they are whole, and reads them.
///
/// Only plain files are read; a symbolic link, a pipe or a device whose name fits is refused unread.
public struct Inbox: Sendable, Hashable {
  /// Which of the files whose names fit are read.
  public enum Take: String, Sendable, Hashable, CaseIterable {
    /// All of them.
    case all
    /// The one that was modified last; of several, the last by name.
    case newest
  }

  /// A file that was read whole.
  public struct File: Sendable {
    /// Its name within the inbox.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]
    /// The SHA-256 of that.
    public let sha256: String
  }

  /// The folder's path.
  public var path: String
  /// The patterns of names.
  public var patterns = NamePattern.usual
  /// Which files are read.
  public var take = Take.all
  /// For how many seconds a file must not have changed.
  public var settle = 60
  /// How many seconds are waited for files that are being written.
  public var patience = 900

  private static let attempts = 3

  /// Creates an inbox.
  public init(path: String) {
    self.path = path
  }

  /// Reads what is in the inbox.
  ///
  /// - Parameters:
  ///   - limit: the most bytes of a file.
  ///   - clock: the time.
  ///   - log: hears of what is waited for.
  ///   - check: throws when the run is to stop.
  /// - Returns: the files, by name.
  /// - Throws: ``JobFailure`` when a file cannot be had whole.
  func files(
    atMost limit: Int,
    _ clock: NightlyClock,
    _ log: NightlyLog,
    checking check: () throws(JobFailure) -> Void
  ) throws(JobFailure) -> [File] {
    let folder = try InboxFolder(path)
    var changed = ""
    for _ in 0..<Inbox.attempts {
      let wanted = try settled(in: folder, clock, log, checking: check)
      var files: [File] = []
      var isWhole = true
      for entry in wanted where isWhole {
        switch try folder.read(entry, atMost: limit, checking: check) {
        case .read(let bytes):
          let sha256 = try SHA256.hexadecimal(of: bytes, checking: check)
          files.append(File(name: entry.name, bytes: bytes, sha256: sha256))
        case .changed:
          log.warn("file-changed-while-read", .init("file", entry.name))
          (changed, isWhole) = (entry.name, false)
        }
      }
      if isWhole { return files }
    }
    throw InboxFaults.keepsChanging(changed, attempts: Inbox.attempts)
  }

  /// The files to read, once none that fits is being written.
  private func settled(
    in folder: borrowing InboxFolder,
    _ clock: NightlyClock,
    _ log: NightlyLog,
    checking check: () throws(JobFailure) -> Void
  ) throws(JobFailure) -> [InboxEntry] {
    var watch = InboxWatch(settle: settle, patterns: patterns)
    let begun = clock.elapsed()
    var isTold = false
    while true {
      try check()
      let entries = try folder.entries()
      let fitting = entries.filter { entry in
        !TemporaryName.isOne(entry.name) && patterns.contains { $0.fits(entry.name) }
      }
      let others = fitting.filter { $0.kind != .file }
      if !others.isEmpty { throw InboxFaults.notFiles(others) }
      let written = watch.beingWritten(entries, now: clock.now(), elapsed: clock.elapsed())
      if written.isEmpty {
        tellOfLeftovers(entries, log)
        if fitting.isEmpty {
          throw InboxFaults.nothing(in: path, patterns, others: entries.count)
        }
        return chosen(fitting)
      }
      let passed = clock.elapsed() - begun
      if passed >= Double(patience) { throw InboxFaults.stillWritten(written, after: patience) }
      if !isTold {
        for entry in written { log.info("waiting-for-file", .init("file", entry.name)) }
        isTold = true
      }
      clock.wait(0.25)
    }
  }

  private func chosen(_ entries: [InboxEntry]) -> [InboxEntry] {
    switch take {
    case .all: return entries
    case .newest:
      let last = entries.max { one, other in
        let (mine, theirs) = (one.stamp, other.stamp)
        return (mine.modifiedSeconds, mine.modifiedNanoseconds, one.name)
          < (theirs.modifiedSeconds, theirs.modifiedNanoseconds, other.name)
      }
      return last.map { [$0] } ?? []
    }
  }

  private func tellOfLeftovers(_ entries: [InboxEntry], _ log: NightlyLog) {
    for entry in entries where TemporaryName.isOfExport(entry.name, patterns) {
      log.warn("unfinished-file-left-behind", .init("file", entry.name))
    }
  }
}

extension SHA256 {
  /// How many bytes are digested between two looks at whether the run is to stop.
  private static let piece = 1 << 20

  /// The digest of a large file.
  fileprivate static func hexadecimal(
    of bytes: [UInt8],
    checking check: () throws(JobFailure) -> Void
  ) throws(JobFailure) -> String {
    var digest = SHA256()
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try check()
      digest.update(Array(bytes[start..<min(start + piece, bytes.count)]))
    }
    return digest.finished()
  }
}
