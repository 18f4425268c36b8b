import FremgangPublishing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What time it is, how much has passed, and how to wait.
public struct NightlyClock: Sendable {
  /// The seconds since 1 January 1970 in Greenwich; may go back.
  public let now: @Sendable () -> Int
  /// The seconds since some moment; never goes back.
  public let elapsed: @Sendable () -> Double
  /// Waits for so many seconds, or a little less.
  public let wait: @Sendable (Double) -> Void

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - now: the seconds since 1 January 1970 in Greenwich.
  ///   - elapsed: the seconds since some moment.
  ///   - wait: waits for so many seconds.
  public init(
    now: @escaping @Sendable () -> Int,
    elapsed: @escaping @Sendable () -> Double,
    wait: @escaping @Sendable (Double) -> Void
  ) {
    self.now = now
    self.elapsed = elapsed
    self.wait = wait
  }

  /// The system's clock.
  public static var system: NightlyClock {
    NightlyClock(
      now: { Int(clamping: time(nil)) },
      elapsed: { SteadyClock.seconds },
      wait: { seconds in
        let seconds = min(max(seconds, 0), 3600)
        var time = timespec()
        time.tv_sec = Int(seconds)
        time.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
        _ = unsafe nanosleep(&time, nil)
      }
    )
  }
}
