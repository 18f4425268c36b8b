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

  /// Fills `levels` with the respondent's level of each grouping.
  func find(levelsOf respondent: Int, _ levels: inout [Int]) {
    levels.removeAll(keepingCapacity: true)
    for grouping in groupings { levels.append(grouping.levelOfRespondent[respondent]) }
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
    let rank = FirstValues.ranks(of: levels)
    var first = [Int32](repeating: -1, count: responses.respondents.count)
    for index in responses.groupValues.indices {
      let value = responses.groupValues[index]
      guard value.grouping == grouping else { continue }
      let known = Int(first[value.respondent])
      if known < 0 || FirstValues.precedes(value, responses.groupValues[known], rank) {
        first[value.respondent] = Int32(index)
      }
    }
    for respondent in first.indices where first[respondent] >= 0 {
      levelOfRespondent[respondent] = responses.groupValues[Int(first[respondent])].level
    }
    findChanges(of: grouping, rank, in: responses)
  }

  /// Finds the values that differ from the respondent's first, in their order.
  private mutating func findChanges(of grouping: Int, _ rank: [Int], in responses: Responses) {
    var others: [Int: [Responses.GroupValue]] = [:]
    for value in responses.groupValues where value.grouping == grouping {
      guard let first = levelOfRespondent[value.respondent], rank[first] != rank[value.level] else {
        continue
      }
      others[value.respondent, default: []].append(value)
    }
    changed = others.sorted { $0.key < $1.key }.map { respondent, values in
      (respondent, values.sorted { FirstValues.precedes($0, $1, rank) }.map(\.origin))
    }
  }

  /// The place of each level in the order in which levels are compared; those compared as one share it.
  private static func ranks(of levels: [String]) -> [Int] {
    let folded = levels.map(\.folded)
    let order = Set(folded).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    return folded.map { places[$0] ?? 0 }
  }

  /// Orders one respondent's values by wave and day; then by the value itself, so that rows can be
  /// shuffled, as values are compared, so that a person counts alike whoever else is in the file.
  private static func precedes(
    _ one: Responses.GroupValue,
    _ other: Responses.GroupValue,
    _ rank: [Int]
  ) -> Bool {
    if one.waveIndex != other.waveIndex { return one.waveIndex < other.waveIndex }
    let (mine, theirs) = (one.day?.number ?? Int32.min, other.day?.number ?? Int32.min)
    return mine == theirs ? rank[one.level] < rank[other.level] : mine < theirs
  }
}
