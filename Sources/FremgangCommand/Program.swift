package import FremgangNightly

/// The program, as a library: arguments in, bytes on the streams it is handed, an exit code out.
public enum Program {
  /// The program's version.
  public static let version = "0.1.0"

  /// Runs one command line.
  ///
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - streams: where results and messages go.
  /// - Returns: how the run ended.
  public static func run(_ arguments: [String], _ streams: Streams) -> ExitCode {
    run(arguments, streams, clock: .system)
  }

  /// Runs one command line at a time of the caller's choice.
  package static func run(
    _ arguments: [String],
    _ streams: Streams,
    clock: NightlyClock
  ) -> ExitCode {
    do {
      let invocation = try Invocation(arguments)
      if invocation.subcommand == .nightly, !invocation.has(.help) {
        return try NightlyCommand(invocation, streams, version: version, clock: clock).run()
      }
      try run(invocation, streams)
      return .done
    } catch {
      let fault = Fault(error)
      let form = NightlySink.form(wantedBy: arguments)
      if arguments.first == Subcommand.nightly.rawValue, form == .json {
        NightlySink(streams, form: form, isQuiet: false).write(fault, time: clock.now())
      } else {
        for line in fault.lines { streams.error(line) }
      }
      return fault.exitCode
    }
  }

  private static func run(_ invocation: Invocation, _ streams: Streams) throws {
    if invocation.has(.help) {
      streams.output(Help.text(of: invocation.subcommand))
      return
    }
    switch invocation.subcommand {
    case .evaluate: try EvaluateCommand(invocation, streams).run()
    case .merge: try MergeCommand(invocation, streams).run()
    case .check: try CheckCommand(invocation, streams).run()
    case .score: try ScoreCommand(invocation, streams).run()
    case .plan: try PlanCommand(invocation, streams).run()
    case .charts: try ChartsCommand(invocation, streams).run()
    case .instruments: try InstrumentsCommand(invocation, streams).run()
    case .power: try PowerCommand(invocation, streams).run()
    // Runs above, because it ends in many ways.
    case .nightly: break
    case .help:
      let name = invocation.operands.first
      let subcommand = try name.map { name throws(UsageFault) in try Invocation.subcommand(name) }
      streams.output(subcommand.map(Help.text(of:)) ?? Help.overview)
    case .version: streams.output("fremgang \(version)")
    }
  }
}
