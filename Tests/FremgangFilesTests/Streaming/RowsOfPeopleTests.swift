import FremgangFiles
import FremgangKit
import Testing

/// People with one row, with two and with more, whose rows agree or do not: most are counted in a straight line, and
/// all of them as the careful reader counts them.
@Suite struct `Rows of people` {
  /// What a table holds besides people, their waves, groups and answers.
  enum Shape: CaseIterable {
    case days, noDays, noGroups, longIDs, thirdWave, groupsApart, oneInstrument

    fileprivate var columns: [String] {
      switch self {
      case .noDays: ["id", "rolle", "projekt", "måling"]
      case .noGroups: ["id", "måling", "dato"]
      case .groupsApart: ["rolle", "id", "måling", "note", "dato", "projekt"]
      default: ["id", "rolle", "projekt", "måling", "dato"]
      }
    }

    /// So many in one table that each of its sixteen partitions holds more than are counted together.
    fileprivate var people: Int { self == .oneInstrument ? 5000 : 500 }
  }

  @Test(arguments: Shape.allCases, 1...3)
  func `are counted in passing as with care`(shape: Shape, threads: Int) throws {
    var instruments = [TestInstruments.lsns6, TestInstruments.burden]
    if shape == .oneInstrument { instruments.removeLast() }
    let both = BothReadings(
      Array(Self.table(shape, instruments).utf8),
      plan: try Self.plan(shape),
      instruments: instruments
    )
    for largeTable in [1, 1 << 23] {
      var pieces = ReadingPieces()
      pieces.leastPart = 1000
      pieces.largeTable = largeTable
      #expect(both.outcome(threads: threads, pieces: pieces) == .agreed)
    }
  }

  private static func plan(_ shape: Shape) throws -> ExportPlan {
    let groups = #", "groups": { "role": "rolle", "project": "projekt" }"#
    let waves = ["før", "efter"] + (shape == .thirdWave ? ["senere"] : [])
    return try ExportPlan(
      reading: Array(
        """
        { "columns": { "respondent": "id", "wave": "måling"\(shape == .noGroups ? "" : groups) },
          "waves": [\(waves.map { #"{ "id": "\#($0)" }"# }.joined(separator: ", "))],
          "pairing": { "rule": "waves", "before": "før", "after": "efter" },
          "onBadValue": "exclude" }
        """.utf8
      ),
      file: "plan.json"
    )
  }

  private static func table(_ shape: Shape, _ instruments: [Instrument]) -> String {
    let items = instruments.flatMap { $0.items.map(\.id) }
    var lines = [(shape.columns + items).joined(separator: ";")]
    var later: [String] = []
    for person in 0..<shape.people {
      let rows = rows(of: person, shape).map { row in
        (shape.columns.map { row[$0, default: ""] } + answers(row, instruments))
          .joined(separator: ";")
      }
      lines += rows.prefix(1)
      later += rows.dropFirst()
    }
    // Rows of one person stand far apart, and so in different parts.
    return (lines + later.reversed()).joined(separator: "\n") + "\n"
  }

  /// The rows of a person, who is one of many kinds.
  private static func rows(of person: Int, _ shape: Shape) -> [[String: String]] {
    func row(_ wave: String, _ other: [String: String] = [:]) -> [String: String] {
      let day = (wave == "før" ? 1 : 6) + person % 5
      let all = [
        "id": shape == .longIDs ? "deltager-nummer-\(person)" : "p\(1000 + person)",
        "rolle": ["ven", "", "bror"][person % 3], "projekt": ["Nord", "Syd"][person / 3 % 2],
        "måling": wave, "dato": "2023-0\(1 + person % 8)-0\(day % 9 + 1)", "note": "x\(person % 4)",
        "answers": "\(person * 7 + (wave == "før" ? 0 : person % 4))",
      ]
      return all.merging(other) { $1 }
    }
    switch person % 32 {
    case 0...9: return [row("før"), row("efter")]
    case 10...15: return [row("efter"), row("før")]
    case 16, 17: return [row("før")]
    case 18: return [row("efter")]
    case 19: return [row("før"), row("efter"), row("efter")]
    case 20: return [row("før"), row("før", ["answers": "5"])]
    case 21: return [row("før"), row("efter", ["rolle": "søster"])]
    case 22: return [row("efter", ["rolle": ""]), row("før")]
    case 23: return [row("før", ["dato": ""]), row("efter")]
    case 24: return [row("efter", ["dato": "2019-01-01"]), row("før")]
    case 25: return [row("før"), row("efter", ["dato": "2043-01-01"])]
    case 26: return [row("før", ["blank": "1"]), row("efter")]
    case 27: return [row("efter"), row("før", ["blank": "9"])]
    case 28: return [row("før"), row("efter", ["blank": "burden"])]
    case 29: return [row("før", ["blank": "all"]), row("efter", ["blank": "all"])]
    case 30 where shape == .thirdWave: return [row("før"), row("senere"), row("efter")]
    case 31 where shape == .thirdWave: return [row("senere")]
    default: return [row("efter", ["blank": "all"]), row("før")]
    }
  }

  /// The answers of a row, some or all of which are blank.
  private static func answers(_ row: [String: String], _ instruments: [Instrument]) -> [String] {
    let start = Int(row["answers", default: ""]) ?? 0
    return instruments.flatMap { instrument in
      let highest = instrument.responseSets[0].options.count
      return instrument.items.indices.map { item in
        switch row["blank"] {
        case "all", instrument.id: ""
        case "1" where item == 0: ""
        case "9" where item > 0: ""
        default: String((start + item * item + start / 11 * item) % highest)
        }
      }
    }
  }
}
