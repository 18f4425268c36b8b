import FremgangKit

/// Which levels may be shown, so that none can be found by subtracting what other nights showed.
///
/// Whoever has two publications can subtract any sum of what one shows from any sum of what the other
/// shows. All levels that are hidden on one night are one such part, because they are what is left of
/// the whole. Of a level that is in both sums, the people remain whose contributions have changed; of
/// a level that is in one of them, all its people. What remains must be nobody, or at least the
/// minimum.
struct LevelOpenings {
  private let memory: PublicationMemory
  private let minimum: Int
  /// Tonight's pairs of each level that has some.
  private var pairs: [PublicationMemory.PartKey: [String: Int]] = [:]
  /// The levels as they are spelled.
  private var spelling: [PublicationMemory.PartKey: [String: String?]] = [:]

  init(_ findings: Findings, _ memory: PublicationMemory, minimum: Int) {
    self.memory = memory
    self.minimum = min(minimum, memory.lowestMinimum)
    for instrument in findings.instruments {
      // Where everybody's figures are hidden, there is no whole to subtract from.
      for scale in instrument.scalesByGroup where scale.overall?.n ?? 0 >= minimum {
        for group in scale.groups {
          let key = PublicationMemory.PartKey(
            instrument: instrument.id,
            scale: scale.id,
            grouping: group.by
          )
          let level = group.level?.folded ?? ""
          spelling[key, default: [:]][level] = .some(group.level)
          guard let n = group.summary?.n, n > 0 else { continue }
          pairs[key, default: [:]][level] = n
        }
      }
    }
  }

  /// The levels that were shown on some night and have fewer people than the minimum now.
  var shrunk: [(part: PublicationMemory.PartKey, level: String)] {
    pairs.flatMap { key, levels in
      levels.filter { level, n in
        n < minimum && memory.parts[key]?.opened.contains(level) ?? false
      }.map { (key, $0.key) }
    }
  }

  /// What was shown, added to what is remembered of each part.
  func remembered(
    closing closed: Set<ClosedLevel>,
    publication: Int
  ) -> [PublicationMemory.PartKey: PublicationMemory.Part] {
    var parts = memory.parts
    for (key, levels) in pairs {
      let shut = levels.filter { closed.contains(level($0.key, key)) }
      var part = parts[key] ?? PublicationMemory.Part()
      part.opened.formUnion(levels.keys.filter { shut[$0] == nil })
      let place = part.epochs.firstIndex { Set($0.closed.keys) == Set(shut.keys) }
      var epoch = PublicationMemory.Epoch(closed: shut, through: publication)
      if let place {
        epoch.closed.merge(part.epochs[place].closed, uniquingKeysWith: min)
        part.epochs[place] = epoch
      } else {
        part.epochs.append(epoch)
      }
      parts[key] = part
    }
    return parts
  }

  /// The levels that must be closed beside those that small groups close.
  ///
  /// - Parameter hidden: the levels that are hidden when some are closed.
  /// - Returns: the levels to close, or nothing where a few people could be subtracted whatever is
  ///   closed.
  func closing(_ hidden: (Set<ClosedLevel>) -> Set<ClosedLevel>) -> Set<ClosedLevel>? {
    var closed = Set<ClosedLevel>()
    while true {
      let now = hidden(closed)
      var more = Set<ClosedLevel>()
      for (key, levels) in pairs {
        let shut = Set(levels.keys.filter { now.contains(level($0, key)) })
        guard let epoch = givingAway(key, shut) else { continue }
        let next = Set(epoch.closed.keys).intersection(levels.keys).subtracting(shut)
        let wanted = next.isEmpty ? Set(levels.keys).subtracting(shut) : next
        if wanted.isEmpty { return nil }
        more.formUnion(wanted.map { level($0, key) })
      }
      if more.isEmpty { return closed }
      closed = now.union(more)
    }
  }

  /// The earlier levels closed whose difference to those closed now leaves a few people.
  private func givingAway(
    _ key: PublicationMemory.PartKey,
    _ shut: Set<String>
  ) -> PublicationMemory.Epoch? {
    guard let part = memory.parts[key] else { return nil }
    return part.epochs.first { leavesFew(part, $0, key, shut) }
  }

  private func leavesFew(
    _ part: PublicationMemory.Part,
    _ epoch: PublicationMemory.Epoch,
    _ key: PublicationMemory.PartKey,
    _ shut: Set<String>
  ) -> Bool {
    let now = pairs[key] ?? [:]
    func moved(_ level: String) -> Int {
      guard let move = part.moves[level], move.publication > epoch.through else { return 0 }
      return move.people
    }
    let then = Set(epoch.closed.keys)
    // Both nights' hidden parts; that night's alone; this night's alone.
    for (usesThen, usesNow) in [(true, true), (true, false), (false, true)] {
      var sums = ReachableSums(below: minimum)
      for level in then.union(shut) {
        let isThen = then.contains(level) && usesThen
        let isNow = shut.contains(level) && usesNow
        let (old, new) = (epoch.closed[level] ?? now[level] ?? 0, now[level] ?? 0)
        switch (isThen, isNow) {
        case (true, true): sums.add([moved(level)])
        // A level that is shown on the other night may be in that night's sum or not.
        case (true, false): sums.add(shut.contains(level) ? [old] : [moved(level), old])
        case (false, true): sums.add(then.contains(level) ? [new] : [moved(level), new])
        case (false, false): break
        }
      }
      if sums.hasFew { return true }
    }
    return false
  }

  private func level(_ level: String, _ key: PublicationMemory.PartKey) -> ClosedLevel {
    ClosedLevel(
      instrument: key.instrument,
      by: key.grouping,
      level: spelling[key]?[level] ?? nil
    )
  }
}

/// The sums that can be reached by choosing one of several numbers again and again.
private struct ReachableSums {
  private var isReached: [Bool]

  /// - Parameter limit: sums from here on count as one.
  init(below limit: Int) {
    isReached = Array(repeating: false, count: max(limit, 1) + 1)
    isReached[0] = true
  }

  mutating func add(_ choices: [Int]) {
    let limit = isReached.count - 1
    var next = Array(repeating: false, count: isReached.count)
    for (sum, isReached) in isReached.enumerated() where isReached {
      for choice in choices { next[min(sum + min(choice, limit), limit)] = true }
    }
    isReached = next
  }

  /// Whether some sum is above zero and below the limit.
  var hasFew: Bool { isReached.dropFirst().dropLast().contains(true) }
}
