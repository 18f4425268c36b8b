import FremgangNightly
import Testing

struct HistoryTests {
  private static let header =
    "version,published,instrument,n,mean_before,mean_after,mean_change,plan,declaration,program,crc32"
  /// The checksums are those of Python's `zlib.crc32` of the text before the last comma.
  private static let lines = [
    "1,2026-11-21T02:00:00Z,who-5,40,44.5,54.3,9.8,3a34b7097d90,600edfc902e9,0.1.0,5a6aa118",
    "2,2026-11-23T02:00:00Z,who-5,,,,,3a34b7097d90,600edfc902e9,0.1.0,c0309b25",
    "3,2026-11-24T02:00:00Z,who-5,62,45.0,55.1,10.1,42a13c6c0981,600edfc902e9,0.1.0,4656fab4",
  ]

  private func bytes(_ lines: [String], end: String = "\n") -> [UInt8] {
    Array((([HistoryTests.header] + lines).joined(separator: "\n") + end).utf8)
  }

  @Test func `a history is read and written again byte by byte`() {
    let whole = bytes(HistoryTests.lines)
    let history = History(reading: whole)
    #expect(history.damagedLines == [])
    #expect(history.entries.count == 3)
    #expect(history.entries[0].n == 40 && history.entries[0].meanAfter == "54.3")
    #expect(history.entries[1].n == nil && history.entries[1].meanBefore == "")
    #expect(history.bytes == whole)
    #expect(History(reading: []).bytes == bytes([]))
  }

  @Test func `a last line that is torn anywhere is left out, and the others stay`() {
    let whole = bytes(HistoryTests.lines)
    let last = HistoryTests.lines[2].utf8.count
    for cut in 1...last {
      let history = History(reading: Array(whole.dropLast(cut)))
      #expect(history.damagedLines == [4], "\(cut)")
      #expect(history.bytes == bytes(Array(HistoryTests.lines.prefix(2))), "\(cut)")
    }
    // Cut to the end of a line, it is a whole and shorter history.
    #expect(History(reading: Array(whole.dropLast(last + 1))).damagedLines == [])
  }

  @Test func `any change of a byte is found, and the other lines stay`() {
    let whole = bytes(HistoryTests.lines)
    for place in whole.indices.dropLast() {
      var changed = whole
      changed[place] ^= 0x01
      let history = History(reading: changed)
      #expect(!history.damagedLines.isEmpty, "\(place)")
      let isInHeader = place < HistoryTests.header.utf8.count
      // A line's end that is another byte joins two lines, of which none holds.
      #expect((isInHeader ? 3...3 : 1...2).contains(history.entries.count), "\(place)")
    }
    var lines = HistoryTests.lines
    lines[0] = lines[0].replacing("44.5", with: "44.6")
    let history = History(reading: bytes(lines))
    #expect(history.damagedLines == [2])
    #expect(history.bytes == bytes(Array(HistoryTests.lines.dropFirst())))
    #expect(History(reading: Array("nonsense\n".utf8)).damagedLines == [1])
    #expect(History(reading: [0xFF, 0x00, 0x0A, 0x0A]).damagedLines == [1, 2])
  }

  @Test func `several histories give all of their lines once, by version, the first before others`()
  {
    let lines = HistoryTests.lines
    // With another mean; its checksum is Python's.
    let other =
      "1,2026-11-21T02:00:00Z,who-5,40,44.5,54.3,9.9,3a34b7097d90,600edfc902e9,0.1.0,"
      + "6c9831eb"
    let histories = [[lines[2]], [lines[0], "torn"], [other, lines[1]], []]
      .map { History(reading: bytes($0)) }
    #expect(History(reading: bytes([other])).entries.count == 1)
    #expect(History(merging: histories).bytes == bytes(lines))
    #expect(History(merging: []).bytes == bytes([]))
  }
}

struct NamePatternTests {
  private static let rows: [(pattern: String, name: String, fits: Bool)] = [
    ("*.csv", "a.csv", true), ("*.csv", "A.CSV", true), ("*.csv", ".csv", true),
    ("*.csv", "a.csv.part", false), ("*.csv", "acsv", false), ("pool-??.csv", "pool-07.csv", true),
    ("pool-??.csv", "pool-7.csv", false), ("*", "", true), ("a*b*c", "axxbyyc", true),
    ("a*b*c", "axxcyyb", false), ("Måling*.xlsx", "MÅLING 2.xlsx", true),
    ("[ab].csv", "a.csv", false),
  ]

  @Test func `stars stand for anything, question marks for one sign, and case for nothing`() throws
  {
    for row in NamePatternTests.rows {
      let pattern = try #require(NamePattern(row.pattern))
      #expect(pattern.fits(row.name) == row.fits, "\(row)")
    }
    #expect(NamePattern("") == nil)
    #expect(NamePattern("in/*.csv") == nil)
  }

  @Test func `a pattern of many stars is not slow`() throws {
    let pattern = try #require(NamePattern(String(repeating: "*a", count: 100) + "b"))
    #expect(!pattern.fits(String(repeating: "a", count: 255)))
  }
}

struct UTCTimeTests {
  @Test func `seconds become moments, before 1970 and far away too`() {
    // As GNU date writes them: date -u -d @SECONDS +%FT%TZ
    #expect("\(UTCTime(0))" == "1970-01-01T00:00:00Z")
    #expect("\(UTCTime(1_795_226_400))" == "2026-11-21T02:00:00Z")
    #expect("\(UTCTime(951_782_399))" == "2000-02-28T23:59:59Z")
    #expect("\(UTCTime(-1))" == "1969-12-31T23:59:59Z")
    #expect("\(UTCTime(.max))" == "9999-12-31T23:59:59Z")
    #expect("\(UTCTime(.min))" == "0001-01-01T00:00:00Z")
  }
}
