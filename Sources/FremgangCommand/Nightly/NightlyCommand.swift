import FremgangFiles
import FremgangKit
import FremgangNightly
import FremgangPublishing

/// `fremgang nightly`: an inbox in, a published folder out.
struct NightlyCommand {
  private let invocation: Invocation
  private let sink: NightlySink
  private let version: String
  private let clock: NightlyClock

  /// More bytes than a configuration has.
  private static let mostBytes = 4 << 20

  init(_ invocation: Invocation, _ streams: Streams, version: String, clock: NightlyClock) throws {
    self.invocation = invocation
    self.version = version
    self.clock = clock
    guard invocation.operands.isEmpty else { throw UsageFault.tooManyOperands(.nightly) }
    sink = NightlySink(
      streams,
      form: try invocation.logForm(),
      isQuiet: invocation.has(.quiet)
    )
  }

  /// Runs the jobs, and returns how the worst of them ended.
  func run() throws -> ExitCode {
    let configuration = try configuration()
    let jobs = configuration.jobs
    let threads =
      try invocation.positiveNumber(.threads) ?? configuration.threads ?? Workers.processors
    let limit = try invocation.positiveNumber(.timeLimit) ?? configuration.timeLimit
    let stop = StopFlag.installed(timeLimit: limit)
    let environment = NightlyEnvironment(
      version: version,
      clock: clock,
      key: { plan, path throws(JobFailure) in try NightlyCommand.key(plan, path) },
      take: { [sink] entry in sink.write(entry) }
    )
    let run = NightlyRun(
      jobs: jobs,
      environment: environment,
      isDry: invocation.has(.dryRun),
      passesGuards: invocation.has(.passGuards)
    )
    let outcomes = run.run(threads: threads, stop: stop)
    for outcome in outcomes { sink.write(outcome) }
    return ExitCode(rawValue: NightlyRun.exitCode(of: outcomes)) ?? .internalFault
  }

  /// The jobs of the file that is named, or the one of the options.
  private func configuration() throws -> NightlyConfiguration {
    guard let path = invocation.value(.config) else {
      return NightlyConfiguration(jobs: [try jobOfOptions()])
    }
    let ofJobs: [Option] = [
      .inbox, .out, .plan, .language, .instruments, .minimumCell, .settle,
    ]
    for option in ofJobs where invocation.has(option) {
      throw UsageFault.notBesideConfiguration(option)
    }
    let bytes = try InputFile(path, atMost: NightlyCommand.mostBytes).bytes
    return try NightlyConfiguration(reading: bytes, file: path)
  }

  /// The one job that the options describe.
  private func jobOfOptions() throws(UsageFault) -> NightlyJob {
    guard let inbox = invocation.value(.inbox), let out = invocation.value(.out),
      let plan = invocation.value(.plan)
    else { throw .jobNotSaid }
    var job = NightlyJob(name: "nightly", inbox: Inbox(path: inbox), out: out, plan: plan)
    if job.publishesOverInbox {
      throw .badValue(
        .out,
        value: out,
        expected: "the inbox would lie in what is published; choose folders apart from each other"
      )
    }
    if let seconds = try invocation.number(.settle, in: 0...86_400) { job.inbox.settle = seconds }
    job.language = try invocation.language()
    job.instruments = invocation.value(.instruments)
    job.disclosure.minimumCell = try invocation.positiveNumber(.minimumCell)
    return job
  }

  /// Reads the key of a plan's pseudonyms.
  private static func key(
    _ plan: PlanPseudonyms,
    _ path: String
  ) throws(JobFailure) -> Pseudonymiser {
    do throws(Fault) {
      return try KeyFile(plan, of: path).pseudonymiser
    } catch {
      let kind: JobFailure.Kind =
        switch error.exitCode {
        case .noInput: .noInput
        case .inputOutput: .inputOutput
        default: .badInput
        }
      throw JobFailure(kind, "key-unusable", at: path, error.lines.joined(separator: " "))
    }
  }
}

extension Invocation {
  /// The option's value as a whole number within bounds.
  fileprivate func number(
    _ option: Option,
    in bounds: ClosedRange<Int>
  ) throws(UsageFault) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      throw .badValue(
        option,
        value: text,
        expected: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound) is wanted"
      )
    }
    return number
  }

  /// How the log is written.
  fileprivate func logForm() throws(UsageFault) -> NightlySink.Form {
    switch value(.log) {
    case nil, "text": return .text
    case "json": return .json
    case let other?:
      throw .badValue(.log, value: other, expected: "'text' or 'json' is wanted")
    }
  }
}
