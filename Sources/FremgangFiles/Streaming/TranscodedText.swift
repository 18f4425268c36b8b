/// A text in UTF-16 written out as UTF-8, as ``DecodedText`` writes it, but fast where it is ASCII.
enum TranscodedText {
  /// The UTF-8 of a file that begins with a mark of UTF-16.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - limit: the most bytes that are held.
  /// - Returns: the text; nothing where the file begins otherwise, holds what spells no character, or
  ///   is too large to be held.
  /// - Throws: why the bytes cannot be read.
  static func utf8(of source: any ByteSource, atMost limit: Int) throws -> [UInt8]? {
    guard source.count % 2 == 0, source.count <= limit else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(source.count / 2 + 4)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    var highFirst: Bool?
    while offset < source.count {
      let count = try unsafe piece.withUnsafeMutableBytes { bytes in
        unsafe try source.read(at: offset, into: bytes)
      }
      // A surrogate pair is not divided: what is left of a piece is read again with the next one.
      var end = min(count, source.count - offset) & ~1
      guard end > 0 else { return nil }
      var start = 0
      if offset == 0 {
        highFirst = mark(piece)
        start = 2
      }
      guard let highFirst else { return nil }
      if offset + end < source.count, isLead(piece, end - 2, highFirst) { end -= 2 }
      guard append(piece[start..<end], highFirst, to: &text) else { return nil }
      offset += end
    }
    return text
  }

  /// Whether the high byte of a unit comes first, by the mark at the beginning.
  private static func mark(_ bytes: [UInt8]) -> Bool? {
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): false
    case (0xFE, 0xFF): true
    default: nil
    }
  }

  private static func isLead(_ bytes: [UInt8], _ index: Int, _ highFirst: Bool) -> Bool {
    index >= 0 && bytes[index + (highFirst ? 0 : 1)] & 0xFC == 0xD8
  }

  /// Appends whole characters; `false` where something spells none.
  private static func append(
    _ units: ArraySlice<UInt8>,
    _ highFirst: Bool,
    to text: inout [UInt8]
  ) -> Bool {
    // The bytes of four units that are all zero where the units are ASCII.
    let others: UInt64 = highFirst ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80
    return unsafe units.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count {
          let four = unsafe UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          )
          if four & others == 0 {
            appendASCII(highFirst ? four >> 8 : four, to: &text)
            index += 8
            continue
          }
        }
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[index...])
        guard let length = unsafe appendCharacter(rest, highFirst, to: &text) else { return false }
        index += length
      }
      return true
    }
  }

  /// Appends four characters, the first of which stands in the lowest of every two bytes.
  @inline(__always)
  private static func appendASCII(_ four: UInt64, to text: inout [UInt8]) {
    text.append(UInt8(truncatingIfNeeded: four))
    text.append(UInt8(truncatingIfNeeded: four &>> 16))
    text.append(UInt8(truncatingIfNeeded: four &>> 32))
    text.append(UInt8(truncatingIfNeeded: four &>> 48))
  }

  /// Appends the first character of `bytes`, and gives its length; nothing where there is none.
  private static func appendCharacter(
    _ bytes: UnsafeRawBufferPointer,
    _ highFirst: Bool,
    to text: inout [UInt8]
  ) -> Int? {
    func unit(_ place: Int) -> UInt16 {
      let (one, two) = unsafe (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return highFirst ? one << 8 | two : two << 8 | one
    }
    let first = unit(0)
    if first & 0xF800 != 0xD800 {
      guard let scalar = Unicode.Scalar(UInt32(first)) else { return nil }
      text += UTF8.encode(scalar).map { Array($0) } ?? []
      return 2
    }
    guard first & 0xFC00 == 0xD800, bytes.count >= 4, unit(2) & 0xFC00 == 0xDC00 else { return nil }
    let point = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(unit(2) & 0x3FF)
    guard let scalar = Unicode.Scalar(point) else { return nil }
    text += UTF8.encode(scalar).map { Array($0) } ?? []
    return 4
  }
}
