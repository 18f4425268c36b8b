import FremgangFiles
import FremgangJSON
import FremgangKit

/// Reads one export given as text.
func read(
  _ text: String,
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) throws -> ExportReading {
  try read([("export.csv", text)], plan: plan, instruments: instruments)
}

/// Reads several files given as text.
func read(
  _ files: [(name: String, text: String)],
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) throws -> ExportReading {
  try ExportReader(instruments: instruments, plan: plan)
    .read(files.map { ExportFile(name: $0.name, bytes: Array($0.text.utf8)) })
}

/// A plan given as JSON.
func plan(_ text: String) throws -> ExportPlan {
  try ExportPlan(reading: Array(text.utf8), file: "plan.json")
}

/// What stands in the way of reading an export; empty when nothing does.
func refusal(
  _ text: String,
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) -> [Diagnostic] {
  refusal([("export.csv", text)], plan: plan, instruments: instruments)
}

/// What stands in the way of reading several files; empty when nothing does.
func refusal(
  _ files: [(name: String, text: String)],
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) -> [Diagnostic] {
  do throws(ExportRefusal) {
    _ = try ExportReader(instruments: instruments, plan: plan)
      .read(files.map { ExportFile(name: $0.name, bytes: Array($0.text.utf8)) })
    return []
  } catch {
    return error.diagnostics
  }
}

extension Responses {
  /// The measurements in words, sorted: respondent, instrument, wave, day, answers or totals.
  ///
  /// Two readings of the same answers give the same lines, however the rows stood.
  var lines: [String] {
    measurements.map { measurement in
      let person = respondents[measurement.respondent].split(separator: "\u{1F}")
        .joined(separator: "/")
      let wave = measurement.wave.map { waves[$0] } ?? "-"
      let (year, month, day) = measurement.day?.date ?? (0, 0, 0)
      let date = measurement.day == nil ? "-" : "\(year)-\(month)-\(day)"
      let mode = measurement.answerMode.map { " " + answerModes[$0] } ?? ""
      let instrument = instruments[measurement.instrument].id
      return "\(person) \(instrument) \(wave) \(date)\(mode): \(words(measurement.content))"
    }.sorted()
  }

  private func words(_ content: Measurement.Content) -> String {
    switch content {
    case .answers(let answers):
      answers.map { answer in
        if let code = answer.code { return String(code) }
        return answer == .blank ? "_" : answer == .declined ? "d" : "n"
      }.joined(separator: " ")
    case .totals(let totals):
      totals.sorted { $0.key < $1.key }.map { "#\($0.key)=\($0.value.value)" }
        .joined(separator: " ")
    case .unusable(let reason): reason.rawValue
    }
  }

  /// The groups' values in words, sorted.
  var groupLines: [String] {
    groupValues.map { value in
      let grouping = groupings[value.grouping]
      return "\(respondents[value.respondent]) \(grouping.id): \(grouping.levels[value.level])"
    }.sorted()
  }
}

extension [Diagnostic] {
  /// Code, line and column of each.
  var places: [String] {
    map { "\($0.code) \($0.place.line ?? 0):\($0.place.column ?? 0)" }
  }
}
