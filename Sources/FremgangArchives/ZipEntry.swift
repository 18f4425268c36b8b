/// One file in a zip archive, as the archive's directory describes it.
package struct ZipEntry: Sendable, Hashable {
  /// Its name as data: it may lead anywhere, and nothing is ever written under it.
  package let name: String
  /// How many bytes come out of it.
  package let unpackedSize: Int
  /// Whether it needs a password.
  package let isEncrypted: Bool
  /// How it is packed: 0 as it is, 8 deflated.
  package let method: Int
  let checksum: UInt32
  /// Where its packed bytes stand.
  let data: Range<Int>
  /// Where its header and its packed bytes stand.
  let extent: Range<Int>

  /// Whether it stands for a folder.
  package var isFolder: Bool { name.hasSuffix("/") }
}
