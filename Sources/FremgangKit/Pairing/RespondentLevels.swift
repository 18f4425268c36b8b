/// Which level of one grouping each respondent counts in.
public struct RespondentLevels: Sendable {
  /// The id of the grouping.
  public let grouping: String
  private let levels: [String]
  private let levelOfRespondent: [Int]

  init(_ grouping: Membership.Grouping) {
    self.grouping = grouping.id
    levels = grouping.counted.levels
    levelOfRespondent = grouping.levelOfRespondent
  }

  /// The level of a respondent, given as an index into ``Responses/respondents``; nothing where no
  /// row states it.
  public func level(of respondent: Int) -> String? {
    let level = levelOfRespondent[respondent]
    return level < levels.count ? levels[level] : nil
  }
}

extension Responses {
  /// The levels that respondents count in, by grouping in the plan's order: as an ``Evaluation``
  /// settles them.
  public func levelsOfRespondents(plan: EvaluationPlan) -> [RespondentLevels] {
    Membership(of: self, plan: plan).groupings.map(RespondentLevels.init)
  }
}
