import FremgangKit
import FremgangStatistics

extension EvaluationTables {
  /// The tables of everybody whose rows are plain.
  ///
  /// - Parameters:
  ///   - study: what the rows were counted into.
  ///   - tally: the counts.
  ///   - passed: what was gathered from all plain rows.
  ///   - understood: the plan in effect.
  ///   - careful: what was gathered from plain rows of people who need care.
  init(
    _ study: PlainStudy,
    _ tally: PlainTally,
    _ passed: PlainReader.Passed,
    _ understood: UnderstoodExport,
    without careful: PlainReader.Passed?
  ) {
    let pairs = study.pairs(tally, threads: passed.parts.count)
    self.init(
      groupings: study.groupings,
      // A key path to what another module declares would be made each time the program runs.
      waves: understood.plan.waves.map { $0.id },
      measurements: tally.measurements,
      ledger: tally.ledger.bins,
      respondentsIncluded: tally.included,
      respondentsPairedOnAny: tally.pairedOnAny,
      groupChanges: Dictionary(uniqueKeysWithValues: study.groupings.map { ($0.id, 0) })
    )
    instruments = study.measures.indices.map { measure in
      study.tables(
        ofMeasure: measure,
        understood.offered[study.measures[measure].instrument],
        tally,
        pairs,
        passed,
        without: careful
      )
    }
    signs = study.signTables(tally, instruments.map { $0.instrument.id })
  }
}

extension PlainStudy {
  /// The tables of one instrument with all of its scales.
  fileprivate func tables(
    ofMeasure number: Int,
    _ instrument: Instrument,
    _ tally: PlainTally,
    _ pairs: [Divided<PairedTable>],
    _ passed: PlainReader.Passed,
    without careful: PlainReader.Passed?
  ) -> InstrumentTables {
    let counts = tally.measures[number]
    var tables = InstrumentTables(
      instrument: instrument,
      respondents: counts.respondents,
      daysBetween: counts.days,
      attendance: divided(counts.attendance),
      answerModes: [ModeCount()],
      questionableScores: counts.questionable,
      pairsBackInTime: counts.backInTime
    )
    for (place, scale) in measures[number].scales.enumerated() {
      let items = items(number, place, passed, careful, tally.scales[scale])
      tables.scales.append(
        self.tables(of: instrument.scales[place], scale, tally.scales[scale], pairs[scale], items)
      )
    }
    // As many "not stated" as there are pairs, for no way of answering was noted.
    let paired = tables.attendance.overall.pairs
    tables.answerModes[0] = ModeCount(before: paired, after: paired)
    return tables
  }

  /// Attendance by combination of levels, divided by grouping and level.
  fileprivate func divided(_ counts: [Attendance]) -> Divided<Attendance> {
    var divided = Divided(groupings, empty: Attendance())
    for (combination, count) in counts.enumerated() {
      divided.update(at: levels.indices.map { level($0, of: combination) }) { attendance in
        attendance.merge(count)
      }
    }
    return divided
  }

  fileprivate func tables(
    of scale: FremgangKit.Scale,
    _ number: Int,
    _ counts: PlainTally.Scale,
    _ pairs: Divided<PairedTable>,
    _ items: ScaleTables.Items
  ) -> ScaleTables {
    let lattice = scales[number]
    return ScaleTables(
      scale: scale,
      denominator: lattice.denominator,
      pairs: pairs,
      beforeOnly: lattice.table(counts.beforeOnly),
      items: items,
      trend: trend(counts, pairs.overall, lattice)
    )
  }

