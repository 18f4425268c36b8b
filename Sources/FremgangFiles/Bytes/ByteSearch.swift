/// Looks for a run of bytes in others.
enum ByteSearch {
  /// Whether `wanted` stands anywhere in `bytes`.
  static func holds(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for index in 0...(bytes.count - wanted.count)
    where bytes[index] == first && bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
      return true
    }
    return false
  }
}

extension [UInt8] {
  /// Whether the eight bytes from `index` on are all greater than `byte`, which is below 0x80.
  func holdsOnlyGreater(than byte: UInt8, at index: Int) -> Bool {
    unsafe withUnsafeBytes { all in
      let word = unsafe all.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      return ByteWords.below(byte + 1, word) == 0
    }
  }
}
