import FremgangFiles
import FremgangKit
import FremgangWords

/// Scored measurements as the rows of a table.
///
/// The names of the columns are English whatever the language, so that programs can rely on them;
/// bands, rules and remarks are in the language.
struct ScoreTable {
  /// The most decimals of a score whose scale does not say how it is rounded.
  private static let mostDecimals = 4

  private let reading: ExportReading
  private let words: Words
  private let levels: [RespondentLevels]

  init(_ reading: ExportReading, _ words: Words) {
    self.reading = reading
    self.words = words
    levels = reading.responses.levelsOfRespondents(plan: reading.plan.evaluation)
  }

  /// The header, then a row for each scored measurement.
  func rows(of scored: [ScoredMeasurement]) -> [[TableWriter.Cell]] {
    [header] + scored.map(row)
  }

  private var header: [TableWriter.Cell] {
    var names = ["respondent", "wave", "date"]
    names += levels.map(\.grouping)
    names += ["instrument", "scale", "score", "answered", "items", "rule", "band", "remark"]
    names += ["file", "line"] + reading.copied.columns
    return names.map(text)
  }

  private func row(_ scored: ScoredMeasurement) -> [TableWriter.Cell] {
    let responses = reading.responses
    let measurement = responses.measurements[scored.measurement]
    let instrument = responses.instruments[measurement.instrument]
    let scale = instrument.scales[scored.scale]
    let respondent = responses.respondents[measurement.respondent]
    var cells = [
      text(respondent.split(separator: "\u{1F}").joined(separator: " / ")),
      text(measurement.wave.map { responses.waves[$0] } ?? ""),
      text(measurement.day?.isoText ?? ""),
    ]
    cells += levels.map { text($0.level(of: measurement.respondent) ?? "") }
    cells += [text(instrument.id), text(scale.id)]
    cells += figures(scored, scale)
    let file = responses.files[measurement.origin.file]
    cells.append(text(file.split(separator: "/").last.map(String.init) ?? file))
    cells.append(.number(String(measurement.origin.line)))
    return cells + reading.copied.texts(at: measurement.origin).map(text)
  }

  /// Score, answered, items, rule, band and remark.
  private func figures(_ scored: ScoredMeasurement, _ scale: Scale) -> [TableWriter.Cell] {
    let remarks = ScoreRemarks(words)
    var (score, answered): (TableWriter.Cell, TableWriter.Cell) = (.empty, .empty)
    var rule = ""
    switch scored.outcome {
    case .score(let value):
      score = number(value, scale)
      answered = .number(String(value.answered))
      rule = remarks.rule(of: value)
    case .total(let value):
      score = number(value, scale)
      rule = remarks.totalAsDelivered
    case .tooManyUnanswered(let count, _): answered = .number(String(count))
    case .noTotal, .unusable: break
    }
    let band = scored.score.flatMap(scale.band).map { words.say($0.title) } ?? ""
    return [
      score, answered, .number(String(scale.items.count)), text(rule), text(band),
      text(remarks.remark(on: scored, scale)),
    ]
  }

  private func number(_ score: Score, _ scale: Scale) -> TableWriter.Cell {
    let digits =
      switch scale.rounding {
      case .none: ScoreTable.mostDecimals
      case .halvesAwayFromZero(let digits), .halvesToEven(let digits): digits
      }
    return score.decimal(atMost: min(digits, 9)).map { .number("\($0)") } ?? .empty
  }

  /// Text that no spreadsheet runs; what is a number to every spreadsheet stays as it stands.
  private func text(_ text: String) -> TableWriter.Cell {
    .text(ScoreTable.isNumber(text) ? text : SeparatedText.defused(text))
  }

  private static func isNumber(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      bytes = bytes.dropFirst()
    }
    let parts = bytes.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
    }
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
