import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import SeededNumbers
import Synchronization
import Testing

/// A dialect that was found without having seen the end of a text is that of every longer text.
@Suite struct FirstLookTests {
  private static let signs: [UInt8] = Array("\"';,|\t \\\n".utf8)

  /// What a look at the first rows decides; the encoding is that of all bytes.
  private static func shown(_ table: TableText) -> String {
    let notices = table.notices.map(\.code).filter { !$0.hasPrefix("text-") }
    return "\(table.dialect) from \(table.start) on line \(table.line) after "
      + "\(table.rowsBeforeHeader) with \(notices)"
  }

  /// A generated table with a few signs put anywhere.
  private static func table(_ seed: Int) -> [UInt8] {
    var bytes = GeneratedTable(seed: UInt64(seed)).bytes
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<seed % 4 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
    }
    return bytes
  }

  @Test func `what was found in a beginning is found in the whole`() throws {
    var found = 0
    for seed in 1...200 {
      let bytes = FirstLookTests.table(seed)
      var limits = ReadingLimits()
      limits.rowsSampled = seed % 6 + 1
      guard let whole = try? TableText(bytes, name: "t.csv", limits: limits) else { continue }
      let ends = bytes.indices.filter { bytes[$0] == 0x0A }
      for end in ends.dropFirst(20).prefix(12) {
        let beginning = Array(bytes[...end])
        guard let part = try? TableText(beginning, name: "t.csv", limits: limits),
          !part.hasSeenEnd, part.dialect.encoding == whole.dialect.encoding
        else { continue }
        found += 1
        #expect(
          FirstLookTests.shown(part) == FirstLookTests.shown(whole),
          "seed \(seed), byte \(end)"
        )
      }
    }
    #expect(found > 300)
  }

  @Test func `tables of which a beginning was opened come to the same in passing and with care`() {
    let instruments = Catalogue.bundled.instruments
    var counted = 0
    for seed in 1...150 {
      let table = GeneratedTable(seed: UInt64(seed))
      var limits = ReadingLimits()
      limits.rowsSampled = seed % 6 + 1
      let ends = table.bytes.indices.filter { table.bytes[$0] == 0x0A }
      guard ends.count > 25 else { continue }
      var pieces = ReadingPieces()
      pieces.firstLook = ends[22] + seed % 20
      let both = BothReadings(
        table.bytes,
        plan: table.plan,
        instruments: instruments,
        limits: limits
      )
      let outcome = both.outcome(threads: 1, pieces: pieces)
      if outcome == .agreed { counted += 1 }
      if case .differs(let what) = outcome {
        Issue.record("seed \(seed), \(table.messes): \(what.prefix(400))")
      }
    }
    #expect(counted > 15)
  }

  private static let whoFive = Catalogue.bundled.instruments.filter { $0.id == "who-5" }

  /// A plain table of 400 people.
  private static let plain: [UInt8] = {
    let rows = (1...400).map { "p\($0),før,0,1,2,3,4\np\($0),efter,0,3,4,5,5\n" }
    return Array(("id,måling,who5_1,who5_2,who5_3,who5_4,who5_5\n" + rows.joined()).utf8)
  }()

  /// Bytes that say where they were read from.
  private final class Noting: ByteSource {
    let bytes: BytesInMemory
    let places = Mutex<[Int]>([])

    init(_ bytes: [UInt8]) { self.bytes = BytesInMemory(bytes: bytes) }

    var count: Int { bytes.count }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      places.withLock { $0.append(offset) }
      return unsafe bytes.read(at: offset, into: buffer)
    }
  }

  @Test func `a table is opened once by its beginning, unless that does not show enough`() throws {
    let source = Noting(FirstLookTests.plain)
    let reader = ExportReader(instruments: FirstLookTests.whoFive)
    var pieces = ReadingPieces()
    for (firstLook, beginnings) in [(8192, 1), (1024, 2)] {
      pieces.firstLook = firstLook
      source.places.withLock { $0 = [] }
      let counted = try reader.count(source, name: "t.csv", threads: 1, pieces: pieces)
      #expect(counted?.tables?.instruments[0].attendance.overall.pairs == 400)
      #expect(source.places.withLock { $0.count { $0 == 0 } } == beginnings)
    }
  }

  @Test(arguments: [false, true])
  func `so is a table in UTF-16, cut behind a whole character`(isBigEndian: Bool) throws {
    let units = [0xFEFF] + Array(String(decoding: FirstLookTests.plain, as: UTF8.self).utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    let source = Noting(bytes)
    let reader = ExportReader(instruments: FirstLookTests.whoFive)
    var pieces = ReadingPieces()
    var beginnings: [Int] = []
    for firstLook in [16_384, 16_385, 2048] {
      pieces.firstLook = firstLook
      source.places.withLock { $0 = [] }
      let counted = try reader.count(source, name: "t.csv", threads: 1, pieces: pieces)
      #expect(counted?.tables?.instruments[0].attendance.overall.pairs == 400)
      beginnings.append(source.places.withLock { $0.count { $0 == 0 } })
    }
    // Only the last one does not show enough.
    #expect(beginnings[0] == beginnings[1] && beginnings[2] == beginnings[0] + 1)
  }

  /// Bytes of which there are fewer than they say.
  private struct Shortened: ByteSource {
    let bytes: BytesInMemory
    var count: Int { bytes.count + 1 }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      unsafe bytes.read(at: offset, into: buffer)
    }
  }

  @Test func `nothing is opened where no line ends, or bytes are missing`() throws {
    var limits = ReadingLimits()
    limits.bytesSampled = 400
    var pieces = ReadingPieces()
    (pieces.firstLook, pieces.beyondSample) = (300, 0)
    let reader = ExportReader(instruments: FirstLookTests.whoFive, limits: limits)
    let line = BytesInMemory(bytes: Array(repeating: UInt8(ascii: "a"), count: 2000))
    #expect(try reader.count(line, name: "t.csv", threads: 1, pieces: pieces) == nil)
    pieces.beyondSample = FirstLookTests.plain.count
    let shortened = Shortened(bytes: BytesInMemory(bytes: FirstLookTests.plain))
    #expect(try reader.count(shortened, name: "t.csv", threads: 1, pieces: pieces) == nil)
  }

  @Test func `a file that is larger than limits allow is not opened by its beginning`() throws {
    let source = BytesInMemory(bytes: FirstLookTests.plain)
    var pieces = ReadingPieces()
    pieces.firstLook = 8192
    for (missing, isCounted) in [(0, true), (1, false)] {
      var limits = ReadingLimits()
      limits.bytesPerFile = source.count - missing
      let reader = ExportReader(instruments: FirstLookTests.whoFive, limits: limits)
      let counted = try reader.count(source, name: "t.csv", threads: 1, pieces: pieces)
      #expect((counted != nil) == isCounted)
    }
  }

  @Test func `a quote that nothing closes has seen the end`() throws {
    var limits = ReadingLimits()
    limits.rowsSampled = 2
    // Other delimiters are looked for in the first 21 rows.
    let rows = String(repeating: "1;2\n", count: 21)
    let sound = try TableText(Array("a;b\n\(rows)".utf8), name: "t.csv", limits: limits)
    #expect(!sound.hasSeenEnd)
    let open = try TableText(Array("a;b\n\"1;2\n\(rows)".utf8), name: "t.csv", limits: limits)
    #expect(open.hasSeenEnd)
    let title = try TableText(Array("\"Title\na;b\n\(rows)".utf8), name: "t.csv", limits: limits)
    #expect(title.hasSeenEnd)
    let short = try TableText(Array("a;b\n1;2\n".utf8), name: "t.csv", limits: limits)
    #expect(short.hasSeenEnd)
  }
}
