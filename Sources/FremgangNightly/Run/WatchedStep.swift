import FremgangKit
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A long step of a job that is left alone as soon as the job is to stop, however far it has come.
///
/// The step computes on a thread of its own and touches no file. One that was left goes on to its end,
/// or to the program's, and nothing comes of it: neither its result nor what it would log.
package struct WatchedStep: Sendable {
  private let log: NightlyLog

  /// Creates a step that writes to `log` as long as somebody waits for it.
  package init(_ log: NightlyLog) {
    self.log = log
  }

  /// Does `work`, and looks meanwhile whether it is still wanted.
  ///
  /// - Parameters:
  ///   - check: throws when the job is to stop; called many times a second.
  ///   - work: the step; it logs to what it is handed.
  /// - Returns: what `work` returns.
  /// - Throws: what `check` or `work` throws.
  package func run<Value: Sendable>(
    checking check: () throws(JobFailure) -> Void,
    _ work: @escaping @Sendable (NightlyLog) throws(JobFailure) -> Value
  ) throws(JobFailure) -> Value {
    try check()
    let outcome = Outcome<Value>()
    let gate = LogGate()
    let gated = log.through(gate)
    let isBegun = Workers.begin {
      do throws(JobFailure) {
        outcome.set(.success(try work(gated)))
      } catch {
        outcome.set(.failure(error))
      }
    }
    // Where the system gives no thread, the step is done here, and looked at when it is over.
    guard isBegun else { return try work(log) }
    var nap = WatchedStep.shortestNap
    while true {
      if let result = outcome.get() { return try result.get() }
      do throws(JobFailure) {
        try check()
      } catch {
        gate.close()
        throw error
      }
      usleep(nap)
      nap = min(nap * 2, WatchedStep.longestNap)
    }
  }

  /// In microseconds: most steps are short, and a stop may be heard a little late.
  private static let shortestNap: UInt32 = 50
  private static let longestNap: UInt32 = 20_000

  /// What came of a step, once it is done.
  private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, JobFailure>?>(nil)

    func set(_ result: sending Result<Value, JobFailure>) {
      self.result.withLock { $0 = result }
    }

    func get() -> Result<Value, JobFailure>? {
      result.withLock { $0 }
    }
  }
}

/// Lets entries of a log through until it is closed.
final class LogGate: Sendable {
  private let isOpen = Mutex(true)

  /// From now on nothing passes; what is passing has passed when this returns.
  func close() {
    isOpen.withLock { $0 = false }
  }

  /// Does `action` unless the gate is closed.
  func pass(_ action: () -> Void) {
    isOpen.withLock { if $0 { action() } }
  }
}

extension NightlyLog {
  /// The same log, as long as a gate is open.
  func through(_ gate: LogGate) -> NightlyLog {
    NightlyLog(job: job, clock: clock) { [take] entry in gate.pass { take(entry) } }
  }
}

extension JobRun {
  /// Does a long step, and leaves it alone when the job is to stop.
  func watched<Value: Sendable>(
    _ work: @escaping @Sendable (NightlyLog) throws(JobFailure) -> Value
  ) throws(JobFailure) -> Value {
    try WatchedStep(log).run(checking: check, work)
  }
}
