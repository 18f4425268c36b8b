import CVectors
import FremgangKit
import SeededNumbers
import Testing

@testable import FremgangFiles

/// Rows that wide vectors take come to what the careful reader makes of them, and a row in their midst that is not so plain
/// changes nothing for the others.
@Suite(.enabled(if: fremgang_has_wide_vectors() != 0, "the processor has no such vectors"))
struct WideRowTests {
  /// What stands in a table besides ids, waves and answers.
  enum Shape: CaseIterable {
    case bare, groups, days, untaken, waveLast, bothWavesInOneRow, returns, manyItems, quotes
  }

  /// Two instruments of one scale each; the second has more items than are read at a time.
  private static let instruments: [Instrument] = [
    instrument("short", items: 6, highest: 5, mostMissing: 1),
    instrument("long", items: 40, highest: 4, mostMissing: 2),
  ]

  private static func instrument(
    _ id: String,
    items: Int,
    highest: Int,
    mostMissing: Int
  ) -> Instrument {
    let source = #""source": "invented", "status": "convention""#
    let names = (1...items).map { "\(id)_\($0)" }
    let title = #"{ "da": "\#(id)", "en": "\#(id)" }"#
    let text = """
      { "format": "fremgang.instrument/1", "id": "\(id)", "version": "1", "convention": "sum",
        "kind": "scored", "presentation": "total", "title": \(title), "shortTitle": \(title),
        "measures": \(title),
        "responseSets": [{ "id": "codes", \(source), "options": [
          \((0...highest).map { "{ \"code\": \($0) }" }.joined(separator: ", "))] }],
        "items": [
          \(names.map { "{ \"id\": \"\($0)\", \"responses\": \"codes\" }" }.joined(separator: ", "))],
        "scales": [{ "id": "total", "title": \(title),
          "items": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))],
          "method": { "name": "sum" },
          "missingRule": { "name": "prorate", "most": \(mostMissing), \(source) },
          "range": { "minimum": 0, "maximum": \(items * highest), \(source) },
          "higherIsBetter": true }],
        "licence": { "holder": "nobody", "terms": "free", "textsMayBeShipped": false, \(source) } }
      """
    do {
      return try Instrument(json: Array(text.utf8), file: "\(id).json")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// People before and after, so many that rows are taken by the dozen.
  private struct Table {
    let shape: Shape
    var lines: [String]

    init(_ shape: Shape, people: Int, _ random: inout SeededGenerator) {
      self.shape = shape
      lines = [Table.header(shape).joined(separator: ",")]
      for person in 1...people {
        for wave in shape == .bothWavesInOneRow ? [""] : ["før", "efter"] {
          if person > 2, Int.random(in: 0..<10, using: &random) == 0 { continue }
          let row = Table.row(person, wave, shape, &random)
          lines.append(row.map { shape == .quotes ? "\"\($0)\"" : $0 }.joined(separator: ","))
        }
      }
    }

    var text: [UInt8] { lines.flatMap { Array($0.utf8) + (shape == .returns ? [13, 10] : [10]) } }

    private static func header(_ shape: Shape) -> [String] {
      switch shape {
      case .bare, .returns: ["id", "måling"] + items("short")
      case .groups: ["id", "projekt", "rolle", "måling"] + items("short")
      case .days: ["id", "måling", "dato"] + items("short")
      case .untaken: ["id", "bemærkning", "måling"] + items("short") + ["note"]
      case .waveLast: items("short") + ["måling", "id", "note"]
      case .bothWavesInOneRow: ["id"] + items("short", "_foer") + items("short", "_efter")
      case .manyItems: ["id", "måling"] + items("long") + items("short")
      case .quotes: ["id", "måling", "dato", "note"] + items("long") + items("short")
      }
    }

    private static func items(_ stem: String, _ ending: String = "") -> [String] {
      (1...(stem == "long" ? 40 : 6)).map { "\(stem)_\($0)\(ending)" }
    }

    private static func row(
      _ person: Int,
      _ wave: String,
      _ shape: Shape,
      _ random: inout SeededGenerator
    ) -> [String] {
      let id = (shape == .bare ? "" : "p") + "\(person)"
      func answers(_ count: Int, _ highest: Int) -> [String] {
        let blanks = [0, 0, 0, 15, 100].randomElement(using: &random) ?? 0
        return (0..<count).map { _ in
          if person <= 2 { return "0" }
          return Int.random(in: 0..<100, using: &random) < blanks
            ? "" : String(Int.random(in: 0...highest, using: &random))
        }
      }
      switch shape {
      case .bare, .returns: return [id, wave] + answers(6, 5)
      case .groups:
        return [id, "Projekt \(person % 7)", ["ven", "bror", ""][person % 3], wave] + answers(6, 5)
      case .days:
        return [id, wave, "2023-\(wave == "før" ? "01" : "07")-\(10 + person % 19)"] + answers(6, 5)
      case .untaken:
        return [id, ["", "god", "en to"][person % 3], wave] + answers(6, 5)
          + [["", "x", "1234567890123"][person % 5 % 3]]
      case .waveLast: return answers(6, 5) + [wave, id, "n"]
      case .bothWavesInOneRow: return [id] + answers(6, 5) + answers(6, 5)
      case .manyItems: return [id, wave] + answers(40, 4) + answers(6, 5)
      case .quotes:
        return [id, wave, "2023-0\(wave == "før" ? 1 : 7)-\(10 + person % 19)", "a, b"]
          + answers(40, 4) + answers(6, 5)
      }
    }
  }

  private static func plan(_ shape: Shape) throws -> ExportPlan? {
    guard shape != .bothWavesInOneRow else { return nil }
    let groups = shape == .groups ? #", "groups": { "role": "rolle", "project": "projekt" }"# : ""
    let date = shape == .days || shape == .quotes ? #", "date": "dato""# : ""
    let text = """
      { "format": "fremgang.plan/1", "onBadValue": "exclude",
        "columns": { "respondent": "id", "wave": "måling"\(date)\(groups) },
        "waves": [{ "id": "før" }, { "id": "efter" }] }
      """
    return try ExportPlan(reading: Array(text.utf8), file: "plan.json")
  }

  private func outcome(
    _ bytes: [UInt8],
    _ shape: Shape,
    piece: Int = 1 << 18
  ) throws -> BothReadings.Outcome {
    var pieces = ReadingPieces()
    pieces.piece = piece
    let plan = try WideRowTests.plan(shape)
    return BothReadings(bytes, plan: plan, instruments: WideRowTests.instruments)
      .outcome(threads: 1, pieces: pieces)
  }

  @Test(arguments: Shape.allCases, [2, 31, 33, 300])
  func `plain rows come to the same`(shape: Shape, people: Int) throws {
    var random = SeededGenerator(seed: UInt64(people))
    let table = Table(shape, people: people, &random)
    for piece in [1 << 18, 3_000] {
      #expect(try outcome(table.text, shape, piece: piece) == .agreed)
    }
  }

  /// A parser for the rows of a table, which knows none of its texts.
  private static func parser(
    of table: Table,
    tokenBits: Int = 12,
    partitionBits: Int = 4
  ) throws -> PlainRowParser {
    let opening = try ExportReader(instruments: instruments, plan: plan(table.shape))
      .open([ExportFile(name: "export.csv", bytes: table.text)])
    let layout = try #require(PlainLayout(opening.sources[0], opening.offered, opening.plan))
    let tokenBits = Array(repeating: tokenBits, count: layout.tokenColumns.count)
    let record = try #require(
      RecordShape(layout, idWords: 1, tokenBits: tokenBits, partitionBits: partitionBits)
    )
    return PlainRowParser(layout, record, seed: 1, memory: ReadingPieces().memory(ofTable: 1))
  }

  /// The bytes of the rows of a table, and what a parser wants behind them.
  private static func rows(of table: Table) -> (bytes: [UInt8], end: Int) {
    let rows = table.text.dropFirst(table.lines[0].utf8.count + (table.shape == .returns ? 2 : 1))
    let sentinel = Array(repeating: UInt8(10), count: PlainRowParser.sentinelBytes)
    return (rows + sentinel, rows.count)
  }

  /// Without it the other tests of this suite would show nothing.
  @Test(arguments: Shape.allCases) func `vectors take most rows`(shape: Shape) throws {
    var random = SeededGenerator(seed: 3)
    let table = Table(shape, people: 300, &random)
    var parser = try WideRowTests.parser(of: table)
    let (bytes, end) = WideRowTests.rows(of: table)
    let taken = unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      // The parser becomes acquainted with the texts.
      _ = unsafe parser.read(start, from: 0, end: end, isLast: true)
      guard var wide = WideRows(parser) else { return 0 }
      var (place, rows) = (0, 0)
      while place < end {
        let taken = unsafe wide.take(
          start + place,
          upTo: start + end,
          runs: parser.runTables,
          tables: parser.tables,
          spreads: parser.spreads
        )
        place += taken.bytes
        rows += taken.rows
        // The row that is not taken: it is odd, or its partition has no more room, which the parser would make.
        while unsafe place < end && bytes[place] != 10 { place += 1 }
        place += 1
      }
      return rows
    }
    #expect(taken * 10 > table.lines.count * (shape == .untaken ? 7 : 8))
  }

