import CInstruments

/// The instrument files that are part of the program.
enum BundledFiles {
  /// The files' ids, in alphabetical order.
  static let ids: [String] = (0..<fremgang_instrument_count())
    .map { unsafe String(cString: fremgang_instrument_at($0).id) }

  /// The schema that describes the files.
  static var schema: [UInt8] {
    unsafe bytes(of: fremgang_instrument_schema())
  }

  /// The bytes of the file with `id`, or nothing when there is none.
  static func bytes(of id: String) -> [UInt8]? {
    guard let index = ids.firstIndex(of: id) else { return nil }
    return unsafe bytes(of: fremgang_instrument_at(index))
  }

  private static func bytes(of file: fremgang_instrument_file) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }
}
