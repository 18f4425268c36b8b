/// Where the directory of a zip archive stands (APPNOTE.TXT 6.3.10, section 4.3).
struct ZipDirectory {
  private static let endSignature = 0x0605_4B50
  private static let largeEndSignature = 0x0606_4B50
  private static let largeLocatorSignature = 0x0706_4B50
  private static let endSize = 22
  private static let mostComment = 0xFFFF

  /// Where the entries' descriptions begin.
  let start: Int
  /// Where they end.
  let end: Int
  /// How many there are said to be.
  let count: Int
  /// How many bytes stand before the archive proper, by which all offsets are to be moved.
  let shift: Int

  init(_ numbers: LittleEndian) throws(ArchiveFault) {
    let record = try ZipDirectory.endRecord(numbers)
    var count = try numbers.short(record + 10)
    var size = try numbers.long(record + 12)
    var offset = try numbers.long(record + 16)
    var boundary = record
    let disks = try (numbers.short(record + 4), numbers.short(record + 6))
    let locator = record >= 20 ? try numbers.long(record - 20) : 0
    let isLarge = locator == ZipDirectory.largeLocatorSignature
    if isLarge {
      boundary = try ZipDirectory.largeRecord(numbers, locator: record - 20)
      count = try numbers.huge(boundary + 32)
      size = try numbers.huge(boundary + 40)
      offset = try numbers.huge(boundary + 48)
    } else if disks.0 != 0 || disks.1 != 0 {
      throw .severalVolumes
    }
    shift = boundary - size - offset
    guard shift >= 0 else { throw .damaged }
    start = offset + shift
    end = boundary
    self.count = count
  }

  /// The last record that says where the directory is, before a comment of the length it names.
  private static func endRecord(_ numbers: LittleEndian) throws(ArchiveFault) -> Int {
    let last = numbers.bytes.count - endSize
    guard last >= 0 else { throw .truncated }
    for offset in stride(from: last, through: max(0, last - mostComment), by: -1)
    where numbers.bytes[offset] == 0x50 {
      guard try numbers.long(offset) == endSignature else { continue }
      if try numbers.short(offset + 20) <= last - offset { return offset }
    }
    throw .truncated
  }

  /// The record of a large archive, which may have been moved by what stands before the archive.
  private static func largeRecord(
    _ numbers: LittleEndian,
    locator: Int
  ) throws(ArchiveFault) -> Int {
    let stated = try numbers.huge(locator + 8)
    for offset in [stated, locator - 56] where offset >= 0 && offset < locator {
      if try numbers.long(offset) == largeEndSignature { return offset }
    }
    throw .damaged
  }
}
