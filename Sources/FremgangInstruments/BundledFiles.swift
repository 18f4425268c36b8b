import CInstruments

/// The instrument files that are part of the program.
enum BundledFiles {
  /// The files' ids, in alphabetical order.
  static let ids: [String] = (0..<fremgang_instrument_count())
    .map { unsafe String(cString: fremgang_instrument_at($0).id) }

  /// The bytes of the file with `id`, or nothing when there is none.
  static func bytes(of id: String) -> [UInt8]? {
    guard let index = ids.firstIndex(of: id) else { return nil }
    let file = unsafe fremgang_instrument_at(index)
    return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }
}
