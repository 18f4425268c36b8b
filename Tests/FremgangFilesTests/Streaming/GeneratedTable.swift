import FremgangFiles
import FremgangKit
import SeededNumbers

/// A table made from a seed: plain, or with a few of the things that exports hold.
struct GeneratedTable {
  /// What is put into some of the cells and rows.
  enum Mess: CaseIterable {
    case oddAnswer, outOfRange, quotes, quotedLine, oddID, alikeIDs, groupChange, labelCase
    case identicalRow, conflictingRow, unknownWave, badDate, monthFirst, blankRow, headerAgain
    case sumRow, ragged, emptyID, personNumber, nul, notUTF8, lineEnds, strayQuote, oddWave, longID
    case longGroup, beyondASCII, oddText, freeText, noLowest
  }

  let seed: UInt64
  private(set) var bytes: [UInt8] = []
  private(set) var plan: ExportPlan?
  private(set) var messes: [Mess] = []
  private var random: SeededGenerator
  private var delimiter = ";"
  private var lineEnd = "\n"
  private var quoting = 0
  private var isWide = false
  private var instruments: [Sheet] = []
  private var waves: [String] = []
  private var columns: [Column] = []
  private var rows: [[String]] = []
  private var isDayFirst = false

  /// An instrument as its columns show it.
  private struct Sheet {
    var id: String
    var stem: String
    var items: Int
    var width: Int
    var codes: ClosedRange<Int>
  }

  private enum Column: Equatable {
    case id, wave, date(String), role, project, note
    case item(sheet: Int, number: Int, wave: String)
  }

  private static let sheets = [
    Sheet(id: "who-5", stem: "who5_", items: 5, width: 1, codes: 0...5),
    Sheet(id: "lsns-6", stem: "lsns_", items: 6, width: 1, codes: 0...5),
    Sheet(id: "recovery-star", stem: "star_", items: 10, width: 2, codes: 1...10),
    Sheet(id: "mhrm", stem: "mhrm_", items: 30, width: 2, codes: 0...4),
  ]

  init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    choose()
    fill()
    write()
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func pick<T>(_ from: [T]) -> T {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  private func has(_ mess: Mess) -> Bool { messes.contains(mess) }

  private mutating func choose() {
    if chance(75) {
      for _ in 0..<Int.random(in: 1...3, using: &random) { messes.append(pick(Mess.allCases)) }
    }
    delimiter = pick([";", ",", "\t", "|"])
    lineEnd = pick(["\n", "\n", "\r\n"])
    quoting = pick([0, 0, 1, 2])
    isWide = chance(35)
    isDayFirst = chance(50)
    instruments = GeneratedTable.sheets.shuffled(using: &random)
      .prefix(pick([1, 1, 2, 3])).map { $0 }
    waves = pick([["pre", "post"], ["før", "efter"], ["t0", "t1"], ["t0", "t1", "t2"]])
    if isWide { waves = pick([["foer", "efter"], ["pre", "post"]]) }
    columns = [.id]
    if !isWide { columns.append(.wave) }
    if chance(60) {
      if isWide { columns += waves.map { .date($0) } } else { columns.append(.date("")) }
    }
    if chance(60) { columns.append(.role) }
    if chance(40) { columns.append(.project) }
    if chance(50) { columns.append(.note) }
    if chance(30) { columns.shuffle(using: &random) }
    for (sheet, instrument) in instruments.enumerated() {
      for wave in isWide ? waves : [""] {
        columns += (1...instrument.items).map { .item(sheet: sheet, number: $0, wave: wave) }
      }
    }
    if chance(15) { columns.append(columns.removeFirst()) }
    if chance(5) { columns.shuffle(using: &random) }
    makePlan()
  }

  private mutating func makePlan() {
    guard chance(65) else { return }
    var parts = ["\"format\": \"fremgang.plan/1\""]
    var named = ["\"respondent\": \"id\""]
    if !isWide { named.append("\"wave\": \"måling\"") }
    var groups: [String] = []
    if columns.contains(.role) { groups.append("\"role\": \"rolle\"") }
    if columns.contains(.project) { groups.append("\"project\": \"projekt\"") }
    if !groups.isEmpty { named.append("\"groups\": { \(groups.joined(separator: ", ")) }") }
    if columns.contains(.date("")) { named.append("\"date\": \"dato\"") }
    parts.append("\"columns\": { \(named.joined(separator: ", ")) }")
    if chance(40) {
      let listed = waves.map { "{ \"id\": \"\($0)\", \"values\": [\"\($0)\"] }" }
      if !isWide { parts.append("\"waves\": [\(listed.joined(separator: ", "))]") }
    }
    if chance(40) || waves.count > 2 {
      parts.append(
        chance(50)
          ? "\"pairing\": { \"rule\": \"firstToLast\" }"
          : "\"pairing\": { \"rule\": \"waves\", \"before\": \"\(waves[0])\", \"after\": "
            + "\"\(waves[waves.count - 1])\" }"
      )
    }
    if columns.contains(.role), chance(50) {
      parts.append(
        "\"groups\": [{ \"id\": \"role\", \"levels\": [\"deltager\", \"pårørende\"], "
          + "\"labels\": { \"1\": \"deltager\", \"FRIVILLIG\": \"frivillig m. erfaring\" } }]"
      )
    }
    if chance(40) { parts.append("\"onBadValue\": \"exclude\"") }
    let id = instruments[0].id
    if chance(20) {
      parts.append("\"missingCodes\": { \"99\": \"blank\", \"8\": \"declined\" }")
    }
    if chance(20) {
      parts.append(
        "\"codeShifts\": { \"\(id)\": { \(chance(50) ? "\"add\": -1" : "\"reverse\": true") } }"
      )
    }
    if chance(15) { parts.append("\"answerLabels\": { \"\(id)\": { \"Enig\": 3, \"12\": 2 } }") }
    if columns.contains(.project), chance(30) { parts.append("\"clusterBy\": \"project\"") }
    plan = try? ExportPlan(
      reading: Array("{ \(parts.joined(separator: ", ")) }".utf8),
      file: "plan.json"
    )
  }
}

