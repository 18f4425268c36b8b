/// How a run ended, after sysexits.h.
public enum ExitCode: Int32, Error, Sendable, Hashable {
  /// Done.
  case done = 0
  /// The data have errors, or nothing could be evaluated.
  case dataHasErrors = 1
  /// The command was called wrongly.
  case wrongUsage = 64
  /// The data cannot be used.
  case badData = 65
  /// There is no such input.
  case noInput = 66
  /// Something inside went wrong.
  case internalFault = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another run holds the lock, or the time is up.
  case tryAgain = 75
  /// Stopped by SIGHUP.
  case hungUp = 129
  /// Stopped by SIGINT.
  case interrupted = 130
  /// Stopped by SIGTERM.
  case terminated = 143
}
