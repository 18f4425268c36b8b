import FremgangDigests

/// A damaged history, put together again from what is left of it, from those of earlier versions, and
/// from the figures that are published.
struct HistoryRecovery {
  /// What was found in the place of the history.
  enum Found: String {
    case missing
    case emptied
    case damaged
  }

  /// What was found.
  let found: Found
  /// The lines that were found to be damaged.
  let damagedLines: [Int]
  /// What could be had.
  let history: History
  /// Whether that is the history that was published, byte for byte.
  let isWhole: Bool

  /// Puts a history together.
  ///
  /// - Parameters:
  ///   - bytes: what stands there; nothing when nothing does.
  ///   - earlier: the histories of earlier versions, oldest first.
  ///   - published: the entries of the figures that are published, made again from them.
  ///   - sha256: the digest of the history that was published.
  init(
    _ bytes: [UInt8]?,
    earlier: [[UInt8]],
    published: History,
    sha256: String?
  ) {
    found = bytes.map { $0.isEmpty ? .emptied : .damaged } ?? .missing
    let left = History(reading: bytes ?? [])
    damagedLines = left.damagedLines
    history = History(merging: earlier.map { History(reading: $0) } + [left, published])
    isWhole = SHA256.hexadecimal(of: history.bytes) == sha256
  }
}
