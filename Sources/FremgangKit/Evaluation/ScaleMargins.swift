import FremgangStatistics

/// The margins of a scale's tables of pairs, found once for every figure that rests on them.
struct ScaleMargins {
  /// Those of everyone with a pair.
  let overall: PairedMargins
  /// By grouping and level, "not stated" last.
  let byGrouping: [[PairedMargins]]
  /// By grouping: those of everyone whose level is stated, where somebody's is not.
  let stated: [PairedMargins?]

  init(_ pairs: Divided<PairedTable>) {
    let levels = pairs.byGrouping.map { $0.map { PairedMargins($0) } }
    byGrouping = levels
    // The levels of a grouping, "not stated" among them, make up everyone.
    overall =
      levels.first.map { PairedMargins(pairs.overall, parts: $0) } ?? PairedMargins(pairs.overall)
    stated = levels.map { levels in
      guard let notStated = levels.last?.table, notStated.count > 0 else { return nil }
      return PairedMargins(pairs.overall.without(notStated), parts: Array(levels.dropLast()))
    }
  }
}

/// What a scale asks of all of its summaries, found once for them.
struct SummaryRules {
  let scale: Scale
  let reliable: ReliableChangeRule?
  let cutoffs: [Cutoff]
  /// The reliability that regression to the mean rests on.
  let reliability: Reliability?

  init(_ scale: Scale, reliable: ReliableChangeRule?) {
    self.scale = scale
    self.reliable = reliable
    cutoffs = scale.cutoffs + scale.clinicalCutoffs
    reliability = scale.sourcedReliability
  }
}
