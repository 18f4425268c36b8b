import FremgangJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The sentences about an inbox.
enum InboxFaults {
  static func words(_ error: Int32) -> String {
    unsafe String(cString: strerror(error))
  }

  static func cannotOpen(_ path: String, _ error: Int32) -> JobFailure {
    switch error {
    case ENOENT:
      JobFailure(
        .noInput,
        "inbox-missing",
        at: path,
        "There is no such folder.",
        remedy: "Create it, or mount what it stands on."
      )
    case ENOTDIR:
      JobFailure(.noInput, "inbox-not-a-folder", at: path, "The inbox is no folder.")
    default:
      JobFailure(
        .inputOutput,
        "inbox-unreadable",
        at: path,
        "The inbox cannot be read: \(words(error))."
      )
    }
  }

  static func cannotRead(_ name: String, _ error: Int32) -> JobFailure {
    JobFailure(
      .inputOutput,
      "inbox-file-unreadable",
      at: name,
      "This file in the inbox cannot be read: \(words(error))."
    )
  }

  static func tooLarge(_ name: String, _ limit: Int) -> JobFailure {
    JobFailure(
      .badInput,
      "file-too-large",
      at: name,
      "This file has more than \(limit) bytes.",
      remedy: "If that is right, raise the limit in the plan: \"limits\": { \"bytesPerFile\": … }."
    )
  }

  /// What only looks like an export by its name.
  static func notFiles(_ entries: [InboxEntry]) -> JobFailure {
    JobFailure(
      .badInput,
      entries.map { entry in
        Diagnostic(
          code: "inbox-not-a-file",
          severity: .error,
          place: Place(file: entry.name),
          message: "This is \(entry.kind.words), which was not read: only plain files are.",
          remedy: "Put the file itself into the inbox, or choose patterns that leave this one out."
        )
      }
    )
  }

  static func stillWritten(_ entries: [InboxEntry], after seconds: Int) -> JobFailure {
    JobFailure(
      .badInput,
      entries.map { entry in
        Diagnostic(
          code: "inbox-file-being-written",
          severity: .error,
          place: Place(file: entry.name),
          message: "This file was still being written after \(seconds) seconds of waiting.",
          remedy: "Let the export end before the run begins, or allow it more time."
        )
      }
    )
  }

  static func keepsChanging(_ name: String, attempts: Int) -> JobFailure {
    JobFailure(
      .badInput,
      "inbox-file-changing",
      at: name,
      "This file changed or was replaced while it was read, \(attempts) times.",
      remedy: "Write the export under another name, and rename it when it is whole."
    )
  }

  /// There is nothing to read; `others` are names that fit no pattern.
  static func nothing(in path: String, _ patterns: [NamePattern], others: Int) -> JobFailure {
    let wanted = patterns.map(\.text).joined(separator: ", ")
    return JobFailure(
      .noInput,
      others == 0 ? "inbox-empty" : "inbox-nothing-fits",
      at: path,
      others == 0
        ? "The inbox is empty." : "None of the \(others) names in the inbox fits \(wanted).",
      remedy: others == 0 ? "Put an export into it." : "Rename the exports, or name other patterns."
    )
  }
}
