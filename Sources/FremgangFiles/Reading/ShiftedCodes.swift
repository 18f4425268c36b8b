import FremgangJSON
import FremgangKit

/// Waves and files in which the lowest code never occurs, though it is common in the others.
///
/// Two forms of one survey may number their options from different starts. As long as nobody chose
/// the last option all codes are on offer, and every score of one form is too high.
enum ShiftedCodes {
  /// So often the lowest code would be expected where it never occurs; by chance alone that happens
  /// once in 160,000 times (e⁻¹²).
  private static let fewestExpected = 12
  /// Of so few answers elsewhere nothing is concluded.
  private static let fewestElsewhere = 100

  private struct Group: Hashable {
    var wave: Int?
    var file: Int
  }

  private struct Tally {
    let wave: Int?
    var answers = 0
    var lowest = 0
    var first: Origin

    mutating func add(_ other: Tally) {
      answers += other.answers
      lowest += other.lowest
      if (other.first.file, other.first.line) < (first.file, first.line) { first = other.first }
    }
  }

  /// Points such waves and files out, unless the plan says how the codes are to be read.
  static func check(_ tallies: [LowestCodeTally], _ plan: ExportPlan, _ log: DiagnosticLog) {
    for (id, tallies) in Dictionary(grouping: tallies, by: \.instrument).sorted(by: {
      $0.key < $1.key
    })
    where plan.codeShifts[id] == nil {
      let answers = tallies.reduce(0) { $0 + $1.answers }
      let lowest = tallies.reduce(0) { $0 + $1.lowest }
      for tally in tallies where tally.lowest == 0 {
        let elsewhere = answers - tally.answers
        guard elsewhere >= fewestElsewhere,
          Int128(lowest) * Int128(tally.answers) >= Int128(fewestExpected) * Int128(elsewhere)
        else { continue }
        let place = Place(file: tally.file, line: tally.line)
        let percent = (Int128(lowest) * 100 + Int128(elsewhere / 2)) / Int128(elsewhere)
        report(id, tally.answers, Int(percent), place, log)
      }
    }
  }

  /// How often the lowest code was chosen, by instrument, wave and file.
  static func tallies(_ responses: Responses) -> [LowestCodeTally] {
    responses.instruments.enumerated().flatMap { index, instrument in
      guard instrument.kind == .scored else { return [LowestCodeTally]() }
      return tallies(responses, index, lowestCodes(instrument)).map { tally in
        LowestCodeTally(
          instrument: instrument.id,
          wave: tally.wave,
          file: responses.files[tally.first.file],
          line: tally.first.line,
          answers: tally.answers,
          lowest: tally.lowest
        )
      }
    }
  }

  private static func report(
    _ instrument: String,
    _ answers: Int,
    _ percent: Int,
    _ place: Place,
    _ log: DiagnosticLog
  ) {
    log.report(
      "code-shift-suspected",
      .warning,
      at: place,
      "Among the \(answers) answers to \(instrument) in this row's wave and file the lowest code "
        + "never occurs; elsewhere it is \(percent) % of them. Perhaps this form numbers answers "
        + "from 1.",
      remedy:
        "Compare the two forms and correct the codes of one; if they are right as they stand, "
        + "say in the plan \"codeShifts\": { \"\(instrument)\": { \"add\": 0 } }."
    )
  }

  /// By item, the lowest code on offer; nothing where answers have no order of their own.
  private static func lowestCodes(_ instrument: Instrument) -> [Int?] {
    instrument.items.map { item in
      instrument.responseSets.first { $0.id == item.responseSet }?.bounds.lowerBound
    }
  }

  private static func tallies(
    _ responses: Responses,
    _ instrument: Int,
    _ lowest: [Int?]
  ) -> [Tally] {
    var tallies: [Group: Tally] = [:]
    // By wave, those of the file that is being gone through.
    var ofFile = [Tally?](repeating: nil, count: responses.waves.count + 1)
    var file = -1
    func keep() {
      for (wave, tally) in ofFile.enumerated() {
        guard let tally else { continue }
        let group = Group(wave: wave == 0 ? nil : wave - 1, file: file)
        tallies[group, default: Tally(wave: tally.wave, first: tally.first)].add(tally)
        ofFile[wave] = nil
      }
    }
    for index in responses.measurements.indices
    where responses.measurements[index].instrument == instrument {
      guard case .answers(let answers) = responses.measurements[index].content else { continue }
      let origin = responses.measurements[index].origin
      if origin.file != file { keep() }
      file = origin.file
      let wave = (responses.measurements[index].wave ?? -1) + 1
      var tally = Tally(wave: responses.measurements[index].wave, first: origin)
      for item in 0..<min(lowest.count, answers.count) {
        guard let code = answers[item].code else { continue }
        tally.answers += 1
        if code == lowest[item] { tally.lowest += 1 }
      }
      if ofFile[wave] == nil { ofFile[wave] = tally } else { ofFile[wave]?.add(tally) }
    }
    keep()
    return tallies.sorted { one, other in
      (one.key.file, one.key.wave ?? -1) < (other.key.file, other.key.wave ?? -1)
    }.map(\.value)
  }
}
