/// What a respondent's timeline gives on one scale.
struct ScalePairing {
  /// A scored measurement.
  struct Scored {
    let measurement: Int
    let wave: Int?
    let day: Day?
    let score: Score
  }

  /// The measurement that counts as before.
  private(set) var before: Scored?
  /// The measurement that counts as after.
  private(set) var after: Scored?
  /// Scorable measurements that are neither.
  private(set) var between: [Scored] = []
  /// Measurements with too many unanswered items.
  private(set) var unscorable: [Int] = []
  /// Whether an unscorable measurement came before ``before`` or after ``after`` in its place.
  private(set) var skippedUnscorable = false

  var isPaired: Bool { before != nil && after != nil }

  init(
    _ timeline: Timeline,
    scorer: Scorer,
    scale: Int,
    waves: PairedWaves,
    in measurements: [Measurement]
  ) {
    var scored: [Scored] = []
    var places: [Int: Int] = [:]
    for (place, index) in timeline.measurements.enumerated() {
      let measurement = measurements[index]
      places[index] = place
      guard let score = scorer.score(measurement.content, scale: scale) else {
        unscorable.append(index)
        continue
      }
      scored.append(
        Scored(
          measurement: index,
          wave: measurement.wave,
          day: measurement.day,
          score: score
        )
      )
    }
    choose(among: scored, waves: waves)
    skippedUnscorable = unscorable.contains {
      isSkipped($0, places, waves, measurements)
    }
  }

  private mutating func choose(among scored: [Scored], waves: PairedWaves) {
    let beforeIndex: Int?
    let afterIndex: Int?
    switch waves {
    case .named(let before, let after):
      beforeIndex = scored.firstIndex { $0.wave == before }
      afterIndex = scored.lastIndex { $0.wave == after }
    case .firstToLast(let lastWave):
      let isLate = scored.count == 1 && lastWave != nil && scored[0].wave == lastWave
      beforeIndex = scored.isEmpty || isLate ? nil : 0
      afterIndex = isLate ? 0 : (scored.count > 1 ? scored.count - 1 : nil)
    }
    before = beforeIndex.map { scored[$0] }
    after = afterIndex.map { scored[$0] }
    between = scored.indices.filter { $0 != beforeIndex && $0 != afterIndex }.map { scored[$0] }
  }

  /// Whether the unscorable measurement `index` would have been the first or the last of the pair.
  private func isSkipped(
    _ index: Int,
    _ places: [Int: Int],
    _ waves: PairedWaves,
    _ measurements: [Measurement]
  ) -> Bool {
    guard let before, let after, let place = places[index],
      let first = places[before.measurement], let last = places[after.measurement]
    else { return false }
    switch waves {
    case .named(let beforeWave, let afterWave):
      let wave = measurements[index].wave
      return (wave == beforeWave && place < first) || (wave == afterWave && place > last)
    case .firstToLast:
      return place < first || place > last
    }
  }
}

/// Which waves make a pair, as indices into ``Responses/waves``.
enum PairedWaves {
  /// From one wave to another; -1 for a wave that was planned and never found.
  case named(before: Int, after: Int)
  /// The first to the last; with the index of the last wave when there are at least two.
  case firstToLast(lastWave: Int?)

  init(_ pairing: EvaluationPlan.Pairing, waves: [String]) {
    switch pairing {
    case .waves(let before, let after):
      self = .named(
        before: waves.firstIndex(of: before) ?? -1,
        after: waves.firstIndex(of: after) ?? -1
      )
    case .firstToLast:
      self = .firstToLast(lastWave: waves.count > 1 ? waves.count - 1 : nil)
    }
  }
}
