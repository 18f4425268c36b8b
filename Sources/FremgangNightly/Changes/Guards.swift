public import FremgangJSON

/// When figures have moved so far that somebody should look before they are published.
public struct Guards: Sendable, Hashable, Codable {
  /// The most percent by which the pairs of an instrument or a group may fall; `nil` for any.
  public var fallInPairs: Double?
  /// Whether projects may vanish that had pairs.
  public var vanishedProjects: Bool
  /// The most by which a mean may move, in percent of the scale; `nil` for any.
  public var jumpInMean: Double?

  /// Creates guards, none of which trips unless it is set.
  public init(
    fallInPairs: Double? = nil,
    vanishedProjects: Bool = true,
    jumpInMean: Double? = nil
  ) {
    self.fallInPairs = fallInPairs
    self.vanishedProjects = vanishedProjects
    self.jumpInMean = jumpInMean
  }

  /// Reads `"guards": { "fallInPairs": 20, "vanishedProjects": false, "jumpInMean": 10 }`; what is
  /// wrong goes to the reader's collector.
  public init(reading object: JSONObjectReader) {
    self.init()
    func percent(_ key: String) -> Double? {
      guard let value = object.optional(key), let percent = value.double() else { return nil }
      guard percent >= 0, percent <= 100 else {
        object.report(
          "percent-out-of-range",
          "A guard is not from 0 to 100 percent.",
          remedy: "Give a number from 0 to 100.",
          at: key
        )
        return nil
      }
      return percent
    }
    fallInPairs = percent("fallInPairs")
    jumpInMean = percent("jumpInMean")
    if let value = object.optional("vanishedProjects")?.bool() { vanishedProjects = value }
    object.finish()
  }
}

/// A guard that tripped: which figures moved, from what to what.
///
/// For the log alone, because the new figures are not published.
public struct TrippedGuard: Sendable, Hashable {
  /// Which guard.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The pairs of an instrument or a group fell.
    case fallInPairs = "guard-fall-in-pairs"
    /// A project that had pairs has none.
    case vanishedProject = "guard-vanished-project"
    /// A mean moved far.
    case jumpInMean = "guard-jump-in-mean"
  }

  /// Which guard.
  public let kind: Kind
  /// The instrument's id.
  public let instrument: String
  /// The scale's id.
  public let scale: String
  /// The level; `nil` for everybody and for "not stated".
  public let level: String?
  /// The grouping's id; `nil` for everybody.
  public let by: String?
  /// The figure as it was published last.
  public let before: Double
  /// The figure as it would be published now.
  public let after: Double
  /// What the guard allows, in percent.
  public let limit: Double?

  /// What tripped, in a sentence with what to do.
  public var diagnostic: Diagnostic {
    let place = by.map { "\(instrument), \($0) \(level ?? "not stated")" } ?? instrument
    let (from, to) = (TrippedGuard.text(before), TrippedGuard.text(after))
    let limit = TrippedGuard.text(limit ?? 0)
    let message =
      switch kind {
      case .fallInPairs:
        "The pairs of \(place) fell from \(from) to \(to), by more than \(limit) percent."
      case .vanishedProject: "The pairs of \(place) vanished: there were \(from)."
      case .jumpInMean:
        "A mean of \(place) moved from \(from) to \(to), by more than \(limit) percent of the scale."
      }
    return Diagnostic(
      code: kind.rawValue,
      severity: .error,
      place: Place(),
      message: message,
      remedy: "If the data are right, run once with --pass-guards; if not, correct the export."
    )
  }

  private static func text(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? "\(value)"
  }
}
