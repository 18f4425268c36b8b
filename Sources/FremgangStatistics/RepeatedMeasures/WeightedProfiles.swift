/// Profiles with 32 digits, and how often each occurs.
struct WeightedProfiles {
  let rows: [(scores: [DoubledDouble], count: Int)]
  let waves: Int
  let count: Int
  let scale: PowerOfTwo
  /// The size below which a deviation, on the common scale, is rounding.
  let resolution: Double

  init(_ table: ProfileTable) {
    let denominator = DoubledDouble(table.denominator)
    var largest = 0.0
    rows = table.cells.map { cell in
      let scores = cell.scores.map { DoubledDouble($0) / denominator }
      for score in scores { largest = max(largest, abs(score.high)) }
      return (scores, cell.count)
    }
    (waves, count, scale) = (table.waves, table.count, .one)
    resolution = 0x1p-90 * largest
  }

  init(_ people: [[Double]]) throws(Untestable) {
    let waves = people.first?.count ?? 0
    for person in people where person.count != waves {
      throw .unequalLengths(before: waves, after: person.count)
    }
    let scale = try PowerOfTwo(covering: people.joined())
    rows = people.sorted { $0.lexicographicallyPrecedes($1) }.map { person in
      (person.map { DoubledDouble(scale.reduced($0)) }, 1)
    }
    (self.waves, count, self.scale) = (waves, people.count, scale)
    resolution = 8 * Double.ulpOfOne
  }
}
