/// How a job ended.
public struct JobOutcome: Sendable, Hashable {
  /// What became of the publication.
  public enum Ending: Sendable, Hashable {
    /// A new version was published, or would have been in a dry run.
    case published(version: String)
    /// Nothing had changed, so nothing was written.
    case unchanged(version: String)
    /// Exports have changed, and no figure may or does change: nothing was published.
    case sameFigures(version: String)
    /// There was nothing to publish yet.
    case nothingYet
    /// The figures of an earlier version stay, under a banner.
    case kept(version: String)
    /// Nothing was published, and nothing had been.
    case failed
  }

  /// The job.
  public let job: String
  /// What became of the publication.
  public let ending: Ending
  /// Why it failed; `nil` where it did not.
  public let failure: JobFailure.Kind?
  /// The exit code that says so.
  public let exitCode: Int32
  /// The outcome in one line.
  public let summary: String

  /// Whether there is something that somebody who asked for silence still wants to hear.
  public var isWorthTelling: Bool {
    switch ending {
    case .published, .kept, .failed: true
    case .unchanged, .sameFigures, .nothingYet: false
    }
  }
}

extension JobFailure.Kind {
  /// The exit code, after sysexits.h; a run that was stopped has that of its signal.
  var exitCode: Int32 {
    switch self {
    case .badInput, .guardTripped: 65
    case .noInput: 66
    case .inside: 70
    case .cannotCreate: 73
    case .inputOutput: 74
    case .temporary: 75
    case .stopped: 130
    }
  }
}
