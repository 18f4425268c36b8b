/// A place in valid UTF-8 bytes that moves forward and knows its line and column.
struct JSONCursor {
  private let bytes: [UInt8]
  private(set) var offset: Int
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  var position: JSONPosition { JSONPosition(line: line, column: column) }

  /// The byte here, or nothing at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte after the one here, or nothing.
  var nextByte: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

  /// The scalar here, or nothing at the end.
  var scalar: Unicode.Scalar? {
    let rest = bytes[offset..<min(offset + 4, bytes.count)]
    return String(decoding: rest, as: UTF8.self).unicodeScalars.first
  }

  /// The bytes from `start` to here.
  func bytes(from start: Int) -> ArraySlice<UInt8> { bytes[start..<offset] }

  mutating func advance() {
    guard let byte else { return }
    offset += 1
    switch byte {
    case 0x0A:
      line += 1
      column = 1
    case 0x0D:
      // The line feed of CR LF ends the line.
      if self.byte == 0x0A { return }
      line += 1
      column = 1
    default:
      // Only the last byte of a scalar moves the column.
      if self.byte.map({ $0 & 0xC0 != 0x80 }) ?? true { column += 1 }
    }
  }

  mutating func advance(if expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    advance()
    return true
  }

  /// Moves over signs of ASCII that stand for themselves in a text in double quotes.
  mutating func skipPlainText() {
    let start = offset
    while offset < bytes.count, (0x20..<0x7F).contains(bytes[offset]),
      bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\")
    {
      offset += 1
    }
    column += offset - start
  }

  mutating func skipBlanks() {
    let start = offset
    while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    column += offset - start
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { advance() }
  }
}
