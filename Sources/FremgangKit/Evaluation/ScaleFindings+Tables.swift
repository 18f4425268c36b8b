import FremgangStatistics

extension ScaleFindings {
  /// Computes the figures of several scales from their counts, on so many threads.
  static func all(
    _ scales: [ScaleTables],
    of tables: EvaluationTables,
    reliableChange: EvaluationPlan.ReliableChangeBasis,
    threads: Int
  ) -> [ScaleFindings] {
    let cells = scales.reduce(0) { $0 + $1.pairs.overall.cells.count }
    // To wake another processor takes longer than it would spare of few cells.
    let threads = cells < fewestCellsOfThreads ? 1 : threads
    let margins = ScaleMargins.all(scales.map(\.pairs), threads: threads)
    let grounds = zip(scales, margins).map {
      ScaleGround($0, $1, reliableChange: reliableChange)
    }
    let summaries = ScaleSummaries.all(grounds, threads: threads)
    return Workers.map(scales.count, threads: threads) {
      ScaleFindings(grounds[$0], summaries[$0], of: tables)
    }
  }

  private static let fewestCellsOfThreads = 1 << 12

  private init(_ ground: ScaleGround, _ summaries: ScaleSummaries, of all: EvaluationTables) {
    let scale = ground.tables.scale
    let groupings = all.groupings
    let margins = ground.margins
    var overall = summaries.overall
    overall.clusterInterval = ClusterInterval(margins, groupings: groupings)
    self.init(
      id: scale.id,
      title: scale.title,
      minimum: scale.minimum.value,
      maximum: scale.maximum.value,
      higherIsBetter: scale.higherIsBetter,
      items: scale.items.count,
      scoring: Scoring(scale),
      overall: overall,
      suppressed: false,
      groups: GroupFindings.all(summaries, groupings: groupings, ground.rules, everyone: overall),
      stated: StatedFindings.all(summaries, groupings: groupings),
      groupDifferences: GroupDifference.all(margins, groupings: groupings),
      changeHistogram: Histogram(margins.overall.change.table, scale: scale),
      points: nil,
      waves: WaveFindings.all(
        ground.tables.trend.complete(denominator: ground.tables.denominator),
        waves: all.waves
      ),
      beforeOnly: BeforeOnly(ground.tables.beforeOnly, beside: margins.overall),
      internalConsistency: ground.consistency
    )
  }
}

/// What the summaries of a scale rest on.
private struct ScaleGround: Sendable {
  let tables: ScaleTables
  let margins: ScaleMargins
  let consistency: InternalConsistency?
  let rules: SummaryRules

  init(
    _ tables: ScaleTables,
    _ margins: ScaleMargins,
    reliableChange: EvaluationPlan.ReliableChangeBasis
  ) {
    self.tables = tables
    self.margins = margins
    consistency = InternalConsistency(tables)
    let reliable = ReliableChangeRule(
      tables.scale,
      firstScores: tables.firstScores(margins),
      sampleAlpha: reliableChange == .sampleAlpha ? consistency?.before?.estimate : nil
    )
    rules = SummaryRules(tables.scale, reliable: reliable)
  }
}

/// The summaries of a scale.
private struct ScaleSummaries: Sendable {
  let overall: Summary
  /// By grouping and level, "not stated" last.
  let byGrouping: [[Summary]]
  /// By grouping: that of everyone whose level is stated, where somebody's is not.
  let stated: [Summary?]

  /// Computes the summaries of several scales, on so many threads.
  static func all(_ grounds: [ScaleGround], threads: Int) -> [ScaleSummaries] {
    let summaries = Workers.map(grounds.map(\.margins.all), threads: threads) { scale, margins in
      Summary(margins, grounds[scale].rules)
    }
    return zip(grounds, summaries).map { ScaleSummaries($0.margins, $1) }
  }

