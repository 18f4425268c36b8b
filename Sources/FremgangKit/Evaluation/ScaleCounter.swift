import FremgangStatistics

/// Counts every respondent's timeline on one scale.
struct ScaleCounter {
  /// The counts, and what each respondent's timeline gave.
  struct Outcome {
    let tables: ScaleTables
    let pairings: [(respondent: Int, pairing: ScalePairing)]
    /// Scores that the instrument's authors call questionable.
    let questionable: Int
  }

  private let instrument: Instrument
  private let index: Int
  private let scale: Scale
  private let scorer: Scorer
  private let builder: TableBuilder

  init(
    _ instrument: Instrument,
    scale index: Int,
    _ builder: TableBuilder
  ) throws(EvaluationFault) {
    self.instrument = instrument
    self.index = index
    self.builder = builder
    scale = instrument.scales[index]
    do {
      scorer = try Scorer(scale, of: instrument)
    } catch {
      throw .instrument(id: instrument.id, reason: "\(error)")
    }
  }

  func count(_ timelines: [Timeline]) -> Outcome {
    let measurements = builder.responses.measurements
    let pairings = timelines.map { timeline in
      (
        respondent: timeline.respondent,
        pairing: ScalePairing(
          timeline,
          scorer: scorer,
          scale: index,
          waves: builder.waves,
          in: measurements
        )
      )
    }
    let scores = pairings.flatMap { $0.pairing.scored }
    return Outcome(
      tables: ScaleTables(
        scale: scale,
        denominator: scorer.denominator,
        pairs: pairedTables(pairings),
        beforeOnly: beforeOnly(pairings),
        items: itemCovariances(pairings),
        trend: trend(pairings)
      ),
      pairings: pairings,
      questionable: scores.count { scale.isQuestionable($0.score) }
    )
  }

  private func pairedTables(
    _ pairings: [(respondent: Int, pairing: ScalePairing)]
  ) -> Divided<PairedTable> {
    var collected = Divided<[PairedTable.Cell]>(builder.membership.counted, empty: [])
    for (respondent, pairing) in pairings {
      guard let before = pairing.before, let after = pairing.after else { continue }
      let cell = PairedTable.Cell(
        before: before.score.numerator,
        after: after.score.numerator,
        count: 1
      )
      collected.update(at: builder.membership.levels(of: respondent)) { $0.append(cell) }
    }
    return Divided(
      overall: PairedTable(denominator: scorer.denominator, cells: collected.overall),
      byGrouping: collected.byGrouping.map { levels in
        levels.map { PairedTable(denominator: scorer.denominator, cells: $0) }
      }
    )
  }

  private func beforeOnly(
    _ pairings: [(respondent: Int, pairing: ScalePairing)]
  ) -> CountTable {
    var table = CountTable(denominator: scorer.denominator)
    for (_, pairing) in pairings where pairing.after == nil {
      if let before = pairing.before { table.add(before.score.numerator, count: 1) }
    }
    return table
  }

  private func itemCovariances(
    _ pairings: [(respondent: Int, pairing: ScalePairing)]
  ) -> ScaleTables.Items {
    var before = ItemCovariances(items: scorer.expected)
    var after = before
    for (_, pairing) in pairings where pairing.isPaired && scorer.expected > 1 {
      if let values = itemValues(of: pairing.before) { before.add(values) }
      if let values = itemValues(of: pairing.after) { after.add(values) }
    }
    return ScaleTables.Items(before: before, after: after)
  }

  /// What each item is worth in the direction of the scale, when all of them are answered.
  private func itemValues(of scored: ScalePairing.Scored?) -> [Int]? {
    guard let scored,
      case .answers(let answers) = builder.responses.measurements[scored.measurement].content
    else { return nil }
    return scorer.itemValues(answers)
  }

  private func trend(_ pairings: [(respondent: Int, pairing: ScalePairing)]) -> Trend {
    var numerators: [[Int]: [[Int64]]] = [:]
    for (_, pairing) in pairings {
      let scores = firstScores(of: pairing).sorted { $0.key < $1.key }
      guard !scores.isEmpty else { continue }
      let none: [[Int64]] = Array(repeating: [], count: scores.count)
      for (place, score) in scores.enumerated() {
        numerators[scores.map(\.key), default: none][place].append(score.value)
      }
    }
    return Trend(
      numerators.map { waves, scores in
        Trend.Profile(
          waves: waves,
          scores: scores.map { CountTable(denominator: scorer.denominator, numerators: $0) }
        )
      }
    )
  }

  /// The first score of each wave.
  private func firstScores(of pairing: ScalePairing) -> [Int: Int64] {
    var scores: [Int: Int64] = [:]
    for scored in pairing.scored {
      if let wave = scored.wave, scores[wave] == nil { scores[wave] = scored.score.numerator }
    }
    return scores
  }
}

extension ScalePairing {
  /// All scored measurements in the order of time.
  var scored: [Scored] {
    let ends = [before, after].compactMap { $0 }
    return (ends + between).sorted {
      ($0.wave ?? -1, $0.day?.number ?? Int32.min) < ($1.wave ?? -1, $1.day?.number ?? Int32.min)
    }
  }
}
