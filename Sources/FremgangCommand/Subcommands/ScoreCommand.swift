import FremgangFiles
import FremgangKit
import FremgangPublishing
import FremgangWords

/// `fremgang score`: each questionnaire with its scores.
struct ScoreCommand {
  private let invocation: Invocation
  private let streams: Streams
  private let language: Language

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    language = try invocation.language()
  }

  func run() throws {
    let input = try ExportInput(invocation)
    let target = invocation.value(.out)
    let inputs =
      input.files.map(\.path) + [input.planFile?.path].compactMap(\.self)
      + [input.keyFile?.path].compactMap(\.self)
    let replaces = invocation.has(.replace)
    if let target { try PrivateFile.check(target, replaces: replaces, inputs: inputs) }
    let reading = try input.read()
    let narrator = Narrator(streams, isQuiet: invocation.has(.quiet))
    narrator.tell(reading, of: input)
    if reading.hasErrors { throw narrator.refusal(of: reading, nothing: "scored") }
    let scored = try reading.responses.scored(plan: reading.plan.evaluation)
    guard !scored.measurements.isEmpty else { throw ScoreCommand.nothing(scored.filtered) }
    let table = ScoreTable(reading, Words(language)).rows(of: scored.measurements)
    let written = TableWriter(like: reading.files.first?.dialect).write(table)
    tell(scored.filtered, written, reading)
    guard let target else { return streams.output(written.bytes) }
    try PrivateFile.write(written.bytes, to: target, replaces: replaces, inputs: inputs)
    guard !invocation.has(.quiet) else { return }
    streams.error("Wrote \(target), which names single people: only you can read it.")
  }

  private static func nothing(_ filtered: Int) -> Fault {
    Fault(
      [
        filtered > 0
          ? "fremgang: The filters of the plan leave no questionnaire, so there is nothing to score."
          : "fremgang: No questionnaire with scores was found, so there is nothing to score."
      ],
      .dataHasErrors
    )
  }

  /// Tells what is not in the list, and how it is written.
  private func tell(_ filtered: Int, _ written: TableWriter.Written, _ reading: ExportReading) {
    guard !invocation.has(.quiet) else { return }
    if filtered > 0 {
      streams.error("Left out by the filters of the plan: \(filtered) questionnaires.")
    }
    if !reading.responses.personalRatings.isEmpty {
      streams.error("Personal instruments have no scores; their ratings are not listed.")
    }
    let encoding = reading.files.first?.dialect.encoding
    if encoding == .windows1252, written.dialect.encoding != encoding {
      streams.error("Written as UTF-8, because Windows-1252 lacks a character.")
    }
    streams.error("Scores: \(written.dialect.summary)")
  }
}
