/// A rule that calls a person's change an improvement, a worsening, or neither.
///
/// Scores are compared as the doubles nearest to them, which makes changes of a decimal size equal to
/// the same decimal in the rule. Someone whose score did not change is unchanged under every rule but a
/// reliable change index, which may expect a change.
public enum ChangeCriterion: Sendable, Hashable {
  /// A change strictly beyond a number of points in either direction, such as that of a
  /// ``ReliableChangeThreshold``.
  case beyond(Double)
  /// A change by at least so many points towards better or worse: anchor-based, such as a minimal
  /// important change (Jaeschke, Singer and Guyatt 1989, doi:10.1016/0197-2456(89)90005-6).
  case reached(improvement: Double, worsening: Double)
  /// A change by at least a share of the score before, such as 0.5 for a response to treatment. Where
  /// the score before is 0 no share exists, and any change counts by its direction. The R package
  /// clinicalsignificance counts every rise from 0 as an improvement, even where less is better.
  case share(improvement: Double, worsening: Double)
  /// An index strictly beyond a critical value, in either direction.
  case reliable(ReliableChangeIndex, criticalValue: Double)
  /// A move across a cut-off, from strictly clinical to strictly functional, or from neither clinical
  /// before to not functional after.
  case crossing(ClinicalCutoff)

  /// What the criterion makes of one person's scores.
  public func change(
    before: Double,
    after: Double,
    better: BetterScores
  ) -> ChangeClass {
    let gain = better.oriented(after - before)
    switch self {
    case .beyond(let points): return Self.sorted(gain > points, gain < -points)
    case .reached(let improvement, let worsening):
      return Self.sorted(gain > 0 && gain >= improvement, gain < 0 && gain <= -worsening)
    case .share(let improvement, let worsening):
      guard let share = shareOfChange(before: before, after: after).map(better.oriented) else {
        return Self.sorted(gain > 0, gain < 0)
      }
      return Self.sorted(gain > 0 && share >= improvement, gain < 0 && share <= -worsening)
    case .reliable(let index, let criticalValue):
      let value = better.oriented(index.value(before: before, after: after))
      return Self.sorted(value > criticalValue, value < -criticalValue)
    case .crossing(let cutoff):
      return Self.sorted(
        cutoff.isClinical(before) && cutoff.isFunctional(after),
        gain != 0 && !cutoff.isClinical(before) && !cutoff.isFunctional(after)
      )
    }
  }

  private static func sorted(_ improved: Bool, _ worsened: Bool) -> ChangeClass {
    improved ? .improved : worsened ? .worsened : .unchanged
  }

  /// How many of the pairs of a table, each group with its own, fall in each class.
  public func counts(_ table: PairedTable, better: BetterScores) -> ChangeClassCounts {
    var counts = ChangeClassCounts()
    let denominator = Double(table.denominator)
    for cell in table.cells {
      let (before, after) = (Double(cell.before) / denominator, Double(cell.after) / denominator)
      counts[change(before: before, after: after, better: better)] += cell.count
    }
    return counts
  }
}

/// The change as a share of the score before, 0.1 being ten percent; absent where that is 0.
///
/// The share is of the size of the score before, so that its sign is that of the change on scales with
/// negative scores too. A share of a score means little on scales whose zero is arbitrary: prefer
/// points, or percent of the scale.
public func shareOfChange(before: Double, after: Double) -> Double? {
  before == 0 ? nil : (after - before) / before.magnitude
}

/// How many people improved, did not change and worsened by a criterion.
public struct ChangeClassCounts: Sendable, Hashable {
  /// How many improved.
  public private(set) var improved = 0
  /// How many did neither.
  public private(set) var unchanged = 0
  /// How many worsened.
  public private(set) var worsened = 0

  /// All of them.
  public var count: Int { improved + unchanged + worsened }

  /// How many are in a class.
  public internal(set) subscript(_ change: ChangeClass) -> Int {
    get {
      switch change {
      case .improved: improved
      case .unchanged: unchanged
      case .worsened: worsened
      }
    }
    set {
      switch change {
      case .improved: improved = newValue
      case .unchanged: unchanged = newValue
      case .worsened: worsened = newValue
      }
    }
  }

  /// The share in a class of these people alone; absent when there are none.
  public func share(_ change: ChangeClass) -> Double? {
    count == 0 ? nil : Double(self[change]) / Double(count)
  }
}
