import FremgangInstruments
import FremgangKit
import SeededNumbers
import Testing

@testable import FremgangFiles

/// Stretches of a table hold all of its rows, each whole, and come to the same whoever reads them.
@Suite struct StretchTests {
  private static let header = "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5;note"

  /// People before and after; some of their notes are of several lines.
  private static func table(people: Int, linesOfNotes: Int) -> [UInt8] {
    var random = SeededGenerator(seed: UInt64(people))
    var text = header + "\n"
    for person in 1...people {
      for wave in ["før", "efter"] {
        let answers = (0..<5).map { _ in String(Int.random(in: 0...5, using: &random)) }
        let note = (0..<linesOfNotes).map { "linje \($0); og mere" }.joined(separator: "\n")
        let isNoted = linesOfNotes > 0 && person % 3 == 0
        let cells = ["p\(person)", wave] + answers + [isNoted ? "\"\(note)\"" : ""]
        text += cells.joined(separator: ";") + "\n"
      }
    }
    return Array(text.utf8)
  }

  private static let instruments = Catalogue.bundled.instruments.filter { $0.id == "who-5" }

  private func stretches(_ bytes: [UInt8], threads: Int, atLeast least: Int) throws -> [Stretch] {
    let opening = try ExportReader(instruments: Self.instruments)
      .open([ExportFile(name: "export.csv", bytes: bytes)])
    let layout = try #require(PlainLayout(opening.sources[0], opening.offered, opening.plan))
    return Stretch.dividing(
      BytesInMemory(bytes: bytes),
      from: Self.header.utf8.count + 1,
      layout,
      threads: threads,
      atLeast: least
    )
  }

  @Test(arguments: [1, 2, 3, 8])
  func `stretches follow each other, and the later ones are no longer`(threads: Int) throws {
    let bytes = Self.table(people: 3_000, linesOfNotes: 0)
    let stretches = try stretches(bytes, threads: threads, atLeast: 4_000)
    #expect(stretches.first?.bytes.lowerBound == Self.header.utf8.count + 1)
    #expect(stretches.last?.bytes.upperBound == bytes.count)
    #expect(stretches.map(\.number) == Array(stretches.indices))
    #expect(stretches.map(\.isEnd) == stretches.map { $0.bytes.upperBound == bytes.count })
    for (one, next) in zip(stretches, stretches.dropFirst()) {
      #expect(one.bytes.upperBound == next.bytes.lowerBound)
      #expect(bytes[next.bytes.lowerBound - 1] == 10)
      // But for what is left of a row.
      #expect(next.number == stretches.count - 1 || next.bytes.count < one.bytes.count + 100)
    }
    #expect(threads == 1 ? stretches.count == 1 : stretches.count > 2 * threads)
    #expect(stretches.dropLast().allSatisfy { $0.bytes.count >= 4_000 || threads == 1 })
  }