extension GeneratedTable {
  private mutating func fill() {
    let people = pick([1, 3, 8, 20, 40])
    let form = Int.random(in: 0..<6, using: &random)
    for number in 1...people {
      let id = id(number, form)
      let role = pick(["deltager", "frivillig", "pårørende", "1", "", "deltager"])
      let project = pick(["Nord", "Syd", "Åen", ""])
      for wave in isWide ? [""] : waves where number == 1 || !chance(20) {
        rows.append(row(number, id, wave, role, project))
        if has(.identicalRow), chance(10) { rows.append(rows[rows.count - 1]) }
        if has(.conflictingRow), chance(10) {
          rows.append(row(number, id, wave, role, project))
        }
      }
      if has(.alikeIDs), chance(30) {
        let twin = pick(["0" + id, id.uppercased(), id.lowercased(), id + " ", " " + id])
        rows.append(row(number, twin, waves[0], role, project))
      }
    }
    if chance(60) { rows.shuffle(using: &random) }
    if chance(10) { rows.sort { $0[0] < $1[0] } }
  }

  private mutating func id(_ number: Int, _ form: Int) -> String {
    if has(.longID), chance(40) {
      return String(repeating: "k", count: Int.random(in: 6...66, using: &random)) + String(number)
    }
    if has(.oddID), chance(20) {
      return pick([
        "ål\(number)", "a@b\(number).dk", "1E+0\(number)", "jan-\(number)", "-\(number)", "#N/A",
        "i alt", "snit", "A \(number)", "x\u{A0}\(number)", "é\(number)", "e\u{301}\(number)",
        "\u{FEFF}\(number)", "=\(number)", "1,\(number)", "\(number).0", "NA", ".", "sum",
        "x\u{7F}\(number)", "x\u{1F}\(number)", "x\u{1}\(number)", "\u{3000}\(number)",
      ])
    }
    switch form {
    case 0: return String(number)
    case 1: return "P" + String(1000 + number)
    case 2: return String(repeating: "0", count: 4) + String(number)
    case 3: return "a" + String(number)
    case 4: return String(String(number).reversed()) + "xyzæ"
    default: return "deltager-\(number)"
    }
  }

  private mutating func row(
    _ person: Int,
    _ id: String,
    _ wave: String,
    _ role: String,
    _ project: String
  ) -> [String] {
    let misses = pick([0, 0, 2, 30, 100])
    return columns.map { column in
      switch column {
      case .id: return has(.emptyID) && chance(5) ? pick(["", " "]) : id
      case .wave: return self.wave(wave)
      case .date(let column): return date(column.isEmpty ? wave : column)
      case .role: return self.role(role)
      case .project: return has(.freeText) ? "navn \(person)" : project
      case .note: return note()
      case .item(let sheet, _, _):
        return person > 1 && chance(misses) ? "" : answer(instruments[sheet], person)
      }
    }
  }

  private mutating func wave(_ wave: String) -> String {
    if has(.unknownWave), chance(8) { return pick(["baseline", "", "t9", "midt", "2023-01-02"]) }
    if has(.oddWave), chance(20) {
      return pick([wave.uppercased(), " " + wave, wave + "\u{A0}", wave + "."])
    }
    return wave
  }

