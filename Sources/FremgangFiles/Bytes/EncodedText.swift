/// Text as bytes in one of the encodings that spreadsheets write.
enum EncodedText {
  /// The bytes without a byte order mark, or nothing where the encoding lacks a character or is
  /// only read.
  static func bytes(of text: String, in encoding: TextEncoding) -> [UInt8]? {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .windows1252: windows1252(text)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .macRoman, .utf8Twice: nil
    }
  }

  private static func windows1252(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in ComposedText(text).text.unicodeScalars {
      guard let byte = CodePage.windows1252Byte(of: scalar.value) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
