import FremgangStatistics

/// The margins of a scale's tables of pairs, found once for every figure that rests on them.
struct ScaleMargins: Sendable {
  /// Those of everyone with a pair.
  let overall: PairedMargins
  /// By grouping and level, "not stated" last.
  let byGrouping: [[PairedMargins]]
  /// By grouping: those of everyone whose level is stated, where somebody's is not.
  let stated: [PairedMargins?]

  /// Finds the margins of several scales, on so many threads.
  static func all(_ pairs: [Divided<PairedTable>], threads: Int) -> [ScaleMargins] {
    let values = Workers.map(pairs.count, threads: threads) {
      PairedMargins.Values(pairs[$0].overall)
    }
    let margins = Workers.map(pairs.map(Division.all), threads: threads) { scale, division in
      PairedMargins(division.table(pairs[scale]), among: values[scale])
    }
    return zip(pairs, margins).map { ScaleMargins($0, $1) }
  }

  /// Those of everyone, of all levels, and of the stated, in this order.
  var all: [PairedMargins] { [overall] + byGrouping.joined() + stated.compactMap(\.self) }

  /// Takes the margins of a scale in the order of its divisions.
  private init(_ pairs: Divided<PairedTable>, _ margins: [PairedMargins]) {
    var rest = margins[...]
    overall = rest.removeFirst()
    byGrouping = pairs.byGrouping.map { levels in levels.map { _ in rest.removeFirst() } }
    stated = pairs.byGrouping.map { Division.isPartlyStated($0) ? rest.removeFirst() : nil }
    for levels in byGrouping {
      // The levels of a grouping, "not stated" among them, make up everyone.
      let people = levels.reduce(0) { $0 + $1.table.count }
      precondition(people == overall.table.count, "the parts of a table make up the whole")
    }
  }
}

/// Whose pairs stand in one of a scale's tables.
private enum Division {
  case everyone
  case level(grouping: Int, Int)
  /// Everyone whose level is stated.
  case stated(grouping: Int)

  /// All tables of a scale: that of everyone, those of levels by grouping, and then those of the stated.
  static func all(_ pairs: Divided<PairedTable>) -> [Division] {
    let groupings = pairs.byGrouping.indices
    return [.everyone]
      + groupings.flatMap { grouping in
        pairs.byGrouping[grouping].indices.map { .level(grouping: grouping, $0) }
      }
      + groupings.filter { isPartlyStated(pairs.byGrouping[$0]) }.map { .stated(grouping: $0) }
  }

  /// Whether somebody's level is not stated, and so not all of everyone's pairs stand in the other levels.
  static func isPartlyStated(_ levels: [PairedTable]) -> Bool {
    levels.last.map { $0.count > 0 } ?? false
  }

  func table(_ pairs: Divided<PairedTable>) -> PairedTable {
    switch self {
    case .everyone: pairs.overall
    case .level(let grouping, let level): pairs.byGrouping[grouping][level]
    case .stated(let grouping):
      pairs.byGrouping[grouping].last.map(pairs.overall.without) ?? pairs.overall
    }
  }
}

/// What a scale asks of all of its summaries, found once for them.
struct SummaryRules: Sendable {
  let higherIsBetter: Bool
  /// The highest possible score less the lowest.
  let range: Double
  let important: ChangeCriterion?
  let recommended: ChangeCriterion?
  let reliable: ReliableChangeRule?
  let cutoffs: [Cutoff]
  /// The reliability that regression to the mean rests on.
  let reliability: Reliability?

  init(_ scale: Scale, reliable: ReliableChangeRule?) {
    higherIsBetter = scale.higherIsBetter
    range = scale.maximum.value - scale.minimum.value
    important = scale.criterion(.minimalImportant)
    recommended = scale.criterion(.recommended)
    self.reliable = reliable
    cutoffs = scale.cutoffs + scale.clinicalCutoffs
    reliability = scale.sourcedReliability
  }
}
