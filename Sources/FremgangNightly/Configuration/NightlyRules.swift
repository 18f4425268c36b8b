import FremgangJSON

/// What bears on a job beside its figures; a plan may say it, and a job's own words come first.
public struct NightlyRules: Sendable, Hashable {
  /// When figures have moved too far to be published unseen.
  public var guards: Guards?
  /// By which rule open follow-ups are listed; nothing for no lists.
  public var followUps: FollowUpRule?
  /// Whether lists of single people may be written, for the owner alone.
  public var rowLevel: Bool?

  /// Creates rules that say nothing.
  public init() {}

  /// Reads the rules among the members of an object; what is wrong goes to its collector.
  init(reading object: JSONObjectReader) {
    guards = object.optional("guards")?.object().map(Guards.init(reading:))
    followUps = object.optional("followUps")?.object().flatMap(FollowUpRule.init(reading:))
    rowLevel = object.optional("rowLevel")?.bool()
  }

  /// These rules, and where they say nothing, those of a plan.
  func over(_ plan: NightlyRules) -> NightlyRules {
    var rules = self
    rules.guards = guards ?? plan.guards
    rules.followUps = followUps ?? plan.followUps
    rules.rowLevel = rowLevel ?? plan.rowLevel
    return rules
  }

  /// The rule by which lists may be written.
  var allowedFollowUps: FollowUpRule? { rowLevel == true ? followUps : nil }
}
