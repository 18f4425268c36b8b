package import FremgangStatistics

/// The first scores of each wave, kept apart by the waves that people have scores at.
///
/// The trend is drawn for those with a score at every wave that anyone has one at. Which waves these
/// are is known only when everybody is counted, so each set of waves has tables of its own.
package struct Trend: Sendable, Hashable {
  /// The scores of those who have one at exactly these waves.
  package struct Profile: Sendable, Hashable {
    /// The waves as indices into the evaluation's, ascending.
    package let waves: [Int]
    /// By wave in that order: everyone's first score.
    package var scores: [CountTable]

    /// Creates a profile.
    package init(waves: [Int], scores: [CountTable]) {
      self.waves = waves
      self.scores = scores
    }
  }

  /// The profiles in the order of their waves, each once; none for those without a wave.
  package private(set) var profiles: [Profile]

  /// Creates a trend of profiles in any order, no two of which have the same waves.
  package init(_ profiles: [Profile] = []) {
    self.profiles = profiles.sorted { $0.waves.lexicographicallyPrecedes($1.waves) }
  }

  /// The scores of those measured at every wave that anyone was measured at; nothing where that is
  /// no more than one wave.
  func complete(denominator: Int64) -> Profile? {
    let waves = Set(profiles.flatMap(\.waves)).sorted()
    guard waves.count > 1 else { return nil }
    let nobody = CountTable(denominator: denominator)
    return profiles.first { $0.waves == waves }
      ?? Profile(waves: waves, scores: waves.map { _ in nobody })
  }

  mutating func merge(_ other: Trend) {
    var places: [[Int]: Int] = [:]
    for (place, profile) in profiles.enumerated() { places[profile.waves] = place }
    for profile in other.profiles {
      guard let place = places[profile.waves] else {
        profiles.append(profile)
        continue
      }
      for wave in profile.scores.indices {
        profiles[place].scores[wave].merge(profile.scores[wave])
      }
    }
    self = Trend(profiles)
  }
}
