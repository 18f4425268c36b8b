/// Which level of each grouping every respondent belongs to.
///
/// A respondent belongs to the first value that any of their rows states, in the order of waves and
/// days: a role that was noted late counts all the same, and the order of rows never matters.
struct Membership {
  /// One grouping with its levels in the order of the tables.
  struct Grouping {
    let id: String
    let title: LocalizedText
    let levels: [String]
    let isCluster: Bool
    let expected: [EvaluationPlan.ExpectedProject]
    /// By respondent: the index of the level, or `levels.count` for "not stated".
    let levelOfRespondent: [Int]
    /// Respondents whose rows state more than one value, with the rows that differ from the first.
    let changed: [(respondent: Int, origins: [Origin])]

    /// The index that stands for "not stated".
    var notStated: Int { levels.count }
  }

  let groupings: [Grouping]

  init(of responses: Responses, plan: EvaluationPlan) {
    groupings = plan.groupings.map { Grouping($0, in: responses, plan: plan) }
  }

  /// The position of the grouping called `id`.
  func index(of id: String) -> Int? {
    groupings.firstIndex { $0.id == id }
  }
}

extension Membership.Grouping {
  fileprivate init(
    _ planned: EvaluationPlan.Grouping,
    in responses: Responses,
    plan: EvaluationPlan
  ) {
    let isCluster = plan.clusterBy == planned.id
    let found = responses.groupings.firstIndex { $0.id == planned.id }
    let foundLevels = found.map { responses.groupings[$0].levels } ?? []
    let expected = isCluster ? plan.expectedProjects : []
    let levels = Membership.Grouping.ordered(
      foundLevels + expected.map(\.name),
      first: planned.levels
    )
    let position = Dictionary(uniqueKeysWithValues: zip(levels.map(\.folded), levels.indices))
    let first = FirstValues(of: found, levels: foundLevels, in: responses)
    let positionOfFound = foundLevels.map { position[$0.folded] ?? levels.count }
    levelOfRespondent = first.levelOfRespondent.map { level in
      level.map { positionOfFound[$0] } ?? levels.count
    }
    id = planned.id
    title = planned.title
    self.levels = levels
    self.isCluster = isCluster
    self.expected = expected
    changed = first.changed
  }

  /// The planned levels in their order, then all others in Unicode order; each once.
  private static func ordered(_ names: [String], first planned: [String]) -> [String] {
    var seen = Set<String>()
    let rest = names.sorted()
    return (planned + rest).filter { seen.insert($0.folded).inserted }
  }
}

/// The first value that each respondent's rows state of one grouping.
private struct FirstValues {
  var levelOfRespondent: [Int?]
  var changed: [(respondent: Int, origins: [Origin])] = []

  init(of grouping: Int?, levels: [String], in responses: Responses) {
    levelOfRespondent = Array(repeating: nil, count: responses.respondents.count)
    guard let grouping else { return }
    let values = responses.groupValues
      .filter { $0.grouping == grouping }
      .sorted { FirstValues.precedes($0, $1, levels: levels) }
    let folded = levels.map(\.folded)
    var others: [Int: [Origin]] = [:]
    for value in values {
      if let first = levelOfRespondent[value.respondent] {
        if folded[first] != folded[value.level] {
          others[value.respondent, default: []].append(value.origin)
        }
      } else {
        levelOfRespondent[value.respondent] = value.level
      }
    }
    changed = others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Orders by respondent, wave and day; then by the value itself, so that rows can be shuffled.
  private static func precedes(
    _ one: Responses.GroupValue,
    _ other: Responses.GroupValue,
    levels: [String]
  ) -> Bool {
    let mine = (one.respondent, one.wave ?? -1, one.day?.number ?? Int32.min)
    let theirs = (other.respondent, other.wave ?? -1, other.day?.number ?? Int32.min)
    if mine != theirs { return mine < theirs }
    return levels[one.level] < levels[other.level]
  }
}

extension String {
  /// The text as levels are compared: without regard to case and to blanks at its ends and within.
  var folded: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
