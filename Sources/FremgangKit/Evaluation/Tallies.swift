import FremgangStatistics

/// How often each numerator was met, in no order.
struct NumeratorTally {
  private var counts: [Int64: Int] = [:]

  mutating func add(_ numerator: Int64) {
    counts[numerator, default: 0] += 1
  }

  func table(denominator: Int64) -> CountTable {
    CountTable(denominator: denominator, counts: counts.lazy.map { ($0.key, $0.value) })
  }
}

/// Counts people's first scores of each wave, by the set of waves that they have scores at.
struct TrendTally {
  private var places: [[Int]: Int] = [:]
  private var profiles: [(waves: [Int], scores: [NumeratorTally])] = []
  /// The profile of the person before: most have the same waves.
  private var last = 0
  /// The waves of one person, ascending, with the first score of each.
  private var waves: [Int] = []
  private var numerators: [Int64] = []

  /// Takes a score of one person, in the order of waves and of time within them.
  mutating func add(_ numerator: Int64, wave: Int) {
    if waves.last == wave { return }
    waves.append(wave)
    numerators.append(numerator)
  }

  /// Counts the person whose scores were added.
  mutating func endPerson() {
    guard !waves.isEmpty else { return }
    if profiles.isEmpty || profiles[last].waves != waves { last = place() }
    for wave in numerators.indices { profiles[last].scores[wave].add(numerators[wave]) }
    waves.removeAll(keepingCapacity: true)
    numerators.removeAll(keepingCapacity: true)
  }

  private mutating func place() -> Int {
    if let known = places[waves] { return known }
    places[waves] = profiles.count
    profiles.append((waves, Array(repeating: NumeratorTally(), count: waves.count)))
    return profiles.count - 1
  }

  func trend(denominator: Int64) -> Trend {
    Trend(
      profiles.map { profile in
        Trend.Profile(
          waves: profile.waves,
          scores: profile.scores.map { $0.table(denominator: denominator) }
        )
      }
    )
  }
}
