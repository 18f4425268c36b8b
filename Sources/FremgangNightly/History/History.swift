/// The key figures of every publication, one line an instrument: `history.csv`.
///
/// Lines are added and never changed; each bears a checksum.
public struct History: Sendable, Hashable {
  /// What was found to be damaged when a history was read.
  public enum Damage: Sendable, Hashable {
    /// The last line was torn or damaged, and has been left out.
    case lastLine(Int)
    /// A line before others is damaged, so the file is set aside as it is.
    case setAside(line: Int)
  }

  /// The entries, oldest first.
  public private(set) var entries: [HistoryEntry] = []
  /// What was found to be damaged.
  public private(set) var damage: Damage?

  static let fileName = "history.csv"
  /// What the names of histories begin with that were set aside.
  static let setAsidePrefix = "history-set-aside-"

  /// Creates an empty history.
  public init() {}

  /// Reads a history.
  ///
  /// A torn or damaged last line is left out; where another line is damaged, nothing is read, and the
  /// file is to be kept beside a new one. ``damage`` says which.
  ///
  /// - Parameter bytes: the file.
  public init(reading bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    // Texts in UTF-8 alone have lines that end in one byte; others are damaged.
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let isTorn = lines.last != ""
    if !isTorn { lines.removeLast() }
    guard lines.first == HistoryEntry.header, !isTorn || lines.count > 1 else {
      damage = isTorn && lines.count == 1 ? .lastLine(1) : .setAside(line: 1)
      return
    }
    for (number, line) in lines.enumerated().dropFirst() {
      let isLast = number == lines.count - 1
      if let entry = HistoryEntry(line: line[...]), !(isLast && isTorn) {
        entries.append(entry)
      } else if isLast {
        damage = .lastLine(number + 1)
      } else {
        entries = []
        damage = .setAside(line: number + 1)
        return
      }
    }
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
