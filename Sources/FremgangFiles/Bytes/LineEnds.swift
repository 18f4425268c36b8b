/// How the lines of a text end.
package struct LineEnds: Sendable, Hashable {
  /// Lines that end with CR and LF.
  package var carriageReturnLineFeed = 0
  /// Lines that end with LF alone.
  package var lineFeed = 0
  /// Lines that end with CR alone.
  package var carriageReturn = 0

  /// How many of the three kinds occur.
  package var kinds: Int {
    (carriageReturnLineFeed > 0 ? 1 : 0) + (lineFeed > 0 ? 1 : 0) + (carriageReturn > 0 ? 1 : 0)
  }

  /// The kinds by name, such as `CRLF`; empty for a text of one line.
  package var title: String {
    var names: [String] = []
    if carriageReturnLineFeed > 0 { names.append("CRLF") }
    if lineFeed > 0 { names.append("LF") }
    if carriageReturn > 0 { names.append("CR") }
    return names.joined(by: " and ")
  }

  /// Those that came after others of these.
  func without(_ others: LineEnds) -> LineEnds {
    LineEnds(
      carriageReturnLineFeed: carriageReturnLineFeed - others.carriageReturnLineFeed,
      lineFeed: lineFeed - others.lineFeed,
      carriageReturn: carriageReturn - others.carriageReturn
    )
  }

  /// Counts the line ends in a run of bytes; a CR at its end counts even if LF follows the run.
  static func count(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var followsReturn = false
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && !followsReturn) { count += 1 }
      followsReturn = byte == 0x0D
    }
    return count
  }
}
