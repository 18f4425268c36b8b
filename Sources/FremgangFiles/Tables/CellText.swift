/// Bytes of a table read as text: trimmed, compared, spelled out.
package enum CellText {
  private static let quote = UInt8(ascii: "\"")

  /// The part of `range` without blanks at either end: spaces, tabs, line breaks and no-break
  /// spaces.
  package static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      if isBlank(bytes[start]) {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isBlank(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The text of a field, doubled quotes made single.
  package static func text(of cell: CSVCell, in bytes: [UInt8]) -> String {
    guard cell.hasDoubledQuotes else {
      return String(decoding: bytes[cell.range], as: UTF8.self)
    }
    var plain: [UInt8] = []
    var index = cell.start
    while index < cell.end {
      plain.append(bytes[index])
      index += bytes[index] == quote ? 2 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The text of a field without blanks at either end.
  package static func trimmedText(of cell: CSVCell, in bytes: [UInt8]) -> String {
    var cell = cell
    let range = trimmed(cell.range, in: bytes)
    (cell.start, cell.end) = (range.lowerBound, range.upperBound)
    return text(of: cell, in: bytes)
  }

  /// `text` as labels are compared: without case, and with every run of blanks as one space.
  package static func folded(_ text: String) -> String {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "\u{A0}" }
    return words.joined(separator: " ")
  }
}
