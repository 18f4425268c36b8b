import FremgangKit

extension PlainStudy {
  /// Settles what the numbers of the tokens mean.
  init(
    _ layout: PlainLayout,
    _ understood: UnderstoodExport,
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
    guard waves <= PlainStudy.mostWaves, before != after,
      waves * understood.plan.instruments.count <= 64
    else { throw .unsuited }
    let source = understood.sources[0].layout
    fixedWave = source.fixedWave.flatMap(understood.waves.index(of:)) ?? -1
    waveToken = layout.waveToken ?? -1
    careful = []
    rows = evidence.reduce(0) { $0 + $1.rows }
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
              tokens.counts[number] > 0
                ? labels.index(ofLabel: tokens.range(number), in: tokens.bytes) : nil
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
          let bytes = tokens.bytes
          let label = String(
            decoding: bytes[CellText.trimmed(tokens.range(number), in: bytes)],
            as: UTF8.self
          )
          return understood.waves.index(of: label) ?? -1
        }
    }
    days = evidence.tokens.enumerated().map { column, tokens in
      guard layout.blocks.contains(where: { $0.date == column }) else { return [] }
      return [PlainStudy.noDay]
        + tokens.numbers.map { number in
          let bytes = tokens.bytes
          let range = CellText.trimmed(tokens.range(number), in: bytes)
          if range.isEmpty { return PlainStudy.noDay }
          return DateText.day(range, bytes, understood.dateOrder)?.number ?? PlainStudy.badDay
        }
    }
  }
}
