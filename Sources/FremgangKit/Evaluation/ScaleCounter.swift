import FremgangStatistics

/// Counts everybody's timeline on one scale.
struct ScaleCounter {
  /// The counts, and what each respondent's timeline gave.
  struct Outcome {
    let tables: ScaleTables
    /// In the order of ``Timelines/respondents``.
    let pairings: [ScalePairing]
    let scores: ScoreColumn
    /// Scores that the instrument's authors call questionable.
    let questionable: Int
  }

  private let scale: Scale
  private let scorer: Scorer
  private let responses: Responses
  private let membership: Membership
  private let timelines: Timelines
  private let scores: ScoreColumn
  private let pairings: [ScalePairing]

  /// Scores and pairs everybody on one scale of `instrument`.
  init(
    _ instrument: Instrument,
    scale index: Int,
    _ timelines: Timelines,
    _ builder: TableBuilder
  ) throws(EvaluationFault) {
    responses = builder.responses
    membership = builder.membership
    self.timelines = timelines
    scale = instrument.scales[index]
    do {
      scorer = try Scorer(scale, of: instrument)
    } catch {
      throw .instrument(id: instrument.id, reason: "\(error)")
    }
    let scores = ScoreColumn(
      of: timelines.measurements,
      in: responses,
      scorer: scorer,
      scale: index
    )
    self.scores = scores
    pairings = timelines.respondents.indices.map { person in
      ScalePairing(timelines.range(at: person), of: timelines, scores, waves: builder.waves)
    }
  }

  func outcome() -> Outcome {
    Outcome(
      tables: ScaleTables(
        scale: scale,
        denominator: scorer.denominator,
        pairs: pairedTables,
        beforeOnly: beforeOnly,
        items: itemTables,
        trend: trend
      ),
      pairings: pairings,
      scores: scores,
      questionable: questionable
    )
  }

  private func numerator(_ moment: Int) -> Int64 {
    scores.numerator(timelines.moments[moment].place)
  }

  /// The pairs are sorted once: what each level takes of them then is in order already.
  private var pairedTables: Divided<PairedTable> {
    typealias Pair = (cell: PairedTable.Cell, respondent: Int)
    var pairs: [Pair] = []
    for (person, pairing) in pairings.enumerated() {
      guard let before = pairing.before, let after = pairing.after else { continue }
      let cell = PairedTable.Cell(before: numerator(before), after: numerator(after), count: 1)
      pairs.append((cell, timelines.respondents[person]))
    }
    pairs.sort { one, other in
      one.cell.before == other.cell.before
        ? one.cell.after < other.cell.after : one.cell.before < other.cell.before
    }
    var overall: [PairedTable.Cell] = []
    for pair in pairs { overall.append(joining: pair.cell) }
    return Divided(
      overall: PairedTable(denominator: scorer.denominator, ascending: overall),
      byGrouping: membership.groupings.map { grouping in
        var cells: [[PairedTable.Cell]] = Array(
          repeating: [],
          count: grouping.counted.levels.count + 1
        )
        for pair in pairs {
          cells[grouping.levelOfRespondent[pair.respondent]].append(joining: pair.cell)
        }
        return cells.map { PairedTable(denominator: scorer.denominator, ascending: $0) }
      }
    )
  }

  private var beforeOnly: CountTable {
    var tally = NumeratorTally()
    for pairing in pairings where pairing.after == nil {
      if let before = pairing.before { tally.add(numerator(before)) }
    }
    return tally.table(denominator: scorer.denominator)
  }

  /// Answers are read in the order in which they are held, whoever gave them.
  private var itemTables: ScaleTables.Items {
    var before = ItemSpread(items: scorer.expected)
    var after = before
    var alone = (before: 0, after: 0)
    var values: [Int] = []
    for (role, index) in zip(roles, timelines.measurements) where !role.isEmpty {
      guard case .answers(let answers) = responses.measurements[Int(index)].content,
        scorer.readItems(answers, into: &values)
      else { continue }
      if role.contains(.before) { before.add(values) }
      if role.contains(.after) { after.add(values) }
      if role == .before { alone.before += 1 }
      if role == .after { alone.after += 1 }
    }
    return ScaleTables.Items(
      before: ItemTable(spread: before, withoutPair: alone.before),
      after: ItemTable(spread: after, withoutPair: alone.after)
    )
  }

  /// What a measurement is to its person's pair.
  private struct Role: OptionSet {
    let rawValue: UInt8

    static let before = Role(rawValue: 1)
    static let after = Role(rawValue: 2)
    static let paired = Role(rawValue: 4)
  }

  /// By measurement: what it is, where the scale has several items.
  private var roles: [Role] {
    var roles = [Role](repeating: [], count: timelines.measurements.count)
    for pairing in pairings where scorer.expected > 1 {
      let paired: Role = pairing.isPaired ? .paired : []
      for (moment, role) in [(pairing.before, Role.before), (pairing.after, .after)] {
        guard let moment else { continue }
        roles[Int(timelines.moments[moment].place)].formUnion([role, paired])
      }
    }
    return roles
  }

  /// The first score of each wave.
  private var trend: Trend {
    var tally = TrendTally()
    for person in timelines.respondents.indices {
      for index in timelines.range(at: person) {
        let moment = timelines.moments[index]
        guard let wave = moment.wave.index, scores.isScored(moment.place) else { continue }
        tally.add(scores.numerator(moment.place), wave: wave)
      }
      tally.endPerson()
    }
    return tally.trend(denominator: scorer.denominator)
  }

  private var questionable: Int {
    let numerators = scale.questionable.compactMap {
      $0.value.numerator(over: scorer.denominator)
    }
    guard !numerators.isEmpty else { return 0 }
    return timelines.moments.count {
      scores.isScored($0.place) && numerators.contains(scores.numerator($0.place))
    }
  }
}

extension [PairedTable.Cell] {
  /// Adds a cell that does not come before the last one.
  fileprivate mutating func append(joining cell: PairedTable.Cell) {
    guard let last, last.before == cell.before, last.after == cell.after else {
      append(cell)
      return
    }
    self[count - 1] = PairedTable.Cell(
      before: cell.before,
      after: cell.after,
      count: last.count + cell.count
    )
  }
}

extension DecimalNumber {
  /// The number times `denominator`, where that is whole.
  fileprivate func numerator(over denominator: Int64) -> Int64? {
    let scaled = Int128(mantissa) * Int128(denominator)
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: Int128(self.denominator))
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }
}
