/// How much an archive may unpack to before it is taken for hostile.
package struct ArchiveLimits: Sendable, Hashable {
  /// The most bytes that come out of all archives together.
  package var unpackedBytes: Int
  /// The most bytes that come out of one that went in, beyond the first ``ratioFreeBytes``.
  package var ratio: Int
  /// The most entries of one archive.
  package var entries: Int

  /// So much may come out of a stream whatever went in: small files of equal rows pack well.
  package static let ratioFreeBytes = 1 << 24

  /// Creates limits.
  package init(unpackedBytes: Int = 1 << 30, ratio: Int = 250, entries: Int = 10_000) {
    self.unpackedBytes = unpackedBytes
    self.ratio = ratio
    self.entries = entries
  }
}
