/// What a job keeps from night to night, beside what it publishes: private data, for the owner alone.
public struct NightlyState: Sendable {
  /// A failure that is shown as a banner now.
  public struct ShownFailure: Sendable, Hashable, Codable {
    /// What kind of failure it is.
    public var kind: JobFailure.Kind
    /// What was found, by code.
    public var reasons: [JobFailure.Reason]
    /// What was read when it failed; `nil` where that could not be found out.
    public var fingerprint: Fingerprint?

    /// Creates a failure.
    public init(
      kind: JobFailure.Kind,
      reasons: [JobFailure.Reason],
      fingerprint: Fingerprint?
    ) {
      self.kind = kind
      self.reasons = reasons
      self.fingerprint = fingerprint
    }
  }

  /// What the figures in force were made from.
  public var fingerprint: Fingerprint
  /// The number of the version in which the figures in force were first published.
  public var lastGood: Int
  /// When that was, in seconds since 1970 in UTC.
  public var lastGoodTime: Int64
  /// The people behind the figures.
  public var people: PublishedPeople
  /// What is wrong now, where the figures stand under a banner.
  public var failure: ShownFailure?
  /// What moved when the figures were published; nothing in a first publication.
  public var changes: Changes?

  /// Creates a state.
  public init(
    fingerprint: Fingerprint,
    lastGood: Int,
    lastGoodTime: Int64,
    people: PublishedPeople,
    failure: ShownFailure? = nil,
    changes: Changes? = nil
  ) {
    self.fingerprint = fingerprint
    self.lastGood = lastGood
    self.lastGoodTime = lastGoodTime
    self.people = people
    self.failure = failure
    self.changes = changes
  }
}

/// Why a state cannot be read.
public enum StateFault: Error, Sendable, Hashable {
  /// It is no state, or one of a version of the program that this one does not know.
  case unknownFormat
  /// Its bytes are not those that were written.
  case damaged
  /// What it holds contradicts itself.
  case inconsistent(String)
}

extension StateFault: CustomStringConvertible {
  /// What was found, in a sentence.
  public var description: String {
    switch self {
    case .unknownFormat: "The private state is of a format that this version does not know."
    case .damaged: "The private state is damaged: its checksum does not fit."
    case .inconsistent(let what): "The private state contradicts itself: \(what)."
    }
  }
}