  /// A table in which every row has a day of its own, the first one in the middle of sixteen years.
  private static func daily(_ shape: Shape, people: Int) -> Table {
    var random = SeededGenerator(seed: 1)
    var table = Table(shape, people: people, &random)
    let days = 16 * 12 * 28
    for line in 1..<table.lines.count {
      var cells = table.lines[line].split(separator: ",", omittingEmptySubsequences: false)
      let number = (days / 2 + (line - 1) * 25) % days
      let (year, rest) = number.quotientAndRemainder(dividingBy: 12 * 28)
      let (month, day) = rest.quotientAndRemainder(dividingBy: 28)
      let text = "\(2012 + year)-\(101 + month)-\(101 + day)".replacing("-1", with: "-")
      cells[2] = shape == .quotes ? "\"\(text)\"" : Substring(text)
      table.lines[line] = cells.joined(separator: ",")
    }
    return table
  }

  /// Rows that vectors take although the parser has seen four of them alone, and the days that it then knows.
  private static func firstDays(
    _ table: Table,
    tokenBits: Int
  ) throws -> (taken: Int, days: Tokens) {
    var parser = try parser(of: table, tokenBits: tokenBits, partitionBits: 0)
    let (bytes, end) = rows(of: table)
    let first = table.lines[1...4].reduce(0) { $0 + $1.utf8.count + 1 }
    let taken = unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      _ = unsafe parser.read(start, from: 0, end: first, isLast: false)
      guard var wide = WideRows(parser) else { return 0 }
      return unsafe wide.take(
        start + first,
        upTo: start + end,
        runs: parser.runTables,
        tables: parser.tables,
        spreads: parser.spreads
      )
      .rows
    }
    return (taken, try #require(parser.evidence.tokens.first { $0[1].count == 10 }))
  }