  /// The first scores of each wave, by the waves that people have scores at.
  private func trend(
    _ counts: PlainTally.Scale,
    _ pairs: PairedTable,
    _ lattice: ScoreLattice
  ) -> Trend {
    guard hasTwoWaves else {
      return Trend(
        counts.trend.enumerated().filter { !$0.element.isEmpty }.map { set, scores in
          let waves = (0..<self.waves).filter { set & (1 << $0) != 0 }
          let ranks = lattice.numerators.count
          return Trend.Profile(
            waves: waves,
            scores: waves.map { lattice.table(Array(scores[$0 * ranks..<($0 + 1) * ranks])) }
          )
        }
      )
    }
    let both = before < after ? [pairs.before, pairs.after] : [pairs.after, pairs.before]
    let profiles = [
      Trend.Profile(waves: [before], scores: [lattice.table(counts.beforeOnly)]),
      Trend.Profile(waves: [after], scores: [lattice.table(counts.afterOnly)]),
      Trend.Profile(waves: [0, 1], scores: both),
    ]
    return Trend(profiles.filter { $0.scores[0].count > 0 })
  }

  /// The covariances of the items of a scale before and after.
  fileprivate func items(
    _ measure: Int,
    _ scale: Int,
    _ passed: PlainReader.Passed,
    _ careful: PlainReader.Passed?,
    _ counts: PlainTally.Scale
  ) -> ScaleTables.Items {
    let items = scales[measures[measure].scales.lowerBound + scale].expected
    func sums(at wave: Int) -> ItemSpread {
      var all = SpreadLanes.Sums(items: items)
      guard wave >= 0, items > 1 else { return ItemSpread(items: items) }
      // The same parts read again give their tokens the same numbers.
      for (part, meanings) in zip(passed.parts, meanings) {
        add(part, meanings, measure, scale, wave, times: 1, to: &all)
      }
      for (part, meanings) in zip(careful?.parts ?? [], meanings) {
        add(part, meanings, measure, scale, wave, times: -1, to: &all)
      }
      return ItemSpread(
        count: all.count,
        sums: all.sums,
        squares: all.squares,
        totalSquares: all.totalSquares
      ) ?? ItemSpread(items: items)
    }
    // Of a single item nobody is counted.
    let alone = items > 1 ? (counts.completeBeforeOnly, counts.completeAfterOnly) : (0, 0)
    return ScaleTables.Items(
      before: ItemTable(spread: sums(at: before), withoutPair: alone.0),
      after: ItemTable(spread: sums(at: after), withoutPair: alone.1)
    )
  }

  private func add(
    _ part: PlainPart,
    _ meanings: Meanings,
    _ measure: Int,
    _ scale: Int,
    _ wave: Int,
    times factor: Int128,
    to sums: inout SpreadLanes.Sums
  ) {
    for block in blocks where block.measure == measure {
      let place = block.scales.lowerBound + scale
      if block.wave >= 0 || waveToken < 0 {
        guard (block.wave >= 0 ? block.wave : fixedWave) == wave else { continue }
        for number in 0..<PlainEvidence.mostWaves {
          if let more = part.spread(ofScale: place, wave: number) {
            sums.add(more, times: factor)
          }
        }
      } else {
        for (number, meaning) in meanings.waves.enumerated() where meaning == wave {
          if let more = part.spread(ofScale: place, wave: number) {
            sums.add(more, times: factor)
          }
        }
      }
    }
  }

  /// The signs of every two instruments.
  fileprivate func signTables(_ tally: PlainTally, _ ids: [String]) -> [SignTable] {
    var tables: [SignTable] = []
    var pair = 0
    for second in ids.indices {
      for first in 0..<second {
        var table = SignTable(
          first: ids[first],
          second: ids[second],
          stated: groupings.map { _ in SignTable.empty }
        )
        for (place, count) in tally.signs[pair].enumerated() where count > 0 {
          let (row, column) = (place % 9 / 3, place % 3)
          table.everyone[row][column] += count
          for grouping in groupings.indices where (place / 9) & (1 << grouping) != 0 {
            table.stated[grouping][row][column] += count
          }
        }
        tables.append(table)
        pair += 1
      }
    }
    return tables
  }
}

extension ScoreLattice {
  /// The scores that occur so often, by rank.
  fileprivate func table(_ counts: [Int]) -> CountTable {
    var entries: [CountTable.Entry] = []
    entries.reserveCapacity(counts.count)
    for (numerator, count) in zip(numerators, counts) where count > 0 {
      entries.append(CountTable.Entry(numerator, count))
    }
    return CountTable(denominator: denominator, ascending: entries)
  }
}
