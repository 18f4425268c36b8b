/// What each person's timeline adds to the figures of one scale.
struct ScaleContributions {
  let pairings: [ScalePairing]
  private let instrument: Instrument
  private let scale: Scale
  private let isPrimary: Bool
  private let scorer: Scorer
  private let scores: ScoreColumn
  private let timelines: Timelines
  private let builder: TableBuilder
  private let pair: DividedCells
  private let beforeOnly: Int32
  private let attendance: DividedCells
  private let itemsBefore: Int32
  private let itemsAfter: Int32

  init(
    _ instrument: Instrument,
    _ scale: Scale,
    _ index: Int,
    _ timelines: Timelines,
    _ builder: TableBuilder,
    _ cells: inout ContributionCells
  ) throws(EvaluationFault) {
    do {
      scorer = try Scorer(scale, of: instrument)
    } catch {
      throw .instrument(id: instrument.id, reason: "\(error)")
    }
    self.instrument = instrument
    self.scale = scale
    self.timelines = timelines
    self.builder = builder
    isPrimary = index == 0
    let scores = ScoreColumn(
      of: timelines.measurements,
      in: builder.responses,
      scorer: scorer,
      scale: index
    )
    self.scores = scores
    pairings = timelines.respondents.indices.map { person in
      ScalePairing(timelines.range(at: person), of: timelines, scores, waves: builder.waves)
    }
    func cell(_ kind: ContributionCell.Kind, _ name: String = scale.id) -> ContributionCell {
      ContributionCell(kind, instrument: instrument.id, scale: name)
    }
    pair = DividedCells(cell(.pair), builder.membership, &cells)
    attendance = DividedCells(cell(.attendance, ""), builder.membership, &cells)
    beforeOnly = cells.number(of: cell(.beforeOnly))
    itemsBefore = cells.number(of: cell(.itemsBefore))
    itemsAfter = cells.number(of: cell(.itemsAfter))
  }

  /// The direction of a person's change on the scale: -1 for worse, 1 for better; nothing without a
  /// pair.
  func sign(at place: Int) -> Int8? {
    guard let first = pairings[place].before, let last = pairings[place].after else { return nil }
    let change = numerator(last) - numerator(first)
    return Int8(scale.higherIsBetter ? change.signum() : -change.signum())
  }

  private func numerator(_ moment: Int) -> Int64 {
    scores.numerator(timelines.moments[moment].place)
  }

  /// A score whatever the denominator that it is written over.
  private func add(_ moment: Int, to hash: inout StableHash) {
    let numerator = numerator(moment)
    var (divisor, rest) = (scorer.denominator, abs(numerator))
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    hash.add(numerator / divisor)
    hash.add(scorer.denominator / divisor)
  }

  /// How many of a person's scores on the scale are questionable.
  func questionable(at place: Int) -> Int {
    let values = scale.questionable.map(\.value)
    if values.isEmpty { return 0 }
    return timelines.range(at: place).count { moment in
      scores.isScored(timelines.moments[moment].place) && values.contains { isScore(moment, $0) }
    }
  }

  /// Notes all that the person at `place` adds.
  func visit(
    _ place: Int,
    _ cells: inout ContributionCells,
    _ note: (_ person: Int, _ cell: Int32, _ value: UInt64) -> Void
  ) {
    let person = timelines.respondents[place]
    let pairing = pairings[place]
    // The score before in the upper half and the one after in the lower half: each can be compared.
    var (first, last) = (StableHash(), StableHash(seed: 1))
    if let before = pairing.before { add(before, to: &first) }
    if let after = pairing.after { add(after, to: &last) }
    let both = first.value & 0xFFFF_FFFF_0000_0000 | last.value >> 32
    let presence: UInt64 = (pairing.before == nil ? 0 : 1) + (pairing.after == nil ? 0 : 2)
    if isPrimary && presence > 0 { attendance.note(person, builder.membership, presence, note) }
    if pairing.isPaired {
      pair.note(person, builder.membership, both, note)
    } else if pairing.before != nil {
      note(person, beforeOnly, first.value)
    }
    visitItems(person, pairing, note)
    visitTrend(person, place, &cells, note)
    if isPrimary { visitPair(person, pairing, &cells, note) }
  }