  @Test func `stretches begin with rows and not with lines of a text in quotes`() throws {
    let bytes = Self.table(people: 600, linesOfNotes: 12)
    let stretches = try stretches(bytes, threads: 3, atLeast: 300)
    #expect(stretches.count > 20)
    for stretch in stretches { #expect(bytes[stretch.bytes.lowerBound] == UInt8(ascii: "p")) }
  }

  @Test(arguments: [2, 3, 5], [0, 1, 4])
  func `several threads come to the same as one`(threads: Int, linesOfNotes: Int) throws {
    var pieces = ReadingPieces()
    pieces.leastPart = 500
    pieces.piece = 1 << 10
    let bytes = Self.table(people: 400, linesOfNotes: linesOfNotes)
    let both = BothReadings(bytes, instruments: Self.instruments)
    #expect(both.outcome(threads: threads, pieces: pieces) == .agreed)
  }

  /// One note holds prose, and between its lines hundreds that look like rows with waves of their own.
  @Test(arguments: 1...5) func `a note that looks like rows is one note for any number of threads`(
    threads: Int
  ) {
    var pieces = ReadingPieces()
    pieces.leastPart = 300
    pieces.piece = 1 << 10
    let rows = (1...200)
      .flatMap { person in ["før", "efter"].map { "p\(person);\($0);\(person % 6);1;2;3;4;" } }
    let note = (1...400).map { "klippet ind:\nq\($0);uge \($0);1;2;3;4;5;\n" }.joined()
    let noted = ["r1;før;1;2;3;4;5;\"\(note)\"", "r1;efter;2;2;3;4;5;"]
    let table = [Self.header] + rows + noted + rows.map { "s" + $0 }
    let both = BothReadings(
      Array(table.joined(separator: "\n").utf8) + [10],
      instruments: Self.instruments
    )
    for _ in 0..<6 { #expect(both.outcome(threads: threads, pieces: pieces) == .agreed) }
  }

  /// Seven spellings of waves are as many as a table may have, and no thread meets them all.
  @Test(arguments: 1...4, [7, 8]) func `texts are too many in a table and not in a part of it`(
    threads: Int,
    labels: Int
  ) throws {
    var pieces = ReadingPieces()
    pieces.leastPart = 300
    let names = ["før", "Før", "FØR", " før", "efter", "Efter", "EFTER", " efter"].prefix(labels)
    let rows = names.enumerated()
      .flatMap { number, name in (1...60).map { "p\(number)-\($0);\(name);\($0 % 6);1;2;3;4;" } }
    let bytes = Array(([Self.header] + rows).map { $0 + "\n" }.joined().utf8)
    let both = BothReadings(bytes, instruments: Self.instruments)
    let outcome = both.outcome(threads: threads, pieces: pieces)
    #expect(both.isCounted)
    #expect(outcome == (labels == 7 ? .agreed : .left))
  }

  /// The first row after stands on line 302, and is read by whichever thread is free.
  @Test(arguments: [1, 2, 4]) func `a part tells lines of the table and not of a stretch`(
    threads: Int
  ) throws {
    var pieces = ReadingPieces()
    pieces.leastPart = 500
    pieces.piece = 1 << 9
    let rows = ["før", "efter"]
      .flatMap { wave in (1...300).map { "p\($0);\(wave);\($0 % 6);1;2;3;4;" } }
    let bytes = Array(([Self.header] + rows).map { $0 + "\n" }.joined().utf8)
    var reader = ExportReader(instruments: Self.instruments)
    reader.part = PartScope()
    let counted = try #require(
      try reader.count(
        BytesInMemory(bytes: bytes),
        name: "export.csv",
        threads: threads,
        pieces: pieces
      )
    )
    let tallies = counted.reading.evidence.lowestCodes
    #expect(tallies.map(\.line) == [2, 302])
    #expect(tallies.map(\.answers) == [1_500, 1_500])
    #expect(tallies.map(\.lowest) == [50, 50])
  }

  @Test func `a queue gives every stretch once, and nothing when it is closed`() {
    let stretches = (0..<5).map { Stretch(number: $0, bytes: $0..<$0 + 1, isEnd: $0 == 4) }
    let queue = StretchQueue(stretches)
    #expect((0..<3).map { _ in queue.take()?.number } == [0, 1, 2])
    queue.close()
    #expect(queue.take() == nil)
    let other = StretchQueue(stretches)
    #expect((0..<7).compactMap { _ in other.take()?.number } == [0, 1, 2, 3, 4])
  }
}

/// Blocks of large pages lie apart.
@Suite struct LargePageTests {
  @Test(arguments: [8, 100, 8_184, 1 << 20])
  func `blocks hold what is written to them`(bytes: Int) {
    let pages = LargePages(blockBytes: bytes)
    let count = min(1_000, 6 * (2 << 20) / bytes)
    let blocks = unsafe (0..<count).map { unsafe pages.block(isFirst: $0 < 2) }
    for number in 0..<count {
      unsafe blocks[number].initializeMemory(
        as: UInt8.self,
        repeating: UInt8(number % 251),
        count: bytes
      )
    }
    var areWhole = true
    for number in 0..<count {
      let block = unsafe UnsafeRawBufferPointer(start: blocks[number], count: bytes)
      if unsafe block.contains(where: { $0 != UInt8(number % 251) }) { areWhole = false }
    }
    #expect(areWhole)
    pages.partitionWasRead()
    pages.partitionWasRead()
  }
}
