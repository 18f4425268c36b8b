/// What a respondent's timeline gives on one scale.
struct ScalePairing {
  /// The measurement that counts as before, as an index into ``Timelines/moments``.
  var before: Int? { first.index }
  /// The measurement that counts as after.
  var after: Int? { last.index }
  /// How many measurements have too many unanswered items.
  var unscorable: Int { Int(unscored) }
  /// Whether an unscorable measurement came before ``before`` or after ``after`` in its place.
  private(set) var skippedUnscorable = false

  // There is one for every person and scale: indices and counts take half a machine word each.
  private var first = OptionalIndex(nil)
  private var last = OptionalIndex(nil)
  private var scored: Int32 = 0
  private var unscored: Int32 = 0

  var isPaired: Bool { before != nil && after != nil }

  /// How many scorable measurements are neither before nor after.
  var between: Int {
    Int(scored) - (before == nil ? 0 : 1) - (after == nil || after == before ? 0 : 1)
  }

  /// Pairs the measurements `range` of `timelines`, all of one respondent.
  ///
  /// - Parameters:
  ///   - range: a range of ``Timelines/moments``.
  ///   - timelines: the moments.
  ///   - scores: the scores of all measurements that the timelines were made of.
  ///   - waves: which waves make a pair.
  init(_ range: Range<Int>, of timelines: Timelines, _ scores: ScoreColumn, waves: PairedWaves) {
    var (first, last): (Int?, Int?) = (nil, nil)
    for index in range {
      let moment = timelines.moments[index]
      guard scores.isScored(moment.place) else {
        unscored += 1
        continue
      }
      scored += 1
      switch waves {
      case .named(let beforeWave, let afterWave):
        let wave = moment.wave.index
        if first == nil, wave == beforeWave { first = index }
        if wave == afterWave { last = index }
      case .firstToLast:
        first = first ?? index
        last = index
      }
    }
    choose(first, last, of: timelines, waves)
    guard unscorable > 0, let before, let after else { return }
    skippedUnscorable = range.contains { index in
      let moment = timelines.moments[index]
      guard !scores.isScored(moment.place) else { return false }
      switch waves {
      case .named(let beforeWave, let afterWave):
        let wave = moment.wave.index
        return (wave == beforeWave && index < before) || (wave == afterWave && index > after)
      case .firstToLast: return index < before || index > after
      }
    }
  }

  private mutating func choose(
    _ first: Int?,
    _ last: Int?,
    of timelines: Timelines,
    _ waves: PairedWaves
  ) {
    self.first = OptionalIndex(first)
    self.last = OptionalIndex(last)
    guard case .firstToLast(let lastWave) = waves, scored == 1, let only = first else { return }
    let isLate = lastWave != nil && timelines.moments[only].wave.index == lastWave
    if isLate { self.first = OptionalIndex(nil) } else { self.last = OptionalIndex(nil) }
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
