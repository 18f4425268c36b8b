#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system's clock that never goes back, whatever happens to the time of day.
///
/// Swift's own clocks belong to its tasks, with whose runtime the program would be linked for them alone.
package enum SteadyClock {
  /// Its seconds, since a moment that stays the same until the system starts again.
  ///
  /// On Linux it stands still while the system sleeps. Where there is no such clock, 0.
  package static var seconds: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
