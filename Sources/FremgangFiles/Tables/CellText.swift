import FremgangKit

/// Bytes of a table read as text: trimmed, compared, spelled out.
package enum CellText {
  /// The part of `range` without blanks at either end: spaces of every width, tabs, line breaks and
  /// characters that show nothing, such as a byte order mark.
  package static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    // Nearly all fields begin and end with a sign of ASCII.
    if !range.isEmpty, (0x21..<0x80).contains(bytes[range.lowerBound]),
      (0x21..<0x80).contains(bytes[range.upperBound - 1])
    {
      return range
    }
    return trimmedClosely(range, in: bytes)
  }

  private static func trimmedClosely(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      if isBlank(bytes[start]) {
        start += 1
      } else if bytes[start] < 0x80 {
        break
      } else {
        let length = blankLength(from: start, to: end, bytes)
        if length == 0 { break }
        start += length
      }
    }
    while start < end {
      if isBlank(bytes[end - 1]) {
        end -= 1
      } else if bytes[end - 1] < 0x80 {
        break
      } else if end - start >= 2, blankLength(from: end - 2, to: end, bytes) == 2 {
        end -= 2
      } else if end - start >= 3, blankLength(from: end - 3, to: end, bytes) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The bytes of the blank beyond ASCII that begins at `start`, or 0: the no-break space, the spaces
  /// of U+2000 to U+200A, U+202F and U+3000, and U+200B to U+200D, U+2060 and U+FEFF, which show
  /// nothing.
  static func blankLength(from start: Int, to end: Int, _ bytes: [UInt8]) -> Int {
    guard end - start >= 2 else { return 0 }
    if bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { return 2 }
    guard end - start >= 3 else { return 0 }
    switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
    case (0xE2, 0x80, 0x80...0x8D), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// The text of a field, escaped quotes as they are meant.
  package static func text(of cell: CSVCell, in bytes: [UInt8]) -> String {
    guard cell.escape != 0, cell.start > 0 else {
      return String(decoding: bytes[cell.range], as: UTF8.self)
    }
    let quote = bytes[cell.start - 1]
    var plain: [UInt8] = []
    var index = cell.start
    while index < cell.end {
      if bytes[index] == cell.escape, index + 1 < cell.end,
        bytes[index + 1] == quote || bytes[index + 1] == cell.escape
      {
        index += 1
      }
      plain.append(bytes[index])
      index += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The text of a field without blanks at either end.
  package static func trimmedText(of cell: CSVCell, in bytes: [UInt8]) -> String {
    if cell.escape == 0 {
      return String(decoding: bytes[trimmed(cell.range, in: bytes)], as: UTF8.self)
    }
    let text = Array(text(of: cell, in: bytes).utf8)
    return String(decoding: text[trimmed(0..<text.count, in: text)], as: UTF8.self)
  }

  /// `text` as labels are compared: without case, with every run of blanks as one space, and without
  /// characters that show nothing.
  package static func folded(_ text: String) -> String {
    text.folded
  }
}
