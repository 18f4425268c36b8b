/// The offset of the first byte that belongs to no valid UTF-8 sequence, or nothing.
///
/// Overlong forms, surrogates and values beyond U+10FFFF are invalid (RFC 3629).
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  var index = 0
  while index < bytes.count {
    if bytes[index] < 0x80 {
      index += isASCII(eightBytesFrom: index, in: bytes) ? 8 : 1
      continue
    }
    guard let length = lengthOfSequence(at: index, in: bytes) else { return index }
    index += length
  }
  return nil
}

/// Whether eight bytes follow and all of them are ASCII.
private func isASCII(eightBytesFrom index: Int, in bytes: [UInt8]) -> Bool {
  guard index + 8 <= bytes.count else { return false }
  let word = unsafe bytes.withUnsafeBytes {
    unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }
  return word & 0x8080_8080_8080_8080 == 0
}

private func lengthOfSequence(at index: Int, in bytes: [UInt8]) -> Int? {
  let lead = bytes[index]
  // The second byte is where overlong forms, surrogates and values beyond U+10FFFF show.
  let (length, second): (Int, ClosedRange<UInt8>) =
    switch lead {
    case 0x00...0x7F: (1, 0x80...0xBF)
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: (0, 0x80...0xBF)
    }
  guard length > 0, index + length <= bytes.count else { return nil }
  if length > 1 {
    guard second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
  }
  return length
}
