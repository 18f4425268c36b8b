import FremgangKit

/// Which levels may be shown, so that none gives away who was hidden with it.
///
/// What is told of all levels that were never shown is the whole less the others. When one of them is shown
/// for the first time, whoever kept the earlier nights can take from it those who came on nights when
/// only it had somebody new, and those of the nights on which the others had. So it is shown once
/// enough people have come on the same nights to it and to the others.
///
/// A level that was shown once may empty, but not shrink to a few; and what is left of the levels that
/// were never shown must be nobody, or at least the minimum.
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
      levels.filter { level, n in n < minimum && memory.levels[key]?[level] ?? false }
        .map { (key, $0.key) }
    }
  }

  /// The levels that have had pairs, and whether any night has shown them, when tonight hides some.
  func levels(hiding hidden: Set<ClosedLevel>) -> [PublicationMemory.PartKey: [String: Bool]] {
    var all = memory.levels
    for (key, levels) in pairs {
      for level in levels.keys {
        let isShown = !hidden.contains(self.level(level, key))
        all[key, default: [:]][level] = isShown || all[key]?[level] ?? false
      }
    }
    return all
  }

  /// The levels that must be closed beside those that small groups close.
  ///
  /// - Parameters:
  ///   - companies: who has come together, where that is asked for.
  ///   - hidden: the levels that are hidden when some are closed.
  /// - Returns: the levels to close, or nothing where a few people could be subtracted whatever is
  ///   closed.
  /// - Throws: what `companies` throws.
  func closing(
    _ companies: () throws(PublicationHold) -> LevelCompanies,
    _ hidden: (Set<ClosedLevel>) -> Set<ClosedLevel>
  ) throws(PublicationHold) -> Set<ClosedLevel>? {
    var together: LevelCompanies?
    var closed = Set<ClosedLevel>()
    while true {
      let now = hidden(closed)
      var more = Set<ClosedLevel>()
      for (key, levels) in pairs {
        // What was never told of before can be subtracted from nothing.
        guard let known = memory.levels[key] else { continue }
        let never = levels.filter { !(known[$0.key] ?? false) }
        let shown = never.keys.filter { !now.contains(level($0, key)) }.sorted()
        var accepted: [String] = []
        for level in shown {
          if together == nil { together = try companies() }
          let all = Set(never.keys)
          if together?.canBeShown(accepted + [level], of: all, key, minimum) ?? false {
            accepted.append(level)
          }
        }
        let left = never.filter { !accepted.contains($0.key) }.values.reduce(0, +)
        if (1..<minimum).contains(left) {
          if shown.isEmpty { return nil }
          accepted = []
        }
        more.formUnion(shown.filter { !accepted.contains($0) }.map { level($0, key) })
      }
      if more.isEmpty { return closed }
      closed = now.union(more)
    }
  }

  private func level(_ level: String, _ key: PublicationMemory.PartKey) -> ClosedLevel {
    ClosedLevel(
      instrument: key.instrument,
      by: key.grouping,
      level: spelling[key]?[level] ?? nil
    )
  }
}
