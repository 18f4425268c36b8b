import ArchiveBuilding
import FremgangArchives
import FremgangFiles
import FremgangJSON

/// Archives: the input itself, and one that is built around its parts.
///
/// Checksums make most changed archives fail early, so the driver builds a right one as well, of
/// which it knows what must come out.
struct ArchiveDriver {
  /// What the choices of an input ask for.
  enum Choice: UInt8 {
    /// The parts of the built archive are deflated, each in blocks that are stored as they are.
    case deflate
    /// The first byte of the last part says which header of the built archive is wrong.
    case spoil
  }

  private static let archiveLimits = ArchiveLimits(unpackedBytes: 1 << 18, ratio: 50, entries: 20)

  private let bytes: [UInt8]
  private let input: FuzzInput

  init(_ bytes: [UInt8]) {
    self.bytes = Array(bytes.dropFirst())
    input = FuzzInput(bytes)
  }

  /// The limits of an export whose archives are small.
  static var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.unpackedBytes = archiveLimits.unpackedBytes
    limits.unpackedRatio = archiveLimits.ratio
    limits.entriesPerArchive = archiveLimits.entries
    return limits
  }

  func run() throws(BrokenPromise) {
    try unpackZip(bytes)
    try unpackGzip(bytes)
    try ArchiveDriver.open(bytes, "export.zip")
    try built()
  }

  private func unpackZip(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let archive = try? ZipArchive(bytes, limits: ArchiveDriver.archiveLimits) else { return }
    var allowance = UnpackingAllowance(ArchiveDriver.archiveLimits)
    var total = 0
    for entry in archive.entries {
      guard let contents = try? archive.contents(of: entry, &allowance) else { continue }
      try promise(contents.count == entry.unpackedSize, "an entry has another size than stated")
      total += contents.count
    }
    let most = ArchiveDriver.archiveLimits.unpackedBytes
    try promise(total <= most, "more is unpacked than is allowed")
  }

  private func unpackGzip(_ bytes: [UInt8]) throws(BrokenPromise) {
    var allowance = UnpackingAllowance(ArchiveDriver.archiveLimits)
    guard let contents = try? GzipArchive.contents(of: bytes, &allowance) else { return }
    let most = ArchiveDriver.archiveLimits.unpackedBytes
    try promise(contents.count <= most, "more is unpacked than is allowed")
  }

  /// Opens an archive as a file of an export and reads what is in it.
  static func open(_ bytes: [UInt8], _ name: String) throws(BrokenPromise) {
    let opened: OpenedExport
    do throws(ExportRefusal) {
      opened = try OpenedExport([ExportFile(name: name, bytes: bytes)], limits: limits)
    } catch {
      let isSaid = error.diagnostics.contains { $0.severity == .error }
      return try promise(isSaid, "a refusal has no error")
    }
    let packed = opened.tables.filter { $0.name != name }
    let total = packed.reduce(0) { $0 + $1.bytes.count }
    try promise(total <= 2 * limits.unpackedBytes, "more is unpacked than is allowed")
    try ExportDriver(archive: bytes, name: name, limits: limits).run()
  }
}

extension ArchiveDriver {
  /// An archive around the parts of the input, from which they must come out again.
  private func built() throws(BrokenPromise) {
    var entries: [ZipBuilder.Entry] = []
    for (number, part) in input.parts.enumerated() {
      var entry = ZipBuilder.Entry("\(number).csv", "")
      entry.bytes = input.chooses(Choice.deflate.rawValue) ? ArchiveDriver.deflated(part) : part
      entry.method = input.chooses(Choice.deflate.rawValue) ? 8 : 0
      entry.checksum = ZipBuilder.checksum(part)
      entry.statedSize = part.count
      entries.append(entry)
    }
    if input.chooses(Choice.spoil.rawValue) {
      spoil(&entries)
      try unpackZip(ZipBuilder(entries).bytes)
      return try ArchiveDriver.open(ZipBuilder(entries).bytes, "export.zip")
    }
    let bytes = ZipBuilder(entries).bytes
    try comeOut(of: bytes)
    try ArchiveDriver.open(bytes, "export.zip")
    try unpackedAgain()
  }

  private func comeOut(of bytes: [UInt8]) throws(BrokenPromise) {
    var allowance = UnpackingAllowance(ArchiveDriver.archiveLimits)
    do throws(ArchiveFault) {
      let archive = try ZipArchive(bytes, limits: ArchiveDriver.archiveLimits)
      for (entry, part) in zip(archive.entries, input.parts) {
        let contents = try archive.contents(of: entry, &allowance)
        if contents != part { throw .checksum }
      }
    } catch {
      throw BrokenPromise("an archive that is in order is refused: \(error)")
    }
  }

  /// The whole input in a gzip file.
  private func unpackedAgain() throws(BrokenPromise) {
    let sum = ZipBuilder.checksum(bytes)
    let ending = [sum, UInt32(bytes.count)].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let file = header + ArchiveDriver.deflated(bytes) + ending
    var allowance = UnpackingAllowance(ArchiveDriver.archiveLimits)
    let contents = try? GzipArchive.contents(of: file, &allowance)
    try promise(contents == bytes, "a gzip file does not give back what went in")
    try ArchiveDriver.open(file, "export.csv.gz")
  }

  /// A deflated stream of blocks that hold their bytes as they are (RFC 1951, 3.2.4).
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 1000, bytes.count)
      let count = end - start
      let (low, high) = (UInt8(count & 0xFF), UInt8(count >> 8))
      stream += [end == bytes.count ? 1 : 0, low, high, ~low, ~high] + bytes[start..<end]
      start = end
    } while start < bytes.count
    return stream
  }

  private func spoil(_ entries: inout [ZipBuilder.Entry]) {
    let edits = Array(input.parts[input.parts.count - 1].prefix(3))
    guard edits.count == 3 else { return }
    let place = Int(edits[0]) % entries.count
    let number = Int(edits[2])
    switch edits[1] % 7 {
    case 0: entries[place].name = String(decoding: input.parts[0].prefix(60), as: UTF8.self)
    case 1: entries[place].statedSize = number << (8 * (number % 4))
    case 2: entries[place].offset = number
    case 3: entries[place].flags = number
    case 4: entries[place].method = number
    case 5: entries[place].localName = "another"
    default: entries[place].checksum &+= 1
    }
    if edits[1] >= 128 { entries[place].localName = entries[place].name }
  }
}
