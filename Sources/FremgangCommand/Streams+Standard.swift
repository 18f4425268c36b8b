import FremgangPublishing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Streams {
  /// The process's standard output and standard error.
  public static var standard: Streams {
    Streams(
      output: { writeAll($0, to: STDOUT_FILENO) },
      error: { writeAll($0, to: STDERR_FILENO) },
      terminal: isatty(STDERR_FILENO) == 1 ? Terminal(seconds: { SteadyClock.seconds }) : nil
    )
  }

  /// Writes everything, or ends the process: a reader that has gone needs no more.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if count < 0 && errno != EINTR {
        exit(ExitCode.inputOutput.rawValue)
      }
    }
  }
}
