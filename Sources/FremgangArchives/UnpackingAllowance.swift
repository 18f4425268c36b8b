/// What is left of the limits while archives are unpacked one after the other.
package struct UnpackingAllowance: Sendable {
  /// The limits that it began with.
  package let limits: ArchiveLimits
  /// How many bytes have come out so far.
  package private(set) var unpackedBytes = 0

  /// Creates an allowance of which nothing is used.
  package init(_ limits: ArchiveLimits = ArchiveLimits()) {
    self.limits = limits
  }

  /// Counts `count` more bytes.
  ///
  /// - Parameters:
  ///   - count: how many bytes came out just now.
  ///   - unpacked: how many have come out of this stream, those included.
  ///   - packed: how many have gone into it.
  /// - Throws: the limit that is passed.
  mutating func take(
    _ count: Int,
    unpacked: Int,
    packed: Int
  ) throws(ArchiveFault) {
    unpackedBytes += count
    if unpackedBytes > limits.unpackedBytes {
      throw .tooLarge(limit: limits.unpackedBytes)
    }
    if unpacked > ArchiveLimits.ratioFreeBytes, unpacked / max(packed, 1) > limits.ratio {
      throw .packedTooTightly(limit: limits.ratio)
    }
  }
}
