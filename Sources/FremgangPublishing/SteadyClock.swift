#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system's clock that never goes back, whatever happens to the time of day.
///
/// Swift's own clocks belong to its tasks, whose runtime the program would be linked with for them alone.
package enum SteadyClock {
  /// Its seconds, since a moment that is only the same while the system runs; 0 where there is no such clock.
  package static var seconds: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
