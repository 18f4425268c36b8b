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
    let progress = invocation.has(.quiet) ? nil : ProgressLine(streams)
    if let target = invocation.value(.partial) {
      let part = PartOutput(target, replaces: invocation.has(.replace), of: input)
      try part.check()
      let scope = PartScope(slice: slice)
      let counted = try input.count(threads: try threads(input), part: scope, showing: progress)
      try tell(counted.reading, of: input)
      return try write(counted, of: input, to: part)
    }
    let counted = try input.count(threads: try threads(input), showing: progress)
    let reading = counted.reading
    try tell(reading, of: input)
    guard let tables = counted.tables else { throw narrator.refusal(of: reading) }
    let evaluation = try Evaluation(
      counting: tables,
      plan: reading.plan.evaluation,
      diagnostics: counted.contradictions,
      threads: try invocation.positiveNumber(.threads) ?? Workers.processors
    )
    narrator.tell(evaluation.diagnostics)
    try narrator.tellWhatIsMissing(in: evaluation)
    let results = evaluation.disclosed(under: reading.plan.disclosure)
    let remarks = reading.diagnostics + evaluation.diagnostics
    try output.deliver(results) { try ManifestAccount(input, reading, remarks: remarks) }
  }

  private var narrator: Narrator { Narrator(streams, isQuiet: invocation.has(.quiet)) }

  /// As many threads as are asked for, or as there are processors where a file is large enough for them.
  private func threads(_ input: ExportInput) throws -> Int {
    try invocation.positiveNumber(.threads)
      ?? ExportReader.sensibleThreads(bytes: input.files[0].count)
  }

  /// Tells how the export was read, and stops where it has errors.
  private func tell(_ reading: ExportReading, of input: ExportInput) throws {
    narrator.tell(reading, of: input)
    guard !reading.hasErrors else {
      narrator.tellContradictions(in: reading)
      throw narrator.refusal(of: reading)
    }
  }

  private func write(
    _ counted: CountedExport,
    of input: ExportInput,
    to output: PartOutput
  ) throws {
    guard let tables = counted.tables else { throw narrator.refusal(of: counted.reading) }
    narrator.tell(counted.contradictions)
    let sketch =
      slice.map(RespondentSketch.slice) ?? RespondentSketch(hashes: counted.hashes ?? [])
    let part = try PartialEvaluation(
      input,
      counted.reading,
      tables,
      sketch,
      diagnostics: counted.contradictions
    )
    try output.write(part.bytes, streams, isQuiet: invocation.has(.quiet))
  }
}
