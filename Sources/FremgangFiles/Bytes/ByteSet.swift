/// A set of bytes.
struct ByteSet {
  private var words = SIMD4<UInt64>()

  /// Every byte.
  static let all = ByteSet(words: SIMD4(repeating: .max))

  mutating func insert(_ byte: UInt8) {
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }
}
