/// Writes small zip archives for tests, right or wrong in every field.
package struct ZipBuilder {
  /// One entry, stored, with what its headers say of it.
  package struct Entry {
    /// Its name in the directory.
    package var name: String
    /// Its bytes, as they are.
    package var bytes: [UInt8]
    /// The CRC-32 that its headers state.
    package var checksum: UInt32
    /// The general purpose flags.
    package var flags = 0
    /// The method that its headers state.
    package var method = 0
    /// The unpacked size that its headers state.
    package var statedSize: Int
    /// Its name in the header before its bytes.
    package var localName: String
    /// Where the directory says that the header stands; nothing for where it does.
    package var offset: Int?

    /// Creates an entry that is right in all its fields.
    package init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
      checksum = ZipBuilder.checksum(bytes)
      statedSize = bytes.count
      localName = name
    }
  }

  /// The entries.
  package var entries: [Entry]
  /// How many the directory says there are.
  package var statedCount: Int
  /// What stands after the directory.
  package var comment: [UInt8] = []
  /// Bytes before the archive, as of a program that unpacks itself.
  package var stub: [UInt8] = []

  /// Creates an archive that is right in all its fields.
  package init(_ entries: [Entry]) {
    self.entries = entries
    statedCount = entries.count
  }

  /// The archive.
  package var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let header = archive.count
      archive += [0x50, 0x4B, 3, 4] + fields(entry) + short(entry.localName.utf8.count) + short(0)
      archive += Array(entry.localName.utf8) + entry.bytes
      directory += [0x50, 0x4B, 1, 2] + short(20) + fields(entry) + short(entry.name.utf8.count)
      directory += Array(repeating: 0, count: 12) + long(entry.offset ?? header)
      directory += Array(entry.name.utf8)
    }
    let end = [0x50, 0x4B, 5, 6] + short(0) + short(0) + short(statedCount) + short(statedCount)
    let place = long(directory.count) + long(archive.count) + short(comment.count)
    return stub + archive + directory + end + place + comment
  }

  private func fields(_ entry: Entry) -> [UInt8] {
    short(20) + short(entry.flags) + short(entry.method) + short(0) + short(0)
      + long(Int(entry.checksum)) + long(entry.bytes.count) + long(entry.statedSize)
  }

  private func short(_ number: Int) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)]
  }

  private func long(_ number: Int) -> [UInt8] {
    short(number & 0xFFFF) + short(number >> 16)
  }

  /// CRC-32 bit by bit, as RFC 1952 defines it; the reader uses zlib's.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = .max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
