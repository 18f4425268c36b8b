/// Watches the files of an inbox, to tell which of them are being written.
///
/// A file is whole when it was modified longer ago than the time to settle, or has not changed while it
/// was watched for that long: the latter holds where the clock was set back or the file bears a date to
/// come.
struct InboxWatch {
  let settle: Int
  let patterns: [NamePattern]
  private var seen: [String: (stamp: InboxEntry.Stamp, since: Double)] = [:]

  init(settle: Int, patterns: [NamePattern]) {
    self.settle = settle
    self.patterns = patterns
  }

  /// The files, or the temporary ones that are to become files, that are not known to be whole.
  mutating func beingWritten(
    _ entries: [InboxEntry],
    now: Int,
    elapsed: Double
  ) -> [InboxEntry] {
    guard settle > 0 else { return [] }
    return entries.filter { entry in
      guard entry.kind == .file, isOfInterest(entry.name) else { return false }
      let (age, overflow) = now.subtractingReportingOverflow(entry.stamp.modifiedSeconds)
      if !overflow, age >= settle { return false }
      if let last = seen[entry.name], last.stamp == entry.stamp {
        return elapsed - last.since < Double(settle)
      }
      seen[entry.name] = (entry.stamp, elapsed)
      return true
    }
  }

  private func isOfInterest(_ name: String) -> Bool {
    TemporaryName.isOne(name)
      ? TemporaryName.isOfExport(name, patterns) : patterns.contains { $0.fits(name) }
  }
}

/// The names that programs give to files which they have not finished.
enum TemporaryName {
  private static let ends = [
    ".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".download", ".upload",
    ".swp",
    "~",
  ]

  /// Whether a file with this name is unfinished, or is there by the way.
  static func isOne(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(".") || name.hasPrefix("~$") || ends.contains { name.hasSuffix($0) }
  }

  /// Whether a file with this name is to become one whose name fits a pattern.
  static func isOfExport(_ name: String, _ patterns: [NamePattern]) -> Bool {
    guard isOne(name) else { return false }
    var core = name[...]
    while core.hasPrefix(".") || core.hasPrefix("~$") {
      core = core.dropFirst(core.hasPrefix(".") ? 1 : 2)
    }
    if let end = ends.first(where: { core.lowercased().hasSuffix($0) }) {
      core = core.dropLast(end.count)
    }
    // rsync adds a dot and six characters.
    let withoutLast = core.lastIndex(of: ".").map { core[..<$0] } ?? core
    return patterns.contains { $0.fits(String(core)) || $0.fits(String(withoutLast)) }
  }
}
