import FremgangFiles
import FremgangKit
import FremgangPublishing

/// `fremgang evaluate`: from an export to its report, or to a part of one.
struct EvaluateCommand {
  private let invocation: Invocation
  private let streams: Streams
  private let output: ReportOutput
  private let slice: RespondentSlice?

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    output = try ReportOutput(invocation, streams)
    for option in [Option.threads, .minimumCell] { _ = try invocation.positiveNumber(option) }
    for option in [Option.out, .format] where invocation.has(.partial) && invocation.has(option) {
      throw UsageFault.notTogether(.partial, option)
    }
    for option in [Option.part, .replace] where invocation.has(option) {
      if !invocation.has(.partial) { throw UsageFault.onlyWith(.partial, option) }
    }
    slice = try invocation.value(.part).map { text throws(UsageFault) in
      guard let slice = RespondentSlice(text) else {
        throw .badValue(.part, value: text, expected: "a slice such as 3/16 is wanted")
      }
      return slice
    }
  }

  func run() throws {
    let input = try ExportInput(invocation)
    if let target = invocation.value(.partial) {
      let part = PartOutput(target, replaces: invocation.has(.replace), of: input)
      try part.check()
      let reading = try read(input, part: PartScope(slice: slice))
      return try writePart(of: reading, input, to: part)
    }
    let reading = try read(input, part: nil)
    let evaluation = try Evaluation(of: reading.responses, plan: reading.plan.evaluation)
    narrator.tell(evaluation.diagnostics)
    try narrator.tellWhatIsMissing(in: evaluation)
    let results = evaluation.disclosed(under: reading.plan.disclosure)
    let remarks = reading.diagnostics + evaluation.diagnostics
    try output.deliver(results) { ManifestAccount(input, reading, remarks: remarks) }
  }

  private var narrator: Narrator { Narrator(streams, isQuiet: invocation.has(.quiet)) }

  private func read(_ input: ExportInput, part: PartScope?) throws -> ExportReading {
    let reading = try input.read(part: part)
    narrator.tell(reading, of: input)
    if reading.hasErrors {
      narrator.tellContradictions(in: reading)
      throw narrator.refusal(of: reading)
    }
    return reading
  }

  private func writePart(
    of reading: ExportReading,
    _ input: ExportInput,
    to output: PartOutput
  ) throws {
    let plan = reading.plan.evaluation
    let (tables, diagnostics) = try EvaluationTables.counting(reading.responses, plan: plan)
    narrator.tell(diagnostics)
    let sketch =
      slice.map(RespondentSketch.slice) ?? RespondentSketch(reading.responses.respondents)
    let part = PartialEvaluation(input, reading, tables, sketch, diagnostics: diagnostics)
    try output.write(part.bytes, streams, isQuiet: invocation.has(.quiet))
  }
}
