import FremgangFiles
import FremgangJSON
import FremgangKit

/// An instrument file; with what passes, answers are scored and an export is evaluated.
///
/// The second part of the input chooses the answers.
struct InstrumentDriver {
  private let input: FuzzInput

  init(_ bytes: [UInt8]) {
    input = FuzzInput(bytes)
  }

  func run() throws(BrokenPromise) {
    let (instrument, diagnostics) = Instrument.read(json: input.parts[0], file: "x.json")
    guard let instrument else {
      try promise(!diagnostics.isEmpty, "a refusal says nothing")
      return
    }
    for scale in instrument.scales { try score(scale, of: instrument) }
    try evaluate(instrument)
  }

  /// The answers that the input chooses, as a position among an item's options; nothing for blank.
  private func choice(_ number: Int) -> Int? {
    let bytes = input.parts.count > 1 ? input.parts[1] : []
    guard !bytes.isEmpty else { return number % 7 }
    let byte = bytes[number % bytes.count]
    return byte == UInt8(ascii: " ") ? nil : Int(byte) + number / bytes.count
  }

  private func codes(_ instrument: Instrument) -> [[Int]] {
    instrument.items.map { item in
      instrument.responseSets.first { $0.id == item.responseSet }?.options.map(\.code) ?? []
    }
  }

  private func score(_ scale: Scale, of instrument: Instrument) throws(BrokenPromise) {
    let scorer: Scorer
    do throws(ScoringFault) {
      scorer = try Scorer(scale, of: instrument)
    } catch {
      throw BrokenPromise("an instrument without faults cannot be scored: \(error)")
    }
    let codes = codes(instrument)
    let rows: [[Answer]] = [
      codes.map { $0.first.map(Answer.init(code:)) ?? .blank },
      codes.map { $0.last.map(Answer.init(code:)) ?? .blank },
      codes.map { _ in .blank },
      codes.indices.map { answer($0, codes[$0]) },
      codes.indices.map { answer($0 + 1, codes[$0]) },
    ]
    for row in rows {
      guard let score = scorer.score(row).score else { continue }
      let isInReach = (scorer.lowest...scorer.highest).contains(score.numerator)
      try promise(isInReach, "a score on \(scale.id) lies out of reach")
      _ = scale.band(of: score)
    }
    _ = try? scorer.score(total: scale.maximum)
  }

  private func answer(_ number: Int, _ codes: [Int]) -> Answer {
    guard let choice = choice(number), !codes.isEmpty else { return .blank }
    return Answer(code: codes[choice % codes.count])
  }

  /// An export of some people before and after, read as any other.
  private func evaluate(_ instrument: Instrument) throws(BrokenPromise) {
    guard instrument.kind != .personal, instrument.items.count <= 200 else { return }
    let codes = codes(instrument)
    var text = "id;wave;" + instrument.items.map(\.id).joined(separator: ";") + "\n"
    for person in 0..<12 {
      for (place, wave) in ["pre", "post"].enumerated() {
        let cells = codes.indices.map { item in
          answer(item * 3 + person * 5 + place * 11, codes[item]).code.map(String.init) ?? ""
        }
        text += "\(person);\(wave);\(cells.joined(separator: ";"))\n"
      }
    }
    var plan = ExportPlan()
    plan.disclosure = Disclosure(minimumCell: input.chooses(0) ? 1 : 5, individualPoints: true)
    try ExportDriver(Array(text.utf8), instruments: [instrument], plan: plan).run()
  }
}
