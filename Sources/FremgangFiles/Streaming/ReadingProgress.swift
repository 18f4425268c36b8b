/// How far the reading of a table in pieces has come.
package enum ReadingProgress: Sendable {
  /// So many bytes are to be read, from the beginning, perhaps for the second time.
  case begun(bytes: Int)
  /// So many more bytes were read, and so many lines.
  case read(bytes: Int, lines: Int)

  /// Hears of the progress, from several threads at a time.
  package typealias Listener = @Sendable (ReadingProgress) -> Void
}