  private func visitItems(
    _ person: Int,
    _ pairing: ScalePairing,
    _ note: (Int, Int32, UInt64) -> Void
  ) {
    guard scorer.expected > 1 else { return }
    var values: [Int] = []
    for (moment, cell) in [(pairing.before, itemsBefore), (pairing.after, itemsAfter)] {
      guard let moment else { continue }
      let measurement = timelines.measurements[Int(timelines.moments[moment].place)]
      guard
        case .answers(let answers) = builder.responses.measurements[Int(measurement)].content,
        scorer.readItems(answers, into: &values)
      else { continue }
      var hash = StableHash(seed: pairing.isPaired ? 1 : 0)
      for value in values { hash.add(value) }
      note(person, cell, hash.value)
    }
  }

  private func visitTrend(
    _ person: Int,
    _ place: Int,
    _ cells: inout ContributionCells,
    _ note: (Int, Int32, UInt64) -> Void
  ) {
    var waves: [Int] = []
    var hash = StableHash()
    for moment in timelines.range(at: place) {
      guard let wave = timelines.moments[moment].wave.index, waves.last != wave,
        scores.isScored(timelines.moments[moment].place)
      else { continue }
      waves.append(wave)
      add(moment, to: &hash)
      var score = StableHash()
      add(moment, to: &score)
      let cell = ContributionCell(
        .score,
        instrument: instrument.id,
        scale: scale.id,
        level: builder.responses.waves[wave]
      )
      note(person, cells.number(of: cell), score.value)
    }
    guard waves.count > 1 else { return }
    let names = waves.map { builder.responses.waves[$0] }.joined(separator: "\n")
    let cell = ContributionCell(
      .trend,
      instrument: instrument.id,
      scale: scale.id,
      level: names
    )
    note(person, cells.number(of: cell), hash.value)
  }

  /// Days and ways of answering, which belong to the primary scale.
  private func visitPair(
    _ person: Int,
    _ pairing: ScalePairing,
    _ cells: inout ContributionCells,
    _ note: (Int, Int32, UInt64) -> Void
  ) {
    guard let first = pairing.before, let last = pairing.after else { return }
    let (before, after) = (timelines.moments[first], timelines.moments[last])
    if let start = before.day, let end = after.day {
      let days = UInt64(bitPattern: Int64(end.days(since: start)))
      note(person, cells.number(of: cell(.days)), days)
    }
    guard !builder.responses.answerModes.isEmpty else { return }
    var hash = StableHash()
    for moment in [before, after] { hash.add(mode(of: moment)) }
    note(person, cells.number(of: cell(.answerMode)), hash.value)
  }

  private func cell(_ kind: ContributionCell.Kind) -> ContributionCell {
    ContributionCell(kind, instrument: instrument.id, scale: scale.id)
  }

  private func isScore(_ moment: Int, _ value: DecimalNumber) -> Bool {
    Int128(numerator(moment)) * Int128(value.denominator)
      == Int128(value.mantissa) * Int128(scorer.denominator)
  }

  private func mode(of moment: Timelines.Moment) -> String {
    let measurement = Int(timelines.measurements[Int(moment.place)])
    let mode = builder.responses.measurements[measurement].answerMode
    return mode.map { builder.responses.answerModes[$0].folded } ?? ""
  }
}

/// The numbers of one kind's cells: for everyone, and for each level of each grouping.
struct DividedCells {
  let overall: Int32
  private let levels: [[Int32]]

  init(_ cell: ContributionCell, _ membership: Membership, _ cells: inout ContributionCells) {
    overall = cells.number(of: cell)
    var levels: [[Int32]] = []
    for grouping in membership.groupings {
      var numbers: [Int32] = []
      for level in grouping.counted.levels.map(\.folded) + [""] {
        var part = cell
        part.grouping = grouping.id
        part.level = level
        numbers.append(cells.number(of: part))
      }
      levels.append(numbers)
    }
    self.levels = levels
  }

  /// Notes a person's contribution to everyone's cell and to those of the person's levels.
  func note(
    _ person: Int,
    _ membership: Membership,
    _ value: UInt64,
    _ note: (Int, Int32, UInt64) -> Void
  ) {
    note(person, overall, value)
    for (grouping, numbers) in zip(membership.groupings, levels) {
      note(person, numbers[grouping.levelOfRespondent[person]], value)
    }
  }
}
