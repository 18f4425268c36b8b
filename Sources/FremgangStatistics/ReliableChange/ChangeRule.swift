/// A rule that calls a person's change an improvement, a worsening, or neither.
///
/// From a table, scores and changes are compared as the doubles nearest to them, so that a change of
/// 3/10 is the 0.3 of a rule. Someone whose score did not change is unchanged under every rule but a
/// reliable change index, which may expect a change.
public enum ChangeRule: Sendable, Hashable {
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

  /// What the rule makes of one person's scores.
  ///
  /// The difference of two doubles that stand for decimals is not always the double of the decimal:
  /// 0.8 − 0.5 exceeds 0.3. Where a change can equal the rule's size, use ``ScorePair`` with a cell.
  public func change(
    before: Double,
    after: Double,
    better: BetterScores
  ) -> ChangeClass {
    change(ScorePair(before: before, after: after), better: better)
  }

  /// What the rule makes of one person's scores.
  public func change(_ pair: ScorePair, better: BetterScores) -> ChangeClass {
    let gain = better.oriented(pair.change)
    switch self {
    case .beyond(let points): return Self.sorted(gain > points, gain < -points)
    case .reached(let improvement, let worsening):
      return Self.sorted(gain > 0 && gain >= improvement, gain < 0 && gain <= -worsening)
    case .share(let improvement, let worsening):
      guard let share = pair.shareOfChange.map(better.oriented) else {
        return Self.sorted(gain > 0, gain < 0)
      }
      return Self.sorted(gain > 0 && share >= improvement, gain < 0 && share <= -worsening)
    case .reliable(let index, let criticalValue):
      let value = better.oriented(index.value(pair))
      return Self.sorted(value > criticalValue, value < -criticalValue)
    case .crossing(let cutoff):
      return Self.sorted(
        cutoff.isClinical(pair.before) && cutoff.isFunctional(pair.after),
        gain != 0 && !cutoff.isClinical(pair.before) && !cutoff.isFunctional(pair.after)
      )
    }
  }

  private static func sorted(_ improved: Bool, _ worsened: Bool) -> ChangeClass {
    improved ? .improved : worsened ? .worsened : .unchanged
  }

  /// How many of the pairs of a table, each group with its own, fall in each class.
  public func counts(_ table: PairedTable, better: BetterScores) -> ChangeClassCounts {
    var counts = ChangeClassCounts()
    for cell in table.cells {
      let pair = ScorePair(cell, denominator: table.denominator)
      counts[change(pair, better: better)] += cell.count
    }
    return counts
  }
}

/// How many people improved, did not change and worsened by a rule.
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