  @Test(arguments: [Shape.days, .quotes])
  func `days that were not met before are taken`(shape: Shape) throws {
    let table = WideRowTests.daily(shape, people: 100)
    let (taken, days) = try WideRowTests.firstDays(table, tokenBits: 12)
    #expect(taken > 30)
    let expected = table.lines[1...].prefix(4 + taken)
      .map { String($0.split(separator: ",")[2]).replacing("\"", with: "") }
    let found = days.numbers.map { String(decoding: days[$0], as: UTF8.self) }
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(days.counts.dropFirst().prefix(expected.count).allSatisfy { $0 == 1 })
  }

  @Test(arguments: [Shape.days, .quotes])
  func `no day is given a number that a record does not hold`(shape: Shape) throws {
    let table = WideRowTests.daily(shape, people: 100)
    let (taken, days) = try WideRowTests.firstDays(table, tokenBits: 5)
    #expect(taken > 15 && taken <= 27)
    // 31 and that of the blank.
    #expect(days.numbers == 1..<32)
  }

  /// There are more days than records have room for at first.
  @Test(arguments: [(Shape.days, 2_900), (.quotes, 300)])
  func `many new days come to the same`(shape: Shape, people: Int) throws {
    let table = WideRowTests.daily(shape, people: people)
    #expect(shape != .days || table.lines.count > 1 << 12)
    for piece in [1 << 18, 3_000] {
      #expect(try outcome(table.text, shape, piece: piece) == .agreed)
    }
  }

