import FremgangKit
import FremgangWords

/// One level of a grouping, as charts list it.
struct GroupRow {
  /// What is known of the level.
  enum State {
    case shown(Summary, before: Double, after: Double)
    case withheld
    case noPairs(reason: String?)
  }

  let name: String
  let state: State

  /// The levels of `grouping` in the order of the tables, then those that were expected and are not
  /// among them, then "not stated" where there is anything to say of it.
  static func rows(
    of grouping: GroupingFindings,
    scale: ScaleFindings,
    words: Words
  ) -> [GroupRow] {
    let known = Set(grouping.levels)
    let expectedOnly = grouping.expected.map(\.level).filter { !known.contains($0) }
    let expected = Dictionary(grouping.expected.map { ($0.level, $0) }) { first, _ in first }
    let found = scale.groupsByLevel(of: grouping.id)
    let named = (grouping.levels + expectedOnly).map { level in
      let reason = expected[level]?.reason.map { words.say($0) }
      return row(found[level], name: level, reason: reason)
    }
    let unstated = row(found[nil], name: words.notStated, reason: nil)
    if case .noPairs = unstated.state { return named }
    return named + [unstated]
  }

  private static func row(_ found: GroupFindings?, name: String, reason: String?) -> GroupRow {
    if found?.suppressed == true { return GroupRow(name: name, state: .withheld) }
    guard let summary = found?.summary, let means = summary.means else {
      return GroupRow(name: name, state: .noPairs(reason: reason))
    }
    return GroupRow(name: name, state: .shown(summary, before: means.before, after: means.after))
  }

  /// The figures in words.
  func sentence(_ words: Words) -> String {
    switch state {
    case .withheld: return "\(name): \(words.withheld)"
    case .noPairs(let reason): return "\(name): n = 0" + (reason.map { " (\($0))" } ?? "")
    case .shown(let summary, let before, let after):
      let means = words.say(
        da: "før \(words.number(before)), efter \(words.number(after))",
        en: "before \(words.number(before)), after \(words.number(after))"
      )
      let change = words.changeWithInterval(summary).map { ", \(lowered($0))" } ?? ""
      return "\(name): \(words.sampleSize(summary.n)), \(means)\(change)"
    }
  }

  private func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The means that are shown.
  var means: [Double] {
    if case .shown(_, let before, let after) = state { [before, after] } else { [] }
  }

  var summary: Summary? {
    if case .shown(let summary, _, _) = state { summary } else { nil }
  }

  var isShown: Bool {
    if case .shown = state { true } else { false }
  }
}
