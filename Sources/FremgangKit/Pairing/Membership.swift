/// Which level of each grouping every respondent belongs to.
///
/// A respondent belongs to the first value that any of their rows states, in the order of waves and
/// days: a role that was noted late counts all the same, and the order of rows never matters.
struct Membership {
  /// One grouping, and the level of everybody.
  struct Grouping {
    /// What is known of the grouping without regard to single people.
    let counted: CountedGrouping
    /// By respondent: the index of the level, or that of "not stated".
    let levelOfRespondent: [Int]
    /// Respondents whose rows state more than one value, with the rows that differ from the first.
    let changed: [(respondent: Int, origins: [Origin])]

    var id: String { counted.id }

    /// Whether nothing states the respondent's level.
    func isNotStated(_ respondent: Int) -> Bool {
      levelOfRespondent[respondent] == counted.notStated
    }
  }

  let groupings: [Grouping]

  init(of responses: Responses, plan: EvaluationPlan) {
    groupings = plan.groupings.map { Grouping($0, in: responses, plan: plan) }
  }

  /// The groupings without regard to single people.
  var counted: [CountedGrouping] { groupings.map(\.counted) }

  /// The respondent's level of each grouping.
  func levels(of respondent: Int) -> [Int] {
    groupings.map { $0.levelOfRespondent[respondent] }
  }
}

extension Membership.Grouping {
  fileprivate init(
    _ planned: EvaluationPlan.Grouping,
    in responses: Responses,
    plan: EvaluationPlan
  ) {
    let found = responses.groupings.firstIndex { $0.id == planned.id }
    let foundLevels = found.map { responses.groupings[$0].levels } ?? []
    let counted = CountedGrouping(planned, found: foundLevels, plan: plan)
    let position = counted.positions
    let first = FirstValues(of: found, levels: foundLevels, in: responses)
    let positionOfFound = foundLevels.map { position[$0.folded] ?? counted.notStated }
    levelOfRespondent = first.levelOfRespondent.map { level in
      level.map { positionOfFound[$0] } ?? counted.notStated
    }
    changed = first.changed
    self.counted = counted
  }
}

/// The first value that each respondent's rows state of one grouping.
private struct FirstValues {
  var levelOfRespondent: [Int?]
  var changed: [(respondent: Int, origins: [Origin])] = []

  init(of grouping: Int?, levels: [String], in responses: Responses) {
    levelOfRespondent = Array(repeating: nil, count: responses.respondents.count)
    guard let grouping else { return }
    let folded = levels.map(\.folded)
    let values = responses.groupValues
      .filter { $0.grouping == grouping }
      .sorted { FirstValues.precedes($0, $1, levels: folded) }
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

  /// Orders by respondent, wave and day; then by the value itself, so that rows can be shuffled, as
  /// values are compared, so that a person counts alike whoever else is in the file.
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
