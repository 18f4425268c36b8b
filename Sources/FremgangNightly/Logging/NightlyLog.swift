/// Takes the entries of one job, from whichever thread the job runs on.
public struct NightlyLog: Sendable {
  /// The job that writes.
  public let job: String
  let clock: NightlyClock
  let take: @Sendable (LogEntry) -> Void

  /// Creates a log.
  ///
  /// - Parameters:
  ///   - job: the job that writes.
  ///   - clock: the time of the entries.
  ///   - take: takes each entry; called from any thread.
  public init(job: String, clock: NightlyClock, take: @escaping @Sendable (LogEntry) -> Void) {
    self.job = job
    self.clock = clock
    self.take = take
  }

  /// Writes what happened.
  public func info(_ event: String, _ fields: LogEntry.Field...) {
    write(.info, event, fields)
  }

  /// Writes something odd.
  public func warn(_ event: String, _ fields: LogEntry.Field...) {
    write(.warning, event, fields)
  }

  /// Writes what stops the work.
  public func error(_ event: String, _ fields: LogEntry.Field...) {
    write(.error, event, fields)
  }

  func write(_ level: LogEntry.Level, _ event: String, _ fields: [LogEntry.Field]) {
    take(LogEntry(time: clock.now(), level: level, job: job, event: event, fields: fields))
  }
}
