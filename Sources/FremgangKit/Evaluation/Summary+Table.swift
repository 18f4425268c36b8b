import FremgangStatistics

extension Summary {
  /// Under so many non-zero changes the smallest possible two-sided p-value of a signed-rank test,
  /// 2 / 2^m, is above 0.05.
  private static let fewestNonZeroChanges = 6

  /// Computes the paired figures of one table.
  init(_ margins: PairedMargins, _ rules: SummaryRules) {
    let change = margins.change.table
    let moments = margins.change.moments
    let higherIsBetter = rules.higherIsBetter
    let signs = ChangeSigns(change)
    let directed = DirectedSigns(signs, higherIsBetter: higherIsBetter)
    let tTest = moments.flatMap { try? PairedTTest($0) }
    let wilcoxon = try? WilcoxonSignedRank(change: change)
    self.init(
      n: margins.table.count,
      meanBefore: margins.before.moments?.mean,
      sdBefore: margins.before.moments?.estimatedDeviation,
      meanAfter: margins.after.moments?.mean,
      sdAfter: margins.after.moments?.estimatedDeviation,
      meanChange: moments?.mean,
      sdChange: moments?.estimatedDeviation,
      medianChange: change.median,
      percentOfScale: moments.map { 100 * $0.mean / rules.range },
      confidenceInterval: tTest.map { Interval($0.interval(level: Interval.level)) },
      clusterInterval: nil,
      improved: directed.improved,
      unchanged: directed.unchanged,
      worsened: directed.worsened,
      countsSuppressed: false,
      tTest: tTest.map { TTest(t: $0.t, df: $0.degreesOfFreedom, p: $0.p) },
      wilcoxon: wilcoxon.map(Wilcoxon.init),
      signTest: (try? PairedSignTest(signs)).map { SignTest(p: $0.p) },
      effectSizes: EffectSizes(margins, rankBiserial: wilcoxon?.rankBiserial),
      importantChange: rules.important.map {
        ThresholdCounts(change, $0, higherIsBetter: higherIsBetter)
      },
      reliableChange: rules.reliable.map {
        ReliableChangeCounts(change, rule: $0, higherIsBetter: higherIsBetter)
      },
      recommendedChange: rules.recommended.map {
        ThresholdCounts(change, $0, higherIsBetter: higherIsBetter)
      },
      expectedDrift: nil,
      cutoffs: rules.cutoffs.map { CutoffCrossing($0, margins) },
      notTestable: Summary.reservations(change, wilcoxon)
    )
  }

  private static func reservations(
    _ change: CountTable,
    _ wilcoxon: WilcoxonSignedRank?
  ) -> NotTestable {
    let varies = change.entries.count > 1
    let tTest: NotTestable.Reason? =
      change.count < 2 ? .tooFewPairs : (varies ? nil : .noVariation)
    guard let wilcoxon else {
      return NotTestable(tTest: tTest, wilcoxon: change.count == 0 ? .tooFewPairs : .nobodyChanged)
    }
    let isTooSmall = wilcoxon.nonZero < fewestNonZeroChanges
    return NotTestable(
      tTest: tTest,
      wilcoxon: isTooSmall ? .smallestPossiblePAboveFivePercent : nil
    )
  }
}

extension SampleMoments {
  /// The standard deviation with n − 1; nothing for a single value.
  var estimatedDeviation: Double? { count > 1 ? standardDeviation : nil }
}

/// Counts of change by the direction that is better.
struct DirectedSigns {
  let improved: Int
  let unchanged: Int
  let worsened: Int

  /// Turns changes below, at and above 0 towards better.
  init(_ signs: ChangeSigns, higherIsBetter: Bool) {
    unchanged = signs.zero
    improved = higherIsBetter ? signs.positive : signs.negative
    worsened = higherIsBetter ? signs.negative : signs.positive
  }

  /// Turns changes below, within and above a threshold towards better.
  init(_ counts: ChangeCounts, higherIsBetter: Bool) {
    unchanged = counts.within
    improved = higherIsBetter ? counts.above : counts.below
    worsened = higherIsBetter ? counts.below : counts.above
  }
}

extension Interval {
  /// The level of every interval in an evaluation.
  static let level = 0.95

  init(_ interval: ConfidenceInterval) {
    self.init(level: interval.level, lower: interval.lower, upper: interval.upper)
  }
}

extension Difference {
  init(_ test: some StudentTest) {
    self.init(
      estimate: test.statistic.estimate,
      confidenceInterval: Interval(test.interval(level: Interval.level)),
      t: test.t,
      df: test.degreesOfFreedom,
      p: test.p,
      adjustedP: nil
    )
  }
}

extension Wilcoxon {
  fileprivate init(_ test: WilcoxonSignedRank) {
    self.init(
      w: test.w,
      z: test.z,
      p: test.p,
      method: test.method == .exact ? .exact : .asymptotic,
      zeros: test.zeros,
      ties: test.ties
    )
  }
}

extension ClusterInterval {
  /// The fewest clusters for which an interval is given.
  private static let fewestClusters = 5

  /// The interval of everyone's mean change by the grouping that clusters, where there are enough
  /// clusters; people whose cluster is not stated make one more together.
  init?(_ margins: ScaleMargins, groupings: [CountedGrouping]) {
    guard let index = groupings.firstIndex(where: \.isCluster) else { return nil }
    let levels = margins.byGrouping[index]
    guard levels.dropLast().count(where: { $0.table.count > 0 }) >= ClusterInterval.fewestClusters
    else { return nil }
    let changes = levels.map(\.change.table).filter { $0.count > 0 }
    guard let clustered = try? ClusteredMeanChange(changes) else { return nil }
    let interval = clustered.interval(level: Interval.level)
    self.init(
      by: groupings[index].id,
      clusters: clustered.clusters,
      level: interval.level,
      lower: interval.lower,
      upper: interval.upper
    )
  }
}

extension EffectSizes {
  fileprivate init(_ margins: PairedMargins, rankBiserial: Double?) {
    let dz = try? StandardisedChange(margins, by: .change)
    let interval = dz?.interval(level: Interval.level)
    self.init(
      dz: dz.map {
        Estimate(estimate: $0.estimate, lower: interval?.lower, upper: interval?.upper)
      },
      dav: (try? StandardisedChange(margins, by: .rootMeanSquare))?.estimate,
      rankBiserial: rankBiserial
    )
  }
}
