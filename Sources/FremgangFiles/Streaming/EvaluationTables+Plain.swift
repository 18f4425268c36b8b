import FremgangKit
import FremgangStatistics

extension PlainStudy {
  /// Settles what the numbers of the tokens mean.
  init(
    _ layout: PlainLayout,
    _ understood: UnderstoodExport,
    _ opening: ExportReader.Opening,
    _ evidence: [PlainEvidence]
  ) throws(PlainFault) {
    let plan = understood.plan.evaluation
    let ids = understood.plan.waves.map(\.id)
    waves = max(ids.count, 1)
    switch plan.pairing {
    case .waves(let first, let last):
      before = ids.firstIndex(of: first) ?? -1
      after = ids.firstIndex(of: last) ?? -1
    case .firstToLast:
      // With two waves, a person's first score is at the first one, or there is only a last one.
      (before, after) = (0, ids.count > 1 ? 1 : -1)
      guard ids.count <= 2 else { throw .unsuited }
    }
    guard waves <= PlainStudy.mostWaves, before != after else { throw .unsuited }
    let source = understood.sources[0].layout
    fixedWave = source.fixedWave.flatMap(understood.waves.index(of:)) ?? -1
    waveToken = layout.waveToken ?? -1
    careful = []
    groupings = []
    groupTokens = []
    levels = []
    meanings = evidence.map { evidence in
      Meanings(evidence, layout, understood)
    }
    addGroups(layout, understood, plan, evidence)
    guard groupings.count <= 8,
      levels.reduce(1, { $0 > PlainStudy.mostCombinations ? $0 : $0 * $1 })
        <= PlainStudy.mostCombinations
    else { throw .unsuited }
    try addMeasures(layout, understood)
  }

  /// The names of the levels, by grouping.
  var levelNames: [[String]] { groupings.map(\.levels) }

  /// The level of one grouping in a combination.
  func level(_ grouping: Int, of combination: Int) -> Int {
    var rest = combination
    for later in stride(from: levels.count - 1, to: grouping, by: -1) { rest /= levels[later] }
    return rest % levels[grouping]
  }

  private mutating func addGroups(
    _ layout: PlainLayout,
    _ understood: UnderstoodExport,
    _ plan: EvaluationPlan,
    _ evidence: [PlainEvidence]
  ) {
    for planned in plan.groupings {
      let token = layout.groups.first { $0.id == planned.id }?.token
      var labels = LabelTable()
      var raw: [[Int?]] = []
      for evidence in evidence {
        guard let tokens = token.map({ evidence.tokens[$0] }) else { continue }
        raw.append(
          [nil]
            + tokens.numbers.map { number in
              tokens.counts[number] > 0 ? labels.index(ofLabel: tokens.texts[number]) : nil
            }
        )
      }
      let group = understood.plan.groups.first { $0.id == planned.id }
      let found = labels.resolved(labels: group?.labels ?? [:], levels: group?.levels ?? [])
      let counted = CountedGrouping(planned, found: found.levels, plan: plan)
      let positions = counted.positions
      let places = found.levels.map { positions[$0.folded] ?? counted.notStated }
      for (part, numbers) in raw.enumerated() {
        meanings[part].levels.append(
          numbers.map { label in
            label.flatMap { found.indices[$0] }.map { places[$0] } ?? counted.notStated
          }
        )
      }
      if token == nil { for part in meanings.indices { meanings[part].levels.append([]) } }
      groupings.append(counted)
      groupTokens.append(token ?? -1)
      levels.append(counted.levels.count + 1)
    }
  }

  private mutating func addMeasures(
    _ layout: PlainLayout,
    _ understood: UnderstoodExport
  ) throws(PlainFault) {
    let affixes = ColumnIndex.Affixes(understood.plan)
    let offered = understood.offered
    let instruments = understood.plan.instruments.compactMap { id in
      offered.firstIndex { $0.id == id }
    }.sorted()
    for instrument in instruments {
      guard let block = layout.blocks.first(where: { $0.instrument == instrument }) else {
        throw .unsuited
      }
      measures.append(
        Measure(
          instrument: instrument,
          higherIsBetter: offered[instrument].scales[0].higherIsBetter,
          scales: scales.count..<scales.count + block.scales.count
        )
      )
      scales += block.scales.map { layout.scales[$0].lattice }
    }
    for block in layout.blocks {
      guard let measure = measures.firstIndex(where: { $0.instrument == block.instrument }) else {
        throw .unsuited
      }
      let wave = block.affix.map { understood.waves.index(of: affixes.wave(of: $0)) }
      // A wave that no label stands for would have to be told of every row.
      if case .some(.none) = wave { throw .unsuited }
      blocks.append(
        Block(
          measure: measure,
          wave: (wave ?? nil) ?? -1,
          date: block.date ?? -1,
          scales: block.scales
        )
      )
    }
  }
}