  private mutating func date(_ wave: String) -> String {
    if has(.badDate), chance(10) { return pick(["31-02-2023", "x", "2023", "1/13/23", "", " "]) }
    if chance(5) { return "" }
    let month = (waves.firstIndex(of: wave) ?? 0) * 5 + Int.random(in: 1...3, using: &random)
    let day = Int.random(in: 1...(has(.monthFirst) && !chance(10) ? 12 : 28), using: &random)
    if has(.monthFirst) { return isDayFirst ? "\(day)/\(month)/2023" : "\(month)/\(day)/2023" }
    return isDayFirst ? "\(day)-\(month)-2023" : "2023-0\(month % 10)-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func role(_ role: String) -> String {
    if has(.groupChange), chance(15) { return pick(["deltager", "frivillig", "", "leder"]) }
    if has(.labelCase), chance(30) {
      return pick([role.uppercased(), " " + role, role + "  ", "Deltager", "frivillig  x"])
    }
    if has(.longGroup), chance(5) { return String(repeating: "lang ", count: pick([3, 20, 30])) }
    return role
  }

  private mutating func note() -> String {
    if has(.oddText), chance(30) {
      return pick([
        "a\"\"b", "\"\"", "=1+1", "\u{7F}", "\u{1}", "Ã¦", "\u{FFFD}", "1E+05", "#N/A", "\u{200B}",
        String(repeating: "lang tekst ", count: 12),
      ])
    }
    if has(.quotedLine), chance(20) { return "en\(lineEnd)to" }
    if has(.personNumber), chance(4) { return pick(["0101701234", "010170-1234", "tlf 12345678"]) }
    if has(.beyondASCII), chance(30) { return pick(["æøå", "日本語", "é", "😀", "–"]) }
    return pick(["", "god", "a b", "12345678901", "x"])
  }

  private mutating func answer(_ sheet: Sheet, _ person: Int) -> String {
    if has(.oddAnswer), chance(2) {
      return pick([
        " 3", "3 ", "03", "3.0", "3,0", "+3", "x", "#N/A", "1E+05", "-1", "NA", ".", "Enig", "enig",
        "99", "8", "12", "\u{A0}3", "3\u{A0}", "³", "٣", "003", "3\u{7F}", "0x3", "ved ikke", "00",
      ])
    }
    if has(.outOfRange), chance(2) { return pick(["6", "7", "11", "99", "100", "12"]) }
    let low = sheet.codes.lowerBound + (has(.noLowest) ? 1 : 0)
    if person == 1 { return String(low) }
    return String(Int.random(in: low...sheet.codes.upperBound, using: &random))
  }

  private func name(of column: Column) -> String {
    switch column {
    case .id: return "id"
    case .wave: return "måling"
    case .date(let wave): return wave.isEmpty ? "dato" : "dato_\(wave)"
    case .role: return "rolle"
    case .project: return "projekt"
    case .note: return "bemærkning"
    case .item(let sheet, let number, let wave):
      let digits = String(number)
      let filled = String(repeating: "0", count: instruments[sheet].width - digits.count)
      let padding = digits.count < instruments[sheet].width ? filled : ""
      return instruments[sheet].stem + padding + digits + (wave.isEmpty ? "" : "_\(wave)")
    }
  }
}

extension GeneratedTable {
  private mutating func write() {
    if chance(20) { bytes = [0xEF, 0xBB, 0xBF] }
    let header = line(columns.map(name))
    bytes += Array(header.utf8)
    for row in rows {
      if has(.blankRow), chance(8) {
        let empty = String(repeating: delimiter, count: columns.count - 1)
        bytes += Array((pick(["", empty, " ", "\"\""]) + lineEnd).utf8)
      }
      if has(.headerAgain), chance(4) { bytes += Array(header.utf8) }
      if has(.sumRow), chance(4) {
        bytes += Array(line(columns.map { $0 == .id ? "I alt" : "3" }).utf8)
      }
      bytes += damaged(Array(line(cut(row)).utf8))
    }
    if chance(15), bytes.last == 0x0A {
      bytes.removeLast()
      if bytes.last == 0x0D { bytes.removeLast() }
    }
  }

  private mutating func cut(_ row: [String]) -> [String] {
    guard has(.ragged), chance(8) else { return row }
    return pick([Array(row.dropLast()), row + [""], row + ["1"], [row[0]], row + ["", ""]])
  }

  private mutating func damaged(_ line: [UInt8]) -> [UInt8] {
    var line = line
    let place = Int.random(in: 0..<line.count, using: &random)
    if has(.nul), chance(5) { line.insert(0, at: place) }
    if has(.notUTF8), chance(5) { line.insert(pick([0xFF, 0xC3, 0xE6, 0x80]), at: place) }
    if has(.strayQuote), chance(5) { line.insert(0x22, at: place) }
    if has(.lineEnds), chance(5) {
      let end = lineEnd.utf8.count
      line.replaceSubrange((line.count - end)..., with: pick([[0x0A], [0x0D, 0x0A], [0x0D]]))
    }
    return line
  }

  private mutating func line(_ cells: [String]) -> String {
    cells.map { quoted($0) }.joined(separator: delimiter) + lineEnd
  }

  private mutating func quoted(_ cell: String) -> String {
    let needs = cell.contains { "\";,\t|\n\r\r\n".contains($0) }
    let wants = quoting == 1 || (quoting == 2 && chance(30)) || (has(.quotes) && chance(10))
    guard needs || wants else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
