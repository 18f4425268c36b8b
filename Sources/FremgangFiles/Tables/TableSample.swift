/// The beginning of a table, from which its dialect is found.
struct TableSample {
  let bytes: [UInt8]
  /// Where the table begins, and on which line.
  let start: Int
  let line: Int
  /// Where the sample ends.
  let end: Int
  let limits: ReadingLimits

  init(_ bytes: [UInt8], start: Int, line: Int, limits: ReadingLimits) {
    self.bytes = bytes
    self.start = start
    self.line = line
    self.limits = limits
    end = limits.bytesSampled < bytes.count - start ? start + limits.bytesSampled : bytes.count
  }

  /// Whether the table goes on after the sample.
  var isCut: Bool { end < bytes.count }

  /// A tokenizer that stands at the beginning and does not leave the sample.
  func records(_ syntax: CSVSyntax) -> CSVTokenizer {
    CSVTokenizer(bytes, start: start, end: end, line: line, syntax: syntax, limits: limits)
  }

  /// Which other ways of writing a table are worth trying.
  struct Hints {
    var hasApostrophes = false
    var hasBackslashes = false
    var hasSpaces = false
  }

  /// Looks for apostrophes at the start of fields, backslashes before quotes, and spaces after
  /// delimiters.
  func hints(_ delimiter: UInt8) -> Hints {
    var hints = Hints()
    let (bytes, start, end) = (bytes, start, end)
    // Whatever stands before the table ends a line.
    func sign(_ index: Int) -> UInt8 { index < start ? 0x0A : bytes[index] }
    var next = start
    while next < end {
      let (index, byte) = (next, bytes[next])
      next += 1
      // Nothing looked for is worth more than an apostrophe.
      if byte > UInt8(ascii: "'") { continue }
      switch byte {
      case UInt8(ascii: "'"):
        let last = sign(index - 1)
        let starts = last == UInt8(ascii: " ") ? sign(index - 2) == delimiter : last == delimiter
        if starts || last == 0x0A || last == 0x0D { hints.hasApostrophes = true }
        if last == UInt8(ascii: "\\") { hints.hasBackslashes = true }
      case UInt8(ascii: "\""):
        if sign(index - 1) == UInt8(ascii: "\\") { hints.hasBackslashes = true }
      case UInt8(ascii: " "):
        if sign(index - 1) == delimiter { hints.hasSpaces = true }
      default: break
      }
    }
    return hints
  }
}
