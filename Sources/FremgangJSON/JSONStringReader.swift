/// Reads a text in double quotes and resolves its escapes.
enum JSONStringReader {
  static func read(_ cursor: inout JSONCursor) throws(JSONSyntaxFault) -> String {
    cursor.advance()
    var resolved: [UInt8] = []
    var plain = cursor.offset
    cursor.skipPlainText()
    if cursor.byte == UInt8(ascii: "\"") {
      let text = String(decoding: cursor.bytes(from: plain), as: UTF8.self)
      cursor.advance()
      return text
    }
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: "\""):
        resolved += cursor.bytes(from: plain)
        cursor.advance()
        return String(decoding: resolved, as: UTF8.self)
      case UInt8(ascii: "\\"):
        resolved += cursor.bytes(from: plain)
        let scalar = try escape(&cursor)
        resolved += Array(String(Character(scalar)).utf8)
        plain = cursor.offset
      case 0x00..<0x20:
        throw JSONSyntaxFault(kind: .controlCharacter, position: cursor.position)
      default: cursor.advance()
      }
    }
    let kind = JSONSyntaxFault.Kind.unexpectedEnd(expected: "a closing quote")
    throw JSONSyntaxFault(kind: kind, position: cursor.position)
  }

  private static func escape(_ cursor: inout JSONCursor) throws(JSONSyntaxFault) -> Unicode.Scalar {
    let start = cursor.position
    cursor.advance()
    let letter = cursor.byte
    cursor.advance()
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(&cursor, at: start)
    default: throw JSONSyntaxFault(kind: .unknownEscape, position: start)
    }
  }

  private static func unicodeEscape(
    _ cursor: inout JSONCursor,
    at start: JSONPosition
  ) throws(JSONSyntaxFault) -> Unicode.Scalar {
    let first = try hexadecimal(&cursor, at: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isHigh = (0xD800..<0xDC00).contains(first)
    guard isHigh, cursor.byte == UInt8(ascii: "\\"), cursor.nextByte == UInt8(ascii: "u") else {
      throw JSONSyntaxFault(kind: .loneSurrogate, position: start)
    }
    cursor.advance()
    cursor.advance()
    let second = try hexadecimal(&cursor, at: start)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw JSONSyntaxFault(kind: .loneSurrogate, position: start) }
    return scalar
  }

  private static func hexadecimal(
    _ cursor: inout JSONCursor,
    at start: JSONPosition
  ) throws(JSONSyntaxFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = cursor.byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONSyntaxFault(kind: .unknownEscape, position: start)
      }
      value = value * 16 + UInt32(digit)
      cursor.advance()
    }
    return value
  }
}
