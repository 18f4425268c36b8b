import CExchange
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Says whether work should end before it is done; looked at between steps, and while long ones last.
///
/// Once set it stays set. One that was ``installed(timeLimit:)`` follows the program's signals; one
/// that was created by ``init()`` is set by ``request()`` alone.
public final class StopFlag: Sendable {
  /// How long work may go on after its time limit before the program is ended, in seconds.
  private static let grace = 30

  private let isRequested = Atomic<Bool>(false)
  private let watchesSignals: Bool
  private let deadline: (instant: Double, seconds: Int)?

  /// Creates a flag that only ``request()`` sets.
  public convenience init() {
    self.init(watchesSignals: false, deadline: nil)
  }

  private init(
    watchesSignals: Bool,
    deadline: (instant: Double, seconds: Int)?
  ) {
    self.watchesSignals = watchesSignals
    self.deadline = deadline
  }

  deinit {
    guard watchesSignals else { return }
    fremgang_signals_unwatch()
    if deadline != nil { fremgang_end_after(0, 0) }
  }

  /// A flag that SIGTERM, SIGINT and SIGHUP set, and that is set when the time is up.
  ///
  /// A second signal, more than a second after the first, ends the program at once, and so does work
  /// that looks at no flag until half a minute after the limit. A program has one such flag at a
  /// time; when it is dropped, signals end the program again.
  ///
  /// - Parameter timeLimit: how long the work may take, in seconds; no limit when `nil`.
  /// - Returns: the flag.
  public static func installed(timeLimit: Int? = nil) -> StopFlag {
    fremgang_signals_watch()
    guard let seconds = timeLimit, seconds > 0, seconds < Int(Int32.max) else {
      return StopFlag(watchesSignals: true, deadline: nil)
    }
    fremgang_end_after(UInt32(seconds + grace), StopReason.timeLimit(seconds: seconds).exitCode)
    return StopFlag(
      watchesSignals: true,
      deadline: (SteadyClock.seconds + Double(seconds), seconds)
    )
  }

  /// Why the work should end; `nil` as long as it may go on.
  public var reason: StopReason? {
    if watchesSignals {
      let signal = fremgang_signal_received()
      if signal != 0 { return .signal(signal) }
    }
    if isRequested.load(ordering: .relaxed) { return .requested }
    if let deadline, SteadyClock.seconds >= deadline.instant {
      return .timeLimit(seconds: deadline.seconds)
    }
    return nil
  }

  /// Asks the work to end.
  public func request() {
    isRequested.store(true, ordering: .relaxed)
  }

  /// Goes on only when the work may.
  ///
  /// - Throws: ``PublishingFault/stopped(_:)``.
  public func check() throws(PublishingFault) {
    if let reason { throw .stopped(reason) }
  }

  /// Sleeps, and wakes early when the work should end.
  ///
  /// - Parameter seconds: how long; nothing below zero.
  /// - Returns: whether the work may go on.
  public func sleep(seconds: Double) -> Bool {
    let end = SteadyClock.seconds + max(0, min(seconds, 1e6))
    while reason == nil {
      let left = end - SteadyClock.seconds
      guard left > 0 else { break }
      usleep(left < 0.1 ? 5_000 : 100_000)
    }
    return reason == nil
  }
}