  /// Takes the summaries of a scale in the order of its margins.
  private init(_ margins: ScaleMargins, _ summaries: [Summary]) {
    var rest = summaries[...]
    overall = rest.removeFirst()
    byGrouping = margins.byGrouping.map { levels in levels.map { _ in rest.removeFirst() } }
    stated = margins.stated.map { $0 == nil ? nil : rest.removeFirst() }
  }
}

extension ScaleTables {
  /// The first scores of everyone who has one, paired or not.
  fileprivate func firstScores(_ margins: ScaleMargins) -> CountTable {
    var scores = margins.overall.before.table
    scores.merge(beforeOnly)
    return scores
  }
}

extension PairedTable {
  /// Before, after and how many, for each pair of scores.
  var points: [[Double]] {
    let denominator = Double(denominator)
    return cells.map {
      [Double($0.before) / denominator, Double($0.after) / denominator, Double($0.count)]
    }
  }
}

extension ScaleFindings.Scoring {
  fileprivate init(_ scale: Scale) {
    self.init(
      method: scale.method.name,
      missingRule: scale.missingRule.name,
      missingRuleNumber: scale.missingRule.number,
      missingRuleSource: scale.missingRuleProvenance.source,
      missingRuleStatus: scale.missingRuleProvenance.status,
      rangeSource: scale.rangeProvenance.source,
      rangeStatus: scale.rangeProvenance.status
    )
  }
}

extension GroupFindings {
  fileprivate static func all(
    _ summaries: ScaleSummaries,
    groupings: [CountedGrouping],
    _ rules: SummaryRules,
    everyone: Summary
  ) -> [GroupFindings] {
    var rows: [GroupFindings] = []
    for (grouping, levels) in zip(groupings, summaries.byGrouping) {
      for (index, level) in levels.enumerated() {
        let isNotStated = index == grouping.notStated
        if isNotStated && level.n == 0 { continue }
        var summary = level
        summary.expectedDrift = ExpectedDrift(
          of: summary,
          towards: everyone,
          reliability: rules.reliability
        )
        rows.append(
          GroupFindings(
            by: grouping.id,
            level: isNotStated ? nil : grouping.levels[index],
            summary: summary,
            suppressed: false
          )
        )
      }
    }
    return rows
  }
}

extension StatedFindings {
  /// For each grouping with somebody whose level is not stated: the summary of everyone else.
  fileprivate static func all(
    _ summaries: ScaleSummaries,
    groupings: [CountedGrouping]
  ) -> [StatedFindings] {
    zip(groupings, summaries.stated).compactMap { grouping, stated in
      stated.map { StatedFindings(by: grouping.id, summary: $0, suppressed: false) }
    }
  }
}

extension WaveFindings {
  /// Those of each wave of a profile, if there is one.
  fileprivate static func all(_ profile: Trend.Profile?, waves: [String]) -> [WaveFindings] {
    guard let profile else { return [] }
    return profile.waves.indices.map { WaveFindings(waves[profile.waves[$0]], profile.scores[$0]) }
  }

  fileprivate init(_ wave: String, _ scores: CountTable) {
    let moments = scores.moments
    self.init(
      wave: wave,
      n: scores.count,
      mean: moments?.mean,
      sd: moments?.estimatedDeviation,
      suppressed: false
    )
  }
}

extension BeforeOnly {
  /// Those who never came back, `scores` being their first; nothing where everyone did.
  fileprivate init?(_ scores: CountTable, beside completers: PairedMargins) {
    guard let theirs = scores.moments else { return nil }
    let mine = completers.before.moments
    let change = completers.change.moments
    let welch = mine.flatMap { try? WelchTTest($0, theirs) }
    let everyone = Double(completers.table.count + theirs.count)
    self.init(
      n: theirs.count,
      mean: theirs.mean,
      sd: theirs.estimatedDeviation,
      difference: mine.map { $0.mean - theirs.mean },
      confidenceInterval: welch.map { Interval($0.interval(level: Interval.level)) },
      changeIfUnchanged: change.map { $0.mean * Double($0.count) / everyone },
      suppressed: false
    )
  }
}
