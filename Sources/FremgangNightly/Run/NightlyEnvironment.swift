public import FremgangFiles

/// What a run is handed by whoever starts it.
public struct NightlyEnvironment: Sendable {
  /// The version of the program.
  public let version: String
  /// The time.
  public let clock: NightlyClock
  /// Reads the key of a plan's pseudonyms: the plan's wish, and the path of the plan.
  public let key: @Sendable (PlanPseudonyms, String) throws(JobFailure) -> Pseudonymiser
  /// Takes the entries of the log, from any thread.
  public let take: @Sendable (LogEntry) -> Void

  /// Creates what a run is handed.
  ///
  /// - Parameters:
  ///   - version: the version of the program.
  ///   - clock: the time.
  ///   - key: reads the key of a plan's pseudonyms.
  ///   - take: takes the entries of the log.
  public init(
    version: String,
    clock: NightlyClock,
    key: @escaping @Sendable (PlanPseudonyms, String) throws(JobFailure) -> Pseudonymiser,
    take: @escaping @Sendable (LogEntry) -> Void
  ) {
    self.version = version
    self.clock = clock
    self.key = key
    self.take = take
  }
}
