import FremgangNightly
import Synchronization

/// Where the log and the outcomes of jobs go, from several threads at a time.
final class NightlySink: @unchecked Sendable {
  /// How the log is written.
  enum Form {
    case text
    case json
  }

  /// Used under the lock alone.
  private let streams: Streams
  private let form: Form
  private let isQuiet: Bool
  private let turn = Mutex(())

  init(_ streams: Streams, form: Form, isQuiet: Bool) {
    self.streams = streams
    self.form = form
    self.isQuiet = isQuiet
  }

  /// Writes an entry of the log; when only what is wrong is wanted, no more than that.
  func write(_ entry: LogEntry) {
    if isQuiet, entry.level == .info { return }
    turn.withLock { _ in streams.error(form == .json ? entry.json : entry.text) }
  }

  /// The form that a command line asks for, even one that cannot be understood otherwise.
  static func form(wantedBy arguments: [String]) -> Form {
    let isJSON = arguments.indices.contains { place in
      arguments[place] == "--log=json"
        || arguments[place] == "json" && place > 0 && arguments[place - 1] == "--log"
    }
    return isJSON ? .json : .text
  }

  /// Writes what keeps all jobs from beginning.
  func write(_ fault: Fault, time: Int) {
    for diagnostic in fault.diagnostics {
      write(LogEntry(diagnostic, job: Subcommand.nightly.rawValue, time: time))
    }
  }

  /// Writes how a job ended, in one line.
  func write(_ outcome: JobOutcome) {
    if isQuiet, !outcome.isWorthTelling { return }
    turn.withLock { _ in streams.output(outcome.summary) }
  }
}
