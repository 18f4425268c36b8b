/// A zip archive in memory: its directory read and checked, its entries unpacked when asked for.
///
/// What the directory says must agree with the header before each entry, and no two entries may
/// share bytes. So nothing can be unpacked twice, and two readers see the same files.
package struct ZipArchive: Sendable {
  private static let entrySignature = 0x0201_4B50
  private static let headerSignature = 0x0403_4B50

  /// The entries in the order of the directory.
  package let entries: [ZipEntry]
  private let bytes: [UInt8]

  /// Whether a file begins as zip archives do.
  package static func isOne(_ file: [UInt8]) -> Bool {
    file.starts(with: [0x50, 0x4B, 0x03, 0x04]) || file.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the directory of an archive.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - limits: how many entries there may be.
  /// - Throws: what is wrong with the archive.
  package init(_ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveFault) {
    self.bytes = bytes
    let numbers = LittleEndian(bytes: bytes)
    let directory = try ZipDirectory(numbers)
    guard directory.count <= limits.entries else {
      throw .tooManyEntries(limit: limits.entries)
    }
    var entries: [ZipEntry] = []
    var offset = directory.start
    while entries.count < directory.count {
      guard offset < directory.end, try numbers.long(offset) == ZipArchive.entrySignature else {
        throw .damaged
      }
      let (entry, next) = try ZipArchive.entry(at: offset, directory, numbers)
      entries.append(entry)
      offset = next
    }
    guard offset <= directory.end else { throw .damaged }
    try ZipArchive.checkExtents(entries)
    self.entries = entries
  }

  /// Unpacks one entry piece by piece, its size and checksum verified at the end.
  ///
  /// - Parameters:
  ///   - entry: one of ``entries``.
  ///   - allowance: how much may come out.
  ///   - sink: takes each piece; `false` when it wants no more, which is no fault.
  /// - Throws: what is wrong with the entry, or the limit that it passes.
  package func unpack(
    _ entry: ZipEntry,
    _ allowance: inout UnpackingAllowance,
    into sink: (ArraySlice<UInt8>) -> Bool
  ) throws(ArchiveFault) {
    if entry.isEncrypted { throw .encrypted }
    var checksum = Checksum()
    var count = 0
    var isWanted = true
    func take(_ piece: ArraySlice<UInt8>) -> Bool {
      checksum.add(piece)
      count += piece.count
      isWanted = count <= entry.unpackedSize && sink(piece)
      return isWanted
    }
    switch entry.method {
    case 0: try copy(entry, &allowance, into: take)
    case 8:
      let ending = try Inflater(.none).unpack(bytes, entry.data, &allowance, into: take)
      if case .finished(let end) = ending, end != entry.data.upperBound { throw .damaged }
    default: throw .method(entry.method)
    }
    if count > entry.unpackedSize { throw .checksum }
    guard isWanted else { return }
    if count != entry.unpackedSize || checksum.value != entry.checksum { throw .checksum }
  }

  /// The whole contents of one entry.
  ///
  /// - Parameters:
  ///   - entry: one of ``entries``.
  ///   - allowance: how much may come out.
  /// - Returns: what was packed.
  /// - Throws: what is wrong with the entry, or the limit that it passes.
  package func contents(
    of entry: ZipEntry,
    _ allowance: inout UnpackingAllowance
  ) throws(ArchiveFault) -> [UInt8] {
    var contents: [UInt8] = []
    try unpack(entry, &allowance) { piece in
      contents += piece
      return true
    }
    return contents
  }

  /// Hands on an entry that is not packed.
  private func copy(
    _ entry: ZipEntry,
    _ allowance: inout UnpackingAllowance,
    into sink: (ArraySlice<UInt8>) -> Bool
  ) throws(ArchiveFault) {
    var position = entry.data.lowerBound
    while position < entry.data.upperBound {
      let end = min(position + 1 << 16, entry.data.upperBound)
      let count = end - position
      try allowance.take(count, unpacked: count, packed: count)
      guard sink(bytes[position..<end]) else { return }
      position = end
    }
  }
}

extension ZipArchive {
  /// The entry that the directory describes at `offset`, and where the next one is described.
  private static func entry(
    at offset: Int,
    _ directory: ZipDirectory,
    _ numbers: LittleEndian
  ) throws(ArchiveFault) -> (ZipEntry, next: Int) {
    let flags = try numbers.short(offset + 8)
    let nameStart = offset + 46
    let nameEnd = nameStart + (try numbers.short(offset + 28))
    let extraEnd = nameEnd + (try numbers.short(offset + 30))
    let next = extraEnd + (try numbers.short(offset + 32))
    guard next <= directory.end else { throw .damaged }
    let sizes = try ZipSizes(entry: offset, extra: nameEnd..<extraEnd, numbers)
    let header = directory.shift + sizes.header
    let name = numbers.bytes[nameStart..<nameEnd]
    let data = try ZipArchive.data(behind: header, name, sizes, directory, numbers)
    let entry = ZipEntry(
      name: ZipName.text(name),
      unpackedSize: sizes.unpacked,
      isEncrypted: flags & 1 != 0,
      method: try numbers.short(offset + 10),
      checksum: UInt32(try numbers.long(offset + 16)),
      data: data,
      extent: header..<data.upperBound
    )
    return (entry, next)
  }

  /// Where the packed bytes stand behind the header of an entry, which must name the same entry.
  private static func data(
    behind header: Int,
    _ name: ArraySlice<UInt8>,
    _ sizes: ZipSizes,
    _ directory: ZipDirectory,
    _ numbers: LittleEndian
  ) throws(ArchiveFault) -> Range<Int> {
    guard header < directory.start, try numbers.long(header) == headerSignature else {
      throw .damaged
    }
    let nameEnd = header + 30 + (try numbers.short(header + 26))
    let start = nameEnd + (try numbers.short(header + 28))
    guard start + sizes.packed <= directory.start, header + 30 <= nameEnd,
      numbers.bytes[(header + 30)..<nameEnd] == name
    else { throw .damaged }
    return start..<(start + sizes.packed)
  }

  /// Refuses entries that share bytes.
  private static func checkExtents(_ entries: [ZipEntry]) throws(ArchiveFault) {
    let extents = entries.map(\.extent).sorted { $0.lowerBound < $1.lowerBound }
    for (one, next) in zip(extents, extents.dropFirst()) where next.lowerBound < one.upperBound {
      throw .damaged
    }
  }
}

/// The sizes of an entry and where its header stands, also of an archive beyond 4 GB.
private struct ZipSizes {
  private static let inExtra = 0xFFFF_FFFF

  let packed: Int
  let unpacked: Int
  let header: Int

  init(entry: Int, extra: Range<Int>, _ numbers: LittleEndian) throws(ArchiveFault) {
    var fields = [
      try numbers.long(entry + 24), try numbers.long(entry + 20), try numbers.long(entry + 42),
    ]
    if fields.contains(ZipSizes.inExtra) {
      var offset = try ZipSizes.largeField(in: extra, numbers)
      for number in fields.indices where fields[number] == ZipSizes.inExtra {
        fields[number] = try numbers.huge(offset)
        offset += 8
      }
    }
    (unpacked, packed, header) = (fields[0], fields[1], fields[2])
  }

  /// Where the large numbers stand among the extra fields of an entry: the field with the id 1.
  private static func largeField(
    in extra: Range<Int>,
    _ numbers: LittleEndian
  ) throws(ArchiveFault) -> Int {
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound {
      if try numbers.short(offset) == 1 { return offset + 4 }
      offset += 4 + (try numbers.short(offset + 2))
    }
    throw .damaged
  }
}
