import FremgangKit
public import FremgangPublishing

/// All jobs of one night, some of them side by side; one that fails does not stop the others.
public struct NightlyRun: Sendable {
  /// The jobs.
  public let jobs: [NightlyJob]
  /// What the jobs are handed.
  public let environment: NightlyEnvironment
  /// Whether nothing is to be written.
  public let isDry: Bool
  /// Whether figures are published although guards trip.
  public let passesGuards: Bool

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - jobs: the jobs; no two of them publish into the same folder.
  ///   - environment: what they are handed.
  ///   - isDry: whether nothing is to be written.
  ///   - passesGuards: whether figures are published although guards trip.
  public init(
    jobs: [NightlyJob],
    environment: NightlyEnvironment,
    isDry: Bool,
    passesGuards: Bool
  ) {
    self.passesGuards = passesGuards
    self.jobs = jobs
    self.environment = environment
    self.isDry = isDry
  }

  /// Runs the jobs.
  ///
  /// - Parameters:
  ///   - threads: how many jobs may run side by side.
  ///   - stop: what ends the run early.
  /// - Returns: the outcomes, in the order of the jobs.
  public func run(threads: Int, stop: StopFlag) -> [JobOutcome] {
    Workers.map(jobs.count, threads: threads) { number in
      let run = JobRun(
        jobs[number],
        environment,
        isDry: isDry,
        passesGuards: passesGuards,
        stop: stop
      )
      return run.run()
    }
  }

  /// The exit code of several outcomes: that of the gravest.
  ///
  /// - Parameter outcomes: the outcomes.
  /// - Returns: the code; 0 when all is well.
  public static func exitCode(of outcomes: [JobOutcome]) -> Int32 {
    // A signal before all else, then what is wrong inside, the output, the input, and what passes.
    let ranks: [Int32: Int] = [0: 0, 75: 1, 66: 2, 65: 3, 73: 4, 74: 5, 70: 6]
    let worst = outcomes.max { ranks[$0.exitCode, default: 7] < ranks[$1.exitCode, default: 7] }
    return worst?.exitCode ?? 0
  }
}
