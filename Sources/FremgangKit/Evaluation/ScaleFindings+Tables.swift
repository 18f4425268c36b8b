import FremgangStatistics

extension ScaleFindings {
  /// Computes a scale's figures from its counts.
  init(
    _ tables: ScaleTables,
    of all: EvaluationTables,
    reliableChange: EvaluationPlan.ReliableChangeBasis
  ) {
    let scale = tables.scale
    let groupings = all.groupings
    let margins = ScaleMargins(tables.pairs)
    let consistency = InternalConsistency(tables)
    let reliable = ReliableChangeRule(
      scale,
      firstScores: tables.firstScores(margins),
      sampleAlpha: reliableChange == .sampleAlpha ? consistency?.before?.estimate : nil
    )
    let rules = SummaryRules(scale, reliable: reliable)
    var overall = Summary(margins.overall, rules)
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
      groups: GroupFindings.all(margins, groupings: groupings, rules, everyone: overall),
      stated: StatedFindings.all(margins, groupings: groupings, rules),
      groupDifferences: GroupDifference.all(margins, groupings: groupings),
      changeHistogram: Histogram(margins.overall.change.table, scale: scale),
      points: nil,
      waves: tables.trend.complete(denominator: tables.denominator).map { wave, scores in
        WaveFindings(all.waves[wave], scores)
      },
      beforeOnly: BeforeOnly(tables.beforeOnly, beside: margins.overall),
      internalConsistency: consistency
    )
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
    _ margins: ScaleMargins,
    groupings: [CountedGrouping],
    _ rules: SummaryRules,
    everyone: Summary
  ) -> [GroupFindings] {
    var rows: [GroupFindings] = []
    for (grouping, levels) in zip(groupings, margins.byGrouping) {
      for (index, level) in levels.enumerated() {
        let isNotStated = index == grouping.notStated
        if isNotStated && level.table.count == 0 { continue }
        var summary = Summary(level, rules)
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
    _ margins: ScaleMargins,
    groupings: [CountedGrouping],
    _ rules: SummaryRules
  ) -> [StatedFindings] {
    zip(groupings, margins.stated).compactMap { grouping, stated in
      stated.map {
        StatedFindings(by: grouping.id, summary: Summary($0, rules), suppressed: false)
      }
    }
  }
}

extension WaveFindings {
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