  /// A new day, and what stands behind it in its row.
  @Test(arguments: [
    ("2021-02-31", "3"), ("2021-00-10", "3"), ("2051-03-03", "3"), ("1951-03-03", "3"),
    ("2033-03-03", "x"), ("2033-03-03", ""), ("2033-03-03 ", "3"), ("2033-3-03", "3"),
    ("2033-03-03T", "3"), ("", "3"), ("2033-13-03", "3"),
  ])
  func `new days in rows that are odd have the same outcome`(day: String, answer: String) throws {
    for (shape, column) in [(Shape.days, 3), (.quotes, 4)] {
      var table = WideRowTests.daily(shape, people: 100)
      // The day stands in the row again in which all else is plain.
      for (line, answer) in [(40, answer), (41, answer), (70, "2"), (90, answer)] {
        var cells = table.lines[line].split(separator: ",", omittingEmptySubsequences: false)
          .map(String.init)
        let last = shape == .quotes ? column + 1 : column
        cells[2] = shape == .quotes ? "\"\(day)\"" : day
        cells[last] = shape == .quotes ? "\"\(answer)\"" : answer
        table.lines[line] = cells.joined(separator: ",")
      }
      if case .differs(let what) = try outcome(table.text, shape) {
        Issue.record("\(day.debugDescription), \(answer.debugDescription): \(what)")
      }
    }
  }

  /// What stands in the place of a field.
  private static let odd = [
    "", " ", "\"3\"", "3 ", "03", "6", "9", "-1", "x", "\"", "æ", "2023-13-01", "2023-01-12",
    "\u{1}", "sum",
    "p7", "PP", "0p", "123456789", "efter", "FØR", "a@b", "0101701234", "3,0", "Projekt 1,ven,",
    "Projekt 3", "\"3", "3\"", "\"\"", "\"\"\"", "\"33\"", "\"p7\"", "\"a,b\"",
  ]

  @Test(arguments: Shape.allCases)
  func `one odd field among plain rows has the same outcome`(shape: Shape) throws {
    var random = SeededGenerator(seed: 5)
    let table = Table(shape, people: 60, &random)
    let columns = table.lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    var agreed = 0
    // All kinds of columns stand among the first and the last; of the answers some are enough.
    for column in 0..<columns where column < 5 || column % 11 == 0 || column > columns - 3 {
      for (number, text) in WideRowTests.odd.enumerated()
      where number % 3 == column % 3 || column == 2 {
        var changed = table
        let line = 1 + (number * 7 + column * 3) % (table.lines.count - 1)
        var cells = table.lines[line].split(separator: ",", omittingEmptySubsequences: false)
        cells[column] = Substring(text)
        changed.lines[line] = cells.joined(separator: ",")
        let outcome = try outcome(changed.text, shape)
        if outcome == .agreed { agreed += 1 }
        if case .differs(let what) = outcome {
          Issue.record("line \(line), column \(column) as \(text.debugDescription): \(what)")
        }
      }
    }
    #expect(agreed > columns)
  }

