/// Text as bytes in one of the encodings that spreadsheets write.
enum EncodedText {
  /// The bytes without a byte order mark, or nothing where the encoding lacks a character or is
  /// only read.
  static func bytes(of text: String, in encoding: TextEncoding) -> [UInt8]? {
    if encoding == .utf8 { return Array(text.utf8) }
    if encoding == .windows1252 { return windows1252(text) }
    let units = text.utf16.map { (low: UInt8($0 & 0xFF), high: UInt8($0 >> 8)) }
    if encoding == .utf16LittleEndian { return units.flatMap { [$0.low, $0.high] } }
    return encoding == .utf16BigEndian ? units.flatMap { [$0.high, $0.low] } : nil
  }

  private static func windows1252(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in ComposedText(text).text.unicodeScalars {
      switch scalar.value {
      case ..<0x80, 0xA0...0xFF: bytes.append(UInt8(scalar.value))
      default:
        guard let byte = special[scalar.value] else { return nil }
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static let special: [UInt32: UInt8] = {
    var bytes: [UInt32: UInt8] = [:]
    for (offset, point) in DecodedText.windows1252.enumerated() where point != 0 {
      bytes[point] = UInt8(0x80 + offset)
    }
    return bytes
  }()
}
