/// In what pieces a table is read in passing; the outcome does not depend on it, only the time.
package struct ReadingPieces: Sendable {
  /// Parts smaller than this are not worth a thread.
  package var leastPart = 4 << 20
  /// How many bytes are read at a time, unless a row is longer.
  package var piece = 1 << 18
  /// Tables below this size are taken in smaller pieces, which stay in the nearest memory.
  package var smallTable = 1 << 19
  /// How many bytes are opened first; more where they do not show all rows of the sample.
  package var firstLook = 1 << 16
  /// How many bytes beyond the sample are opened, so that all rows of the sample end in them.
  package var beyondSample = 1 << 16
  /// Tables from this size on are kept in more partitions, so that each stays in the nearest memory.
  package var largeTable = 8 << 20
  /// Of tables from this size on the memory is given back to the system while they are counted; others are counted
  /// faster.
  package var hugeTable = 512 << 20

  /// Whether vectors of 64 bytes are used where the processor has them.
  package var usesWideVectors = true

  /// Creates the pieces that are read fastest.
  package init() {}

  /// How many bytes of a table are read at a time, unless a row is longer.
  func pieceBytes(ofTable bytes: Int) -> Int {
    bytes < smallTable ? min(piece, 1 << 14) : piece
  }

  /// How memory is taken for the records of a partition.
  struct Memory: Sendable {
    /// About how much at a time.
    var blockBytes: Int
    var isOfLargePages: Bool
  }

  /// How memory is taken for a table.
  func memory(ofTable bytes: Int) -> Memory {
    if bytes < largeTable { return Memory(blockBytes: 1 << 10, isOfLargePages: false) }
    return bytes < hugeTable
      ? Memory(blockBytes: 1 << 13, isOfLargePages: true)
      : Memory(blockBytes: 1 << 18, isOfLargePages: false)
  }
}