  @Test(arguments: Shape.allCases)
  func `one wrong byte in the midst of plain rows has the same outcome`(shape: Shape) throws {
    var random = SeededGenerator(seed: 9)
    let table = Table(shape, people: 90, &random)
    let bytes = table.text
    let line = bytes.indices.filter { bytes[$0] == 10 }[60]
    let wrong: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0x20, 0x30, 0x39, 0x41, 0x2D, 0xFF, 0xC3]
    var agreed = 0
    for place in line - 2..<line + 34 {
      var changed = bytes
      changed[place] = wrong[(place + (place - line) / 2) % wrong.count]
      let outcome = try outcome(changed, shape)
      if outcome == .agreed { agreed += 1 }
      if case .differs(let what) = outcome {
        Issue.record("byte \(place) as \(changed[place]): \(what.prefix(400))")
      }
    }
    #expect(agreed > 2)
  }

  /// Rows that tell something among many plain ones that do not; and whether the table is then counted in passing.
  private static let telling: [(rows: [String], outcome: BothReadings.Outcome)] = [
    // The lowest code, where it stands nowhere before.
    (["p90,Nord,ven,før,0,1,2,3,4,5", "p91,Nord,ven,efter,0,1,2,3,4,5"], .agreed),
    // Ids that are alike but for a zero, or a capital.
    (["77,Nord,ven,før,1,1,2,3,4,5", "077,Nord,ven,før,1,1,2,3,4,5"], .left),
    (["q7,Nord,ven,før,1,1,2,3,4,5", "Q7,Nord,ven,før,1,1,2,3,4,5"], .left),
    // A wave that is blank, or unknown, more than once.
    (
      ["p90,Nord,ven,,1,1,2,3,4,5", "p91,Nord,ven,,1,1,2,3,4,5", "p92,Nord,ven,,1,1,2,3,4,5"],
      .agreed
    ),
    (["p90,Nord,ven,x,1,1,2,3,4,5", "p91,Nord,ven,x,1,1,2,3,4,5"], .left),
    // A level that is met first in a row that is no measurement, and then in plain ones.
    (
      [
        "p90,Syd,ven,før,1,x,2,3,4,5", "p91,Syd,ven,før,1,1,2,3,4,5",
        "p91,Syd,ven,efter,1,1,2,3,4,5",
      ], .agreed
    ),
    // The same person twice at one wave; alike, and not.
    (["p90,Nord,ven,før,1,1,2,3,4,5", "p90,Nord,ven,før,1,1,2,3,4,5"], .agreed),
    (["p90,Nord,ven,før,1,1,2,3,4,5", "p90,Nord,ven,før,1,1,2,3,4,4"], .agreed),
    // Nothing answered; a field too many, and one too few.
    (["p90,Nord,ven,før,,,,,,", "p90,Nord,ven,efter,,,,,,"], .agreed),
    (["p90,Nord,ven,før,1,1,2,3,4,5,", "p90,Nord,ven,efter,1,1,2,3,4"], .agreed),
  ]

  @Test(arguments: telling.indices)
  func `what single rows say among plain ones is heard`(number: Int) throws {
    let (rows, expected) = WideRowTests.telling[number]
    var lines = ["id,projekt,rolle,måling," + (1...6).map { "short_\($0)" }.joined(separator: ",")]
    let lowest = rows[0].contains(",0,") ? 1 : 0
    for person in 1...80 {
      for wave in ["før", "efter"] {
        let answers = (0..<6).map { String(lowest + (person * 3 + $0 * $0 + wave.count) % 5) }
        lines.append("p\(person),Nord,ven,\(wave)," + answers.joined(separator: ","))
      }
    }
    for text in rows + [lines[3].replacing("p2", with: "p99")] {
      lines.append(text)
      lines += (100..<104).map { "p\($0)\(lines.count),Nord,ven,før,5,4,3,2,1,1" }
    }
    let text = lines.map { $0 + "\n" }.joined()
    #expect(try outcome(Array(text.utf8), .groups) == expected)
  }
}
