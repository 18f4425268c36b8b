import FremgangKit

/// A text in UTF-16 written out as UTF-8, as ``DecodedText`` writes it, but fast where it is ASCII.
enum TranscodedText {
  /// The UTF-8 of a file that begins with a mark of UTF-16.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - limit: the most bytes that are held.
  ///   - threads: how many may write out pieces of it side by side.
  ///   - pieceBytes: how many bytes a piece has, an even number.
  /// - Returns: the text; nothing where the file begins otherwise, holds what spells no character, or
  ///   is too large to be held.
  /// - Throws: why the bytes cannot be read.
  static func utf8(
    of source: any ByteSource,
    atMost limit: Int,
    threads: Int,
    pieceBytes: Int = 1 << 20
  ) throws -> PiecesInMemory? {
    guard source.count % 2 == 0, source.count <= limit,
      let highFirst = mark(try bytes(of: source, 0..<2))
    else { return nil }
    let pieces = (source.count - 2 + pieceBytes - 1) / pieceBytes
    let written = Workers.map(pieces, threads: threads) { piece in
      let start = 2 + piece * pieceBytes
      return Result {
        try utf8(of: source, start..<min(start + pieceBytes, source.count), highFirst)
      }
    }
    var texts: [[UInt8]] = []
    for text in written {
      guard let text = try text.get() else { return nil }
      texts.append(text)
    }
    return PiecesInMemory(texts)
  }

  /// The characters that begin in a range of the file; nothing where something spells none.
  private static func utf8(
    of source: any ByteSource,
    _ range: Range<Int>,
    _ highFirst: Bool
  ) throws -> [UInt8]? {
    // A surrogate pair belongs to the piece that it begins in.
    let wanted = range.lowerBound..<min(range.upperBound + 2, source.count)
    let units = try bytes(of: source, wanted)
    guard units.count == wanted.count else { return nil }
    let start = range.lowerBound > 2 && isTrail(units, 0, highFirst) ? 2 : 0
    let isPair = units.count > range.count && isTrail(units, range.count, highFirst)
    return append(units[start..<range.count + (isPair ? 2 : 0)], highFirst)
  }

  /// The bytes of a range of the file, or fewer where it ends before.
  private static func bytes(of source: any ByteSource, _ range: Range<Int>) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: range.count) { all, count in
      while count < range.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: all[count...])
        )
        let read = unsafe try source.read(at: range.lowerBound + count, into: rest)
        if read == 0 { return }
        count += read
      }
    }
  }

  /// Whether the high byte of a unit comes first, by the mark at the beginning.
  private static func mark(_ bytes: [UInt8]) -> Bool? {
    switch bytes {
    case [0xFF, 0xFE]: false
    case [0xFE, 0xFF]: true
    default: nil
    }
  }

  private static func isTrail(_ bytes: [UInt8], _ index: Int, _ highFirst: Bool) -> Bool {
    bytes[index + (highFirst ? 0 : 1)] & 0xFC == 0xDC
  }

  /// Whole characters; nothing where something spells none.
  private static func append(_ units: ArraySlice<UInt8>, _ highFirst: Bool) -> [UInt8]? {
    var isSound = true
    // No unit takes more than three bytes.
    let text = unsafe [UInt8](unsafeUninitializedCapacity: units.count / 2 * 3) { text, count in
      unsafe units.withUnsafeBytes { bytes in
        var index = 0
        while index < bytes.count {
          if index + 32 <= bytes.count {
            let target = unsafe UnsafeMutableRawBufferPointer(text).baseAddress.unsafelyUnwrapped
            let place = unsafe bytes.baseAddress.unsafelyUnwrapped + index
            if unsafe writeASCII(place, highFirst, to: target + count) {
              index += 32
              count += 16
              continue
            }
          }
          let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[index...])
          guard let (scalar, length) = unsafe character(rest, highFirst) else {
            isSound = false
            return
          }
          for byte in UTF8.encode(scalar) ?? .init() {
            unsafe text[count] = byte
            count += 1
          }
          index += length
        }
      }
    }
    return isSound ? text : nil
  }

  /// Writes sixteen characters, where all of them are ASCII.
  @inline(__always)
  private static func writeASCII(
    _ place: UnsafeRawPointer,
    _ highFirst: Bool,
    to target: UnsafeMutableRawPointer
  ) -> Bool {
    var units = unsafe place.loadUnaligned(as: SIMD16<UInt16>.self)
    if highFirst { units = units &>> 8 | units &<< 8 }
    let others = unsafe unsafeBitCast(units & 0xFF80, to: SIMD4<UInt64>.self)
    guard others[0] | others[1] | others[2] | others[3] == 0 else { return false }
    unsafe target.storeBytes(
      of: SIMD16<UInt8>(truncatingIfNeeded: units),
      as: SIMD16<UInt8>.self
    )
    return true
  }

  /// The first character of `bytes` with its length; nothing where there is none.
  private static func character(
    _ bytes: UnsafeRawBufferPointer,
    _ highFirst: Bool
  ) -> (Unicode.Scalar, Int)? {
    func unit(_ place: Int) -> UInt16 {
      let (one, two) = unsafe (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return highFirst ? one << 8 | two : two << 8 | one
    }
    let first = unit(0)
    if first & 0xF800 != 0xD800 { return Unicode.Scalar(UInt32(first)).map { ($0, 2) } }
    guard first & 0xFC00 == 0xD800, bytes.count >= 4, unit(2) & 0xFC00 == 0xDC00 else { return nil }
    let point = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(unit(2) & 0x3FF)
    return Unicode.Scalar(point).map { ($0, 4) }
  }
}

/// Bytes in memory in several pieces as a source.
struct PiecesInMemory: ByteSource {
  private let pieces: [[UInt8]]
  /// By piece, how many bytes stand before it.
  private let starts: [Int]
  let count: Int

  init(_ pieces: [[UInt8]]) {
    var count = 0
    starts = pieces.map { piece in
      defer { count += piece.count }
      return count
    }
    self.pieces = pieces
    self.count = count
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let end = min(offset + buffer.count, count)
    // The last piece that begins at `offset` or before.
    var (place, piece) = (offset, starts.ascendingCount(below: offset + 1) - 1)
    while place < end {
      let start = place - starts[piece]
      let length = min(pieces[piece].count - start, end - place)
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[(place - offset)...])
      unsafe rest.copyBytes(from: pieces[piece][start..<start + length])
      place += length
      piece += 1
    }
    return max(0, end - offset)
  }
}
