public import FremgangKit
public import FremgangPublishing

/// One job of a night: from an inbox, through a plan, to a published folder.
public struct NightlyJob: Sendable, Hashable {
  /// The name, which stands in the log and may be a folder's.
  public var name: String
  /// Where exports are found.
  public var inbox: Inbox
  /// The folder that is published into.
  public var out: String
  /// The plan's file.
  public var plan: String
  /// The language of reports and charts.
  public var language = Language.da
  /// A folder of instrument files that override the bundled ones.
  public var instruments: String?
  /// What takes the place of the plan's rules of disclosure.
  public var disclosure = DisclosureChange()
  /// Guards and lists, which come before those of the plan.
  public var rules = NightlyRules()
  /// After how many seconds the job is stopped; nothing for no limit of its own.
  public var timeLimit: Int?
  /// How long old versions are kept.
  public var keep = Retention()

  /// Creates a job.
  public init(name: String, inbox: Inbox, out: String, plan: String) {
    self.name = name
    self.inbox = inbox
    self.out = out
    self.plan = plan
  }
}

/// What takes the place of a plan's rules of disclosure.
public struct DisclosureChange: Sendable, Hashable {
  /// The fewest pairs of a group that is shown.
  public var minimumCell: Int?
  /// The fewest pairs for counts.
  public var minimumForCounts: Int?

  /// Creates a change of nothing.
  public init() {}

  /// A rule as this changes it; a stricter minimum for counts that a plan asks for stays, unless
  /// suppression is switched off.
  func applied(to rule: Disclosure) -> Disclosure {
    guard let minimumCell else {
      var rule = rule
      rule.minimumForCounts = minimumForCounts ?? rule.minimumForCounts
      return rule
    }
    let isOwn = rule.minimumForCounts != Disclosure(minimumCell: rule.minimumCell).minimumForCounts
    var changed = Disclosure(
      minimumCell: minimumCell,
      minimumForCounts: minimumForCounts,
      individualPoints: rule.individualPoints
    )
    if minimumForCounts == nil, isOwn, minimumCell > 1 {
      changed.minimumForCounts = max(rule.minimumForCounts, changed.minimumForCounts)
    }
    return changed
  }
}

extension NightlyJob {
  /// Whether the inbox is the folder that is published into, or lies in it, by their names or by where
  /// links lead.
  public var publishesOverInbox: Bool {
    func isWithin(_ from: String, _ to: String) -> Bool { from == to || from.hasPrefix(to + "/") }
    let (from, to) = (ConfigurationReader.plain(inbox.path), ConfigurationReader.plain(out))
    return isWithin(from, to) || isWithin(FileSystem.resolved(from), FileSystem.resolved(to))
  }
}
