import CZlib

/// One stream of deflated bytes as it is unpacked, a piece at a time.
@safe final class Inflater {
  /// What stands around the deflated bytes.
  enum Wrapping {
    case none
    case gzip
  }

  /// How unpacking came to an end.
  enum Ending: Hashable {
    /// The stream is complete; the next byte stands at the offset.
    case finished(at: Int)
    /// Whoever took the pieces wants no more.
    case stopped
  }

  private static let pieceSize = 1 << 16
  private static let mostInput = 1 << 20

  private let stream: UnsafeMutablePointer<z_stream>
  private var piece = [UInt8](repeating: 0, count: Inflater.pieceSize)

  init(_ wrapping: Wrapping) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // zlib.h: negative bits for bare deflate; 16 more for a gzip header.
    let bits = wrapping == .none ? -MAX_WBITS : MAX_WBITS + 16
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status = unsafe inflateInit2_(stream, bits, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib has no memory or is of another version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks one stream.
  ///
  /// - Parameters:
  ///   - bytes: what holds the stream.
  ///   - range: where it begins, and where it must have ended.
  ///   - allowance: how much may come out.
  ///   - sink: takes each piece; `false` when it wants no more.
  /// - Returns: how it ended.
  /// - Throws: what is wrong with the stream, or the limit that it passes.
  func unpack(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    _ allowance: inout UnpackingAllowance,
    into sink: (ArraySlice<UInt8>) -> Bool
  ) throws(ArchiveFault) -> Ending {
    var position = range.lowerBound
    var unpacked = 0
    while true {
      let step = step(bytes, position..<range.upperBound)
      position += step.consumed
      unpacked += step.produced
      if step.produced > 0 {
        try allowance.take(step.produced, unpacked: unpacked, packed: position - range.lowerBound)
        guard sink(piece[..<step.produced]) else { return .stopped }
      }
      switch step.status {
      case Z_STREAM_END: return .finished(at: position)
      case Z_OK, Z_BUF_ERROR:
        if step.consumed == 0, step.produced == 0 { throw .truncated }
      default: throw .checksum
      }
    }
  }

  private func step(
    _ bytes: [UInt8],
    _ range: Range<Int>
  ) -> (status: Int32, consumed: Int, produced: Int) {
    let offered = min(range.count, Inflater.mostInput)
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe piece.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress?.advanced(by: range.lowerBound)
        )
        unsafe stream.pointee.avail_in = uInt(offered)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = uInt(Inflater.pieceSize)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let left = unsafe (Int(stream.pointee.avail_in), Int(stream.pointee.avail_out))
    return (status, offered - left.0, Inflater.pieceSize - left.1)
  }
}
