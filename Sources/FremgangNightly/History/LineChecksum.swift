/// The CRC-32 of a line (ISO 3309, as in gzip and PNG): finds what a disk or a hand has changed.
enum LineChecksum {
  /// The checksum of `text` in UTF-8, as eight lower-case hexadecimal digits.
  static func of(_ text: some StringProtocol) -> String {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in text.utf8 {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    let digits = String(remainder ^ 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
