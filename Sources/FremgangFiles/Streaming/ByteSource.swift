/// Bytes that can be read from any place, a piece at a time: a file, or bytes in memory.
///
/// A source is read by several threads at once and must not change meanwhile.
package protocol ByteSource: Sendable {
  /// How many bytes there are.
  var count: Int { get }

  /// Fills `buffer` from its start with the bytes from `offset` on.
  ///
  /// - Parameters:
  ///   - offset: the place of the first byte, from 0 to ``count``.
  ///   - buffer: where they go.
  /// - Returns: how many bytes there were; fewer than the buffer holds only at the end.
  /// - Throws: why they cannot be read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes in memory as a source.
package struct BytesInMemory: ByteSource {
  package let bytes: [UInt8]

  /// Takes bytes for a source.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package var count: Int { bytes.count }

  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = max(0, min(buffer.count, bytes.count - offset))
    if length > 0 { unsafe buffer.copyBytes(from: bytes[offset..<offset + length]) }
    return length
  }
}