extension PlainStudy.Meanings {
  fileprivate init(
    _ evidence: PlainEvidence,
    _ layout: PlainLayout,
    _ understood: UnderstoodExport
  ) {
    levels = []
    waves = []
    if let token = layout.waveToken {
      let tokens = evidence.tokens[token]
      waves =
        [-1]
        + tokens.numbers.map { number in
          let bytes = tokens.texts[number]
          let label = String(
            decoding: bytes[CellText.trimmed(0..<bytes.count, in: bytes)],
            as: UTF8.self
          )
          return understood.waves.index(of: label) ?? -1
        }
    }
    days = evidence.tokens.enumerated().map { column, tokens in
      guard layout.blocks.contains(where: { $0.date == column }) else { return [] }
      return [PlainStudy.noDay]
        + tokens.numbers.map { number in
          let bytes = tokens.texts[number]
          let range = CellText.trimmed(0..<bytes.count, in: bytes)
          if range.isEmpty { return PlainStudy.noDay }
          return DateText.day(range, bytes, understood.dateOrder)?.number ?? PlainStudy.badDay
        }
    }
  }
}

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
    self.init(
      groupings: study.groupings,
      waves: understood.plan.waves.map(\.id),
      measurements: tally.measurements,
      ledger: tally.ledger.bins,
      respondentsIncluded: tally.included,
      respondentsPairedOnAny: tally.pairedOnAny,
      groupChanges: Dictionary(uniqueKeysWithValues: study.groupings.map { ($0.id, 0) })
    )
    for (number, measure) in study.measures.enumerated() {
      let instrument = understood.offered[measure.instrument]
      let counts = tally.measures[number]
      var tables = InstrumentTables(
        instrument: instrument,
        respondents: counts.respondents,
        daysBetween: counts.days.table,
        attendance: study.divided(counts.attendance),
        answerModes: [ModeCount()],
        questionableScores: counts.questionable,
        pairsBackInTime: counts.backInTime
      )
      for (place, scale) in measure.scales.enumerated() {
        let items = study.items(number, place, passed, careful, tally.scales[scale])
        tables.scales.append(
          study.tables(of: instrument.scales[place], scale, tally.scales[scale], items)
        )
      }
      // As many "not stated" as there are pairs, for no way of answering was noted.
      tables.answerModes[0] = ModeCount(
        before: tables.attendance.overall.pairs,
        after: tables.attendance.overall.pairs
      )
      instruments.append(tables)
    }
    signs = study.signTables(tally, instruments.map(\.instrument.id))
  }
}

extension PlainStudy {
  /// Attendance by combination of levels, divided by grouping and level.
  fileprivate func divided(_ counts: [Attendance]) -> Divided<Attendance> {
    var divided = Divided(groupings, empty: Attendance())
    for (combination, count) in counts.enumerated() {
      divided.update(at: levels.indices.map { level($0, of: combination) }) { attendance in
        attendance.pairs += count.pairs
        attendance.beforeOnly += count.beforeOnly
        attendance.afterOnly += count.afterOnly
      }
    }
    return divided
  }

  fileprivate func tables(
    of scale: FremgangKit.Scale,
    _ number: Int,
    _ counts: PlainTally.Scale,
    _ items: ScaleTables.Items
  ) -> ScaleTables {
    let lattice = scales[number]
    let pairs = pairs(counts.pairs, lattice)
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

  private func pairs(_ counts: PairCounts, _ lattice: ScoreLattice) -> Divided<PairedTable> {
    var overall: [PairedTable.Cell] = []
    var byGrouping = levels.map { Array(repeating: [PairedTable.Cell](), count: $0) }
    let places = (0..<combinations).map { combination in
      levels.indices.map { level($0, of: combination) }
    }
    counts.forEach { before, after, combination, count in
      let cell = PairedTable.Cell(
        before: lattice.numerators[before],
        after: lattice.numerators[after],
        count: count
      )
      overall.append(joining: cell)
      for (grouping, level) in places[combination].enumerated() {
        byGrouping[grouping][level].append(joining: cell)
      }
    }
    let denominator = lattice.denominator
    return Divided(
      overall: PairedTable(denominator: denominator, ascending: overall),
      byGrouping: byGrouping.map { levels in
        levels.map { PairedTable(denominator: denominator, ascending: $0) }
      }
    )
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
      for (pass, factor) in [(passed, Int128(1)), (careful ?? passed, careful == nil ? 0 : -1)] {
        // The same parts read again give their tokens the same numbers.
        for (part, meanings) in zip(pass.parts, meanings) {
          add(part, meanings, measure, scale, wave, times: factor, to: &all)
        }
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
    guard factor != 0 else { return }
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

extension [PairedTable.Cell] {
  /// Adds a cell that does not come before the last one.
  fileprivate mutating func append(joining cell: PairedTable.Cell) {
    if let last = last, last.before == cell.before, last.after == cell.after {
      self[count - 1] = PairedTable.Cell(
        before: cell.before,
        after: cell.after,
        count: last.count + cell.count
      )
    } else {
      append(cell)
    }
  }
}

extension ScoreLattice {
  /// The scores that occur so often, by rank.
  fileprivate func table(_ counts: [Int]) -> CountTable {
    CountTable(
      denominator: denominator,
      counts: zip(numerators, counts).lazy.filter { $0.1 > 0 }.map { (numerator: $0, count: $1) }
    )
  }
}
