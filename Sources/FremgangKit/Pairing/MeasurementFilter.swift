/// Which measurements count at all.
struct MeasurementFilter {
  private let from: Day?
  private let to: Day?
  /// By grouping: by level index (and "not stated") whether it counts; nothing where all count.
  private let admitted: [(grouping: Membership.Grouping, levels: Set<Int>)]

  /// Whether everything counts.
  private let isOpen: Bool

  init(_ filters: EvaluationPlan.Filters, membership: Membership) {
    from = filters.from
    to = filters.to
    admitted = membership.groupings.compactMap { grouping in
      guard let wanted = filters.levels[grouping.id] else { return nil }
      let names = Set(wanted.map(\.folded))
      let found = grouping.counted.levels
      let levels = found.indices.filter { names.contains(found[$0].folded) }
      return (grouping, Set(levels))
    }
    isOpen = from == nil && to == nil && admitted.isEmpty
  }

  func admits(_ measurement: Measurement) -> Bool {
    if isOpen { return true }
    if from != nil || to != nil {
      guard let day = measurement.day else { return false }
      if let from, day < from { return false }
      if let to, to < day { return false }
    }
    return admits(respondent: measurement.respondent)
  }

  /// Whether the respondent's groups count; says nothing about days.
  func admits(respondent: Int) -> Bool {
    admitted.allSatisfy { $0.levels.contains($0.grouping.levelOfRespondent[respondent]) }
  }
}
