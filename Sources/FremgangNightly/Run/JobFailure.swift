public import FremgangJSON

/// Why a job published nothing: what was found, where, and of which kind it is.
public struct JobFailure: Error, Sendable, Hashable {
  /// What kind of failure it is; each has its exit code.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The input, the plan or an instrument cannot be used.
    case badInput
    /// Figures have moved further than a guard lets pass unseen.
    case guardTripped
    /// The inbox, or a file that is named, is not there.
    case noInput
    /// The output cannot be created.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// Another run holds the lock, or the time was up.
    case temporary
    /// The run was asked to stop.
    case stopped
    /// Something inside went wrong.
    case inside
  }

  /// How often something was found; all that may be told outside of the log.
  public struct Reason: Sendable, Hashable, Codable {
    /// A stable name in kebab case.
    public var code: String
    /// How often.
    public var count: Int

    /// Creates a reason.
    public init(code: String, count: Int) {
      self.code = code
      self.count = count
    }
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What was found, with places; for the log alone.
  public let diagnostics: [Diagnostic]
  /// What was found, by code, with counts.
  public let reasons: [Reason]

  /// Creates a failure.
  ///
  /// - Parameters:
  ///   - kind: what kind of failure it is.
  ///   - diagnostics: what was found; what is no error is told but is no reason.
  ///   - leftOut: by code, how many more were found than are listed.
  public init(_ kind: Kind, _ diagnostics: [Diagnostic], leftOut: [String: Int] = [:]) {
    self.kind = kind
    self.diagnostics = diagnostics
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .error {
      counts[diagnostic.code, default: 0] += 1
    }
    for (code, count) in leftOut {
      guard let listed = counts[code] else { continue }
      let (sum, overflow) = listed.addingReportingOverflow(max(count, 0))
      counts[code] = overflow ? Int.max : sum
    }
    reasons = counts.sorted { $0.key < $1.key }.map { Reason(code: $0.key, count: $0.value) }
  }

  /// Creates a failure of one reason.
  public init(
    _ kind: Kind,
    _ code: String,
    at file: String? = nil,
    _ message: String,
    remedy: String? = nil
  ) {
    let place = Place(file: file)
    self.init(
      kind,
      [Diagnostic(code: code, severity: .error, place: place, message: message, remedy: remedy)]
    )
  }
}
