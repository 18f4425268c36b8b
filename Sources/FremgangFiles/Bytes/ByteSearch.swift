/// Looks for bytes in others.
package enum ByteSearch {
  /// Whether `wanted` stands anywhere in `bytes`.
  static func holds(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for index in 0...(bytes.count - wanted.count)
    where bytes[index] == first && bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
      return true
    }
    return false
  }

  /// Whether one text stands anywhere in another, byte for byte.
  ///
  /// `contains` would do, but comes with the standard library's regular expressions, with which the
  /// program would be linked.
  static func holds(_ wanted: String, in text: String) -> Bool {
    holds(Array(wanted.utf8), in: Array(text.utf8))
  }

  /// How often a byte stands in others.
  package static func count(of byte: UInt8, in bytes: [UInt8]) -> Int {
    var count = 0
    var place = 0
    unsafe bytes.withUnsafeBytes { all in
      guard let first = all.baseAddress else { return }
      while place + ShortText.span <= bytes.count {
        count += unsafe FoundText.places(of: byte, first + place).nonzeroBitCount
        place += ShortText.span
      }
    }
    return count + bytes[place...].count { $0 == byte }
  }
}

extension [UInt8] {
  /// Marks which of the eight bytes from `index` on are `sign`, or no greater than `greatest`, which is
  /// below 0x7F; exact at the lowest mark.
  @inline(__always)
  func marks(of sign: UInt8, orUpTo greatest: UInt8, at index: Int) -> UInt64 {
    unsafe withUnsafeBytes { all in
      let word = unsafe UInt64(
        littleEndian: all.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      )
      return ByteWords.zeros(word ^ ByteWords.filled(with: sign))
        | ByteWords.below(greatest + 1, word)
    }
  }
}
