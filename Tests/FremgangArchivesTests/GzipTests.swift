import FremgangArchives
import Testing

@Suite(.timeLimit(.minutes(1))) struct GzipTests {
  /// What `printf 'id;a\n1;2\n' | gzip -n` writes.
  static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x4C, 0xB1, 0x4E, 0xE4,
    0x32, 0xB4, 0x36, 0xE2, 0x02, 0x00, 0x3C, 0x90, 0x18, 0x0C, 0x09, 0x00, 0x00, 0x00,
  ]
  static let text = Array("id;a\n1;2\n".utf8)

  private func contents(
    _ bytes: [UInt8],
    _ limits: ArchiveLimits = ArchiveLimits()
  ) throws -> [UInt8] {
    var allowance = UnpackingAllowance(limits)
    return try GzipArchive.contents(of: bytes, &allowance)
  }

  @Test func `what gzip packed comes out, member after member`() throws {
    #expect(try contents(GzipTests.packed) == GzipTests.text)
    let twice = GzipTests.packed + GzipTests.packed
    #expect(try contents(twice) == GzipTests.text + GzipTests.text)
    #expect(try contents(twice + [0, 0, 0]) == GzipTests.text + GzipTests.text)
  }

  @Test func `every truncation and every changed byte of the data is a fault`() {
    for length in 0..<GzipTests.packed.count {
      #expect(throws: ArchiveFault.self) { try contents(Array(GzipTests.packed.prefix(length))) }
    }
    // The header's time, flags and system (RFC 1952, 2.3) say nothing of the contents.
    for index in [0, 1, 2] + Array(10..<GzipTests.packed.count) {
      var bytes = GzipTests.packed
      bytes[index] ^= 0x41
      #expect(throws: ArchiveFault.self) { try contents(bytes) }
    }
    #expect(throws: ArchiveFault.trailingBytes) { try contents(GzipTests.packed + [1, 2]) }
  }

  @Test func `the limits hold over all that is unpacked`() {
    let limit = ArchiveFault.tooLarge(limit: 10)
    let twice = GzipTests.packed + GzipTests.packed
    #expect(throws: limit) { try contents(twice, ArchiveLimits(unpackedBytes: 10)) }
    #expect(throws: ArchiveFault.tooManyEntries(limit: 1)) {
      try contents(twice, ArchiveLimits(entries: 1))
    }
  }
}
