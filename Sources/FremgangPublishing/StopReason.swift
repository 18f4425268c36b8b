#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why work ends before it is done.
public enum StopReason: Sendable, Hashable, CustomStringConvertible {
  /// The system or somebody sent a signal, such as SIGTERM.
  case signal(Int32)
  /// The work took longer than it may.
  case timeLimit(seconds: Int)
  /// The program asked for it.
  case requested

  /// The exit code that says so: 128 + signal, or 75 ("try again").
  public var exitCode: Int32 {
    switch self {
    case .signal(let number): 128 + number
    case .timeLimit, .requested: 75
    }
  }

  /// The reason in a few words.
  public var description: String {
    switch self {
    case .signal(SIGTERM): "SIGTERM was received"
    case .signal(SIGINT): "SIGINT was received"
    case .signal(SIGHUP): "the terminal was closed"
    case .signal(let number): "signal \(number) was received"
    case .timeLimit(let seconds): "the time limit of \(seconds) seconds has passed"
    case .requested: "the work was called off"
    }
  }
}
