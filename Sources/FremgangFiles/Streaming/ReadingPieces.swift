/// In what pieces a table is read in passing; the outcome does not depend on it, only the time.
package struct ReadingPieces: Sendable {
  /// Parts smaller than this are not worth a thread.
  package var leastPart = 4 << 20
  /// How many bytes are read at a time, unless a row is longer.
  package var piece = 1 << 18
  /// How many bytes beyond the sample are opened, so that all rows of the sample end in them.
  package var beyondSample = 1 << 16
  /// Tables from this size on are kept in more partitions, so that each stays in the nearest memory.
  package var largeTable = 8 << 20

  /// Creates the pieces that are read fastest.
  package init() {}
}
