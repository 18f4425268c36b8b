/// The key figures of every publication, one line an instrument: `history.csv`.
///
/// Lines are added and never changed; each bears a checksum.
public struct History: Sendable, Hashable {
  /// The entries, oldest first.
  public private(set) var entries: [HistoryEntry] = []
  /// The numbers of the lines that were found to be torn or damaged and were left out, from 1, the
  /// header's.
  public private(set) var damagedLines: [Int] = []

  static let fileName = "history.csv"
  /// What the names of damaged histories begin with that are kept to be looked at.
  static let setAsidePrefix = "history-set-aside-"

  /// Creates an empty history.
  public init() {}

  /// Reads a history; lines that are torn or damaged are left out.
  ///
  /// - Parameter bytes: the file.
  public init(reading bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    // Texts in UTF-8 alone have lines that end in one byte; others are damaged.
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let isTorn = lines.last != ""
    if !isTorn { lines.removeLast() }
    for (number, line) in lines.enumerated() {
      let isTornHere = isTorn && number == lines.count - 1
      if number == 0, line == HistoryEntry.header, !isTornHere { continue }
      if number > 0, !isTornHere, let entry = HistoryEntry(line: line[...]) {
        entries.append(entry)
      } else {
        damagedLines.append(number + 1)
      }
    }
  }

  /// All that several histories hold, each instrument of each version once.
  ///
  /// - Parameter histories: the histories; where two say something else of one version, the first
  ///   counts.
  public init(merging histories: [History]) {
    var seen: Set<[String]> = []
    let all = histories.flatMap(\.entries).filter { entry in
      seen.insert(["\(entry.version)", entry.instrument]).inserted
    }
    entries = all.enumerated()
      .sorted { ($0.element.version, $0.offset) < ($1.element.version, $1.offset) }
      .map(\.element)
  }

  /// Adds entries.
  public mutating func append(_ more: [HistoryEntry]) {
    entries += more
  }

  /// The file.
  public var bytes: [UInt8] {
    Array(([HistoryEntry.header] + entries.map(\.line)).map { $0 + "\n" }.joined().utf8)
  }
}
