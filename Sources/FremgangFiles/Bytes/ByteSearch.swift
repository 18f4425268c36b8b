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
