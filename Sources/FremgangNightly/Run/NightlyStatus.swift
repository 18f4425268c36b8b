import FremgangJSON

/// What `status.json` says of a publication: whether its figures are those of the last night, and if
/// not, why; codes and counts, and nothing of anybody.
public struct NightlyStatus: Sendable, Hashable, Codable {
  /// Whether the figures are of the exports as they are now.
  public enum State: String, Sendable, Hashable, Codable {
    /// They are.
    case current
    /// They are those of an earlier night, because something is wrong.
    case kept
  }

  /// The schema: `fremgang.status/1`.
  public var schema: String
  /// Whether the figures are of the exports as they are now.
  public var state: State
  /// The version in which the figures were first published.
  public var figuresVersion: Int
  /// When that was, in Greenwich, such as `2026-11-21T02:00:00Z`.
  public var figuresPublished: String
  /// When the figures were first known to be behind; `null` while they are not.
  public var keptSince: String?
  /// What kind of failure keeps them; `null` while nothing does.
  public var failure: JobFailure.Kind?
  /// What was found, by code, with counts.
  public var reasons: [JobFailure.Reason]
  /// The version of the program.
  public var program: String

  /// The schema that this version writes and reads.
  public static let schemaName = "fremgang.status/1"
  static let fileName = "status.json"

  /// Reads a status; nothing when it is none.
  init?(reading bytes: [UInt8]) {
    guard let status = try? JSONReader.value(NightlyStatus.self, from: bytes, file: nil),
      status.schema == NightlyStatus.schemaName
    else { return nil }
    self = status
  }

  /// Creates the status of figures that are of the exports as they are now.
  init(figuresVersion: Int, published: Int, program: String) {
    schema = NightlyStatus.schemaName
    state = .current
    self.figuresVersion = figuresVersion
    figuresPublished = UTCTime(published).description
    reasons = []
    self.program = program
  }

  /// The status of the same figures under a banner; where one stands already, it stands since then.
  func kept(since: Int, because kind: JobFailure.Kind, _ reasons: [JobFailure.Reason])
    -> NightlyStatus
  {
    var status = self
    status.state = .kept
    status.keptSince = keptSince ?? UTCTime(since).description
    status.failure = kind
    status.reasons = reasons
    return status
  }
}
