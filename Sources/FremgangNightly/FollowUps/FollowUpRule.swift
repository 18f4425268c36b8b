public import FremgangJSON

/// By which rule a list of open follow-ups is made.
public struct FollowUpRule: Sendable, Hashable {
  /// Why somebody may have no measurement after, by the words of a column.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Still takes part, so the measurement after is yet to come.
    case stillActive
    /// Has moved on to something else.
    case movedOn
    /// Stopped taking part.
    case stopped
    /// Did not want to be measured again.
    case declined
    /// Is not to be measured again.
    case exempt

    /// Whether nobody need ask again.
    var isFinal: Bool { self != .stillActive }
  }

  /// The column that says why somebody has no measurement after.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Where the rule names it, as far as that is known.
    public var place: Place

    /// Names a column.
    public init(_ name: String, at place: Place = Place()) {
      self.name = name
      self.place = place
    }
  }

  /// After how many days a measurement is due.
  public var dueAfterDays: Int
  /// The column that says why there is none.
  public var reasonColumn: Column?
  /// What stands in the column for each reason; case and blanks at the ends do not count.
  public var reasons: [Reason: [String]]

  /// Creates a rule.
  public init(dueAfterDays: Int, reasonColumn: Column? = nil, reasons: [Reason: [String]] = [:]) {
    self.dueAfterDays = dueAfterDays
    self.reasonColumn = reasonColumn
    self.reasons = reasons
  }

  /// The reason that a text stands for; nothing for words that the rule does not know.
  func reason(for text: String) -> Reason? {
    let wanted = FollowUpRule.folded(text)
    guard !wanted.isEmpty else { return nil }
    return Reason.allCases.first { reason in
      reasons[reason]?.contains { FollowUpRule.folded($0) == wanted } ?? false
    }
  }

  static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The rule in one text, which nobody but a digest reads.
  var mark: String {
    let words = Reason.allCases.map { "\($0.rawValue)=\(reasons[$0, default: []])" }
    return "\(dueAfterDays) \(reasonColumn?.name ?? "") \(words)"
  }
}
