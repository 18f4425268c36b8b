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
    let consistency = InternalConsistency(tables)
    let reliable = ReliableChangeRule(
      scale,
      firstScores: tables.firstScores,
      sampleAlpha: reliableChange == .sampleAlpha ? consistency?.before?.estimate : nil
    )
    let summarise = { Summary($0, scale: scale, reliable: reliable) }
    var overall = summarise(tables.pairs.overall)
    overall.clusterInterval = ClusterInterval(tables, groupings: groupings)
    let everyone = overall
    let summariseGroup = { (table: PairedTable) in
      var summary = summarise(table)
      summary.expectedDrift = ExpectedDrift(
        of: summary,
        towards: everyone,
        reliability: scale.sourcedReliability
      )
      return summary
    }
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
      groups: GroupFindings.all(tables, groupings: groupings, summarise: summariseGroup),
      stated: StatedFindings.all(tables, groupings: groupings, summarise: summarise),
      groupDifferences: GroupDifference.all(tables, groupings: groupings),
      changeHistogram: Histogram(tables.pairs.overall.change, scale: scale),
      points: tables.points,
      waves: tables.trend.complete(denominator: tables.denominator).map { wave, scores in
        WaveFindings(all.waves[wave], scores)
      },
      beforeOnly: BeforeOnly(tables),
      internalConsistency: consistency
    )
  }
}

extension ScaleTables {
  /// The first scores of everyone who has one, paired or not.
  fileprivate var firstScores: CountTable {
    var scores = pairs.overall.before
    scores.merge(beforeOnly)
    return scores
  }

  fileprivate var points: [[Double]] {
    pairs.overall.cells.map { cell in
      [
        Double(cell.before) / Double(denominator), Double(cell.after) / Double(denominator),
        Double(cell.count),
      ]
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
    _ tables: ScaleTables,
    groupings: [CountedGrouping],
    summarise: (PairedTable) -> Summary
  ) -> [GroupFindings] {
    var rows: [GroupFindings] = []
    for (grouping, levels) in zip(groupings, tables.pairs.byGrouping) {
      for (index, table) in levels.enumerated() {
        let isNotStated = index == grouping.notStated
        if isNotStated && table.count == 0 { continue }
        rows.append(
          GroupFindings(
            by: grouping.id,
            level: isNotStated ? nil : grouping.levels[index],
            summary: summarise(table),
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
    _ tables: ScaleTables,
    groupings: [CountedGrouping],
    summarise: (PairedTable) -> Summary
  ) -> [StatedFindings] {
    zip(groupings, tables.pairs.byGrouping).compactMap { grouping, levels in
      guard levels[grouping.notStated].count > 0 else { return nil }
      var stated = PairedTable(denominator: tables.denominator)
      for level in levels.dropLast() { stated.merge(level) }
      return StatedFindings(by: grouping.id, summary: summarise(stated), suppressed: false)
    }
  }
}

extension WaveFindings {
  fileprivate init(_ wave: String, _ scores: CountTable) {
    self.init(
      wave: wave,
      n: scores.count,
      mean: scores.mean,
      sd: scores.standardDeviation,
      suppressed: false
    )
  }
}

extension BeforeOnly {
  /// Those who never came back; nothing where everyone did.
  fileprivate init?(_ tables: ScaleTables) {
    guard tables.beforeOnly.count > 0 else { return nil }
    let completers = tables.pairs.overall.before
    let welch = try? WelchTTest(completers, tables.beforeOnly)
    let change = tables.pairs.overall.change
    let everyone = Double(change.count + tables.beforeOnly.count)
    self.init(
      n: tables.beforeOnly.count,
      mean: tables.beforeOnly.mean,
      sd: tables.beforeOnly.standardDeviation,
      difference: completers.mean.flatMap { mine in tables.beforeOnly.mean.map { mine - $0 } },
      confidenceInterval: welch.map { Interval($0.interval(level: Interval.level)) },
      changeIfUnchanged: change.mean.map { $0 * Double(change.count) / everyone },
      suppressed: false
    )
  }
}
