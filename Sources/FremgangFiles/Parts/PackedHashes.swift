/// Hashes as text: eight bytes each, the lowest first, in base64 (RFC 4648).
enum PackedHashes {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )
  private static let padding = UInt8(ascii: "=")

  /// The text of `hashes`.
  static func text(of hashes: [UInt64]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * 8)
    for hash in hashes {
      for shift in stride(from: 0 as UInt64, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: hash >> shift))
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.enumerated().reduce(0 as UInt32) { word, byte in
        word | UInt32(byte.element) << UInt32(16 - 8 * byte.offset)
      }
      for place in 0..<4 {
        let digit = digits[Int(word >> UInt32(18 - 6 * place) & 63)]
        text.append(place <= group.count ? digit : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The hashes that a text holds; nothing unless they are ascending, each once, and in the one form
  /// in which they are written.
  static func hashes(in text: String) -> [UInt64]? {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    let characters = Array(text.utf8)
    guard characters.count % 4 == 0 else { return nil }
    let padded = characters.reversed().prefix { $0 == padding }.count
    guard padded <= 2, (characters.count / 4 * 3 - padded) % 8 == 0 else { return nil }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(characters.count * 3 / 32)
    var (hash, bytes, word, bits): (UInt64, UInt64, UInt32, UInt32) = (0, 0, 0, 0)
    for character in characters.dropLast(padded) {
      guard let value = values[Int(character)] else { return nil }
      word = word << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      hash |= UInt64(word >> bits & 0xFF) << (8 * bytes)
      word &= 1 << bits - 1
      bytes += 1
      guard bytes == 8 else { continue }
      if let last = hashes.last, hash <= last { return nil }
      hashes.append(hash)
      (hash, bytes) = (0, 0)
    }
    return word == 0 ? hashes : nil
  }
}
