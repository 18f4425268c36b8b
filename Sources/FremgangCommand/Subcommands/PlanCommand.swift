import FremgangFiles
import FremgangPublishing

/// `fremgang plan`: the plan that is inferred from an export.
struct PlanCommand {
  private let invocation: Invocation
  private let streams: Streams

  init(_ invocation: Invocation, _ streams: Streams) {
    self.invocation = invocation
    self.streams = streams
  }

  func run() throws {
    let input = try ExportInput(invocation)
    let reading = try input.read()
    let narrator = Narrator(streams, isQuiet: invocation.has(.quiet))
    narrator.tell(reading, of: input)
    streams.output(Array(reading.plan.text(isInferred: reading.isInferred).utf8))
  }
}
