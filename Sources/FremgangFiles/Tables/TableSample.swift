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

  /// Which other ways of writing a table are worth trying, whatever its delimiter.
  struct Hints {
    fileprivate(set) var hasBackslashes = false
    /// Whether an apostrophe begins a line.
    fileprivate var startsLine = false
    /// The bytes after which an apostrophe stands, be it behind a space.
    fileprivate var beforeApostrophes = ByteSet()
    /// The bytes after which a space stands.
    fileprivate var beforeSpaces = ByteSet()

    /// Whether apostrophes begin fields.
    func hasApostrophes(_ delimiter: UInt8) -> Bool {
      startsLine || beforeApostrophes.contains(delimiter)
    }

    /// Whether spaces follow delimiters.
    func hasSpaces(_ delimiter: UInt8) -> Bool { beforeSpaces.contains(delimiter) }
  }

  /// Looks for apostrophes at the start of fields, backslashes before quotes, and spaces after
  /// delimiters, once for all delimiters.
  var hints: Hints {
    var hints = Hints()
    var place = start
    unsafe bytes.withUnsafeBytes { all in
      guard let first = all.baseAddress else { return }
      while place + ShortText.span <= end {
        var marks = unsafe TableSample.marks(first + place)
        while marks != 0 {
          note(place + marks.trailingZeroBitCount, in: &hints)
          marks &= marks - 1
        }
        place += ShortText.span
      }
    }
    while place < end {
      note(place, in: &hints)
      place += 1
    }
    return hints
  }

  /// Which of the next bytes are signs that ``hints`` looks for, a bit for each.
  @inline(__always)
  private static func marks(_ place: UnsafeRawPointer) -> UInt32 {
    unsafe FoundText.places(of: UInt8(ascii: " "), place)
      | FoundText.places(of: UInt8(ascii: "\""), place)
      | FoundText.places(of: UInt8(ascii: "'"), place)
  }

  @inline(__always)
  private func note(_ index: Int, in hints: inout Hints) {
    switch bytes[index] {
    case UInt8(ascii: " "): hints.beforeSpaces.insert(sign(index - 1))
    case UInt8(ascii: "\""):
      if sign(index - 1) == UInt8(ascii: "\\") { hints.hasBackslashes = true }
    case UInt8(ascii: "'"):
      let last = sign(index - 1)
      let isSpaced = last == UInt8(ascii: " ")
      hints.beforeApostrophes.insert(isSpaced ? sign(index - 2) : last)
      if last == 0x0A || last == 0x0D { hints.startsLine = true }
      if last == UInt8(ascii: "\\") { hints.hasBackslashes = true }
    default: break
    }
  }

  /// The byte at a place; whatever stands before the table ends a line.
  @inline(__always)
  private func sign(_ index: Int) -> UInt8 { index < start ? 0x0A : bytes[index] }
}
