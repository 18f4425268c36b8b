import FremgangFiles
import FremgangInstruments
import FremgangKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Speed never decides what a number is: a table that is counted in passing comes to what the careful
/// reading makes of it.
///
/// `FREMGANG_SEEDS` says how many tables are made, `FREMGANG_FIRST_SEED` from which seed on.
@Suite struct StreamingTests {
  /// Pieces in which a table of a few rows is divided as a large one is.
  private static func pieces(_ seed: Int) -> ReadingPieces {
    var pieces = ReadingPieces()
    pieces.leastPart = [1, 50, 400][seed % 3]
    pieces.piece = [1, 7, 64, 500, 1 << 18][seed / 3 % 5]
    pieces.beyondSample = [0, 300, 1 << 16][seed / 15 % 3]
    pieces.firstLook = [1 << 16, 2500, 5000][seed / 11 % 3]
    pieces.largeTable = seed % 2 == 0 ? 1 : 1 << 23
    pieces.usesWideVectors = seed / 2 % 2 == 0
    return pieces
  }

  private static func limits(_ seed: Int) -> ReadingLimits {
    var limits = ReadingLimits()
    if seed % 4 == 0 { limits.bytesSampled = 400 }
    limits.rowsSampled = [200, 2, 5][seed / 7 % 3]
    return limits
  }

  /// A text in UTF-16 with its mark; the bytes as they are where they are no UTF-8.
  private static func wide(_ bytes: [UInt8], highFirst: Bool) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    let units = text.first == "\u{FEFF}" ? Array(text.utf16) : [0xFEFF] + Array(text.utf16)
    return units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return highFirst ? [high, low] : [low, high]
    }
  }

  private static func number(_ name: String) -> Int? {
    unsafe getenv(name).flatMap { unsafe Int(String(cString: $0)) }
  }

  @Test func `generated tables come to the same in passing and with care`() {
    let first = StreamingTests.number("FREMGANG_FIRST_SEED") ?? 1
    let count = StreamingTests.number("FREMGANG_SEEDS") ?? 100
    let instruments = Catalogue.bundled.instruments
    // How many plain tables give figures, and how many of those were left to the careful reader.
    var (plain, left) = (0, 0)
    for seed in first..<first + count {
      let table = GeneratedTable(seed: UInt64(seed))
      let both = BothReadings(
        seed % 5 == 4 ? StreamingTests.wide(table.bytes, highFirst: seed % 2 == 0) : table.bytes,
        plan: table.plan,
        instruments: instruments,
        limits: StreamingTests.limits(seed)
      )
      let outcome = both.outcome(threads: seed % 3 + 1, pieces: StreamingTests.pieces(seed))
      if table.messes.isEmpty, both.isCounted {
        plain += 1
        left += outcome == .left ? 1 : 0
      }
      if case .differs(let what) = outcome {
        Issue.record("seed \(seed), \(table.messes): \(what.prefix(400))")
      }
    }
    // Most are counted in passing, or nothing is tested here; not those with three waves whose
    // first and last are wanted, or with more scales than a record holds.
    #expect(plain > count / 10)
    #expect(left * 4 <= plain)
  }

  /// Four people before and after, in which every kind of column stands.
  private static let small = """
    id;måling;dato;rolle;projekt;who5_1;who5_2;who5_3;who5_4;who5_5;note
    a1;før;13-02-2023;ven;Nord;0;0;0;0;0;god
    a1;efter;01-03-2023;ven;Nord;0;0;0;0;0;
    b2;før;14-02-2023;;Syd;1;2;3;4;5;"x"
    b2;efter;02-03-2023;;Syd;5;4;3;;1;æ
    c3;før;;bror;Syd;3;3;3;3;3;
    d4;efter;03-03-2023;bror;Nord;5;5;5;5;5;n

    """

  @Test(arguments: [nil, StreamingTests.plan])
  func `one wrong byte has the same outcome in passing and with care`(plan: String?) throws {
    let bytes = Array(StreamingTests.small.utf8)
    let instruments = Catalogue.bundled.instruments.filter { $0.id == "who-5" }
    let plan = try plan.map { try ExportPlan(reading: Array($0.utf8), file: "plan.json") }
    let wrong: [UInt8] = [0x22, 0x3B, 0x0A, 0x0D, 0x00, 0x20, 0x30, 0x39, 0x41, 0x2D, 0xFF, 0xC3]
    let all = StreamingTests.number("FREMGANG_SEEDS") != nil
    var agreed = 0
    for place in bytes.indices {
      // One byte and one bit at each place; all of them where many tables are asked for.
      let others = all ? wrong : [wrong[place % wrong.count]]
      for other in others + [bytes[place] ^ 1 << UInt8(place % 7)] where other != bytes[place] {
        var changed = bytes
        changed[place] = other
        let both = BothReadings(changed, plan: plan, instruments: instruments)
        let outcome = both.outcome(threads: place % 3 + 1, pieces: StreamingTests.pieces(place))
        if outcome == .agreed { agreed += 1 }
        if case .differs(let what) = outcome {
          Issue.record("byte \(place) as \(other): \(what.prefix(400))")
        }
      }
    }
    #expect(agreed > bytes.count / 4)
  }

  /// Before and after stand side by side, and no column tells a wave, a group or a day.
  @Test func `a table without any text is counted in passing`() {
    var lines = ["id;" + (1...5).map { "who5_\($0)_før;who5_\($0)_efter" }.joined(separator: ";")]
    for person in 1...9 {
      let answers = (0..<10).map { String((person * 7 + $0 * $0) % 6) }
      lines.append("p\(person);" + answers.joined(separator: ";"))
    }
    let table = lines.joined(separator: "\n") + "\n"
    let instruments = Catalogue.bundled.instruments.filter { $0.id == "who-5" }
    let both = BothReadings(Array(table.utf8), plan: nil, instruments: instruments)
    for threads in 1...2 {
      #expect(both.outcome(threads: threads, pieces: StreamingTests.pieces(threads)) == .agreed)
    }
  }

  /// Texts side by side that are alike in their first bytes, blank, long, or in quotes.
  @Test func `texts that stand side by side are told apart`() {
    let projects = [
      "Frivilligcenter Nord", "Frivilligcenter Syd", "", "\"Frivilligcenter Nord\"",
      String(repeating: "Langt navn ", count: 6), "a", "\"b;c\"",
    ]
    let roles = ["", "ven", "\"ven\"", "frivillig med brugererfaring", "Frivilligcenter Nord"]
    var lines = ["id;projekt;rolle;måling;" + (1...5).map { "who5_\($0)" }.joined(separator: ";")]
    for person in 0..<140 {
      for (place, wave) in ["før", "efter"].enumerated() {
        let row = [
          "p\(person)", projects[person % projects.count], roles[person / 7 % roles.count], wave,
        ]
        let answers = (0..<5).map { String((person + place + $0) % 6) }
        lines.append((row + answers).joined(separator: ";"))
      }
    }
    let table = lines.joined(separator: "\n") + "\n"
    let instruments = Catalogue.bundled.instruments.filter { $0.id == "who-5" }
    let both = BothReadings(Array(table.utf8), plan: nil, instruments: instruments)
    for threads in 1...3 {
      #expect(both.outcome(threads: threads, pieces: StreamingTests.pieces(threads)) == .agreed)
    }
  }

  private static let plan = """
    { "columns": { "respondent": "id", "wave": "måling", "date": "dato",
        "groups": { "role": "rolle", "project": "projekt" } },
      "waves": [{ "id": "før" }, { "id": "efter" }], "onBadValue": "exclude" }
    """
}
