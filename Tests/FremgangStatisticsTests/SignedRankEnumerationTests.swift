import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Exact signed ranks against all sign patterns` {
  @Test func `every small sample with ties and zeros agrees`() throws {
    var generator = SeededGenerator(seed: 1945)
    for round in 0..<1000 {
      let count = Int.random(in: 1...12, using: &generator)
      let changes = (0..<count).map { _ in Int64.random(in: -4...4, using: &generator) }
      for handling in [ZeroHandling.dropped, .ranked] where changes.contains(where: { $0 != 0 }) {
        let table = CountTable(denominator: 7, numerators: changes)
        let test = try WilcoxonSignedRank(change: table, zeros: handling)
        let wanted = enumerated(changes, handling: handling)
        let matches =
          test.method == .exact && test.w == wanted.w && test.pValues.greater == wanted.greater
          && test.pValues.less == wanted.less
        #expect(matches, "round \(round): \(changes), \(handling)")
      }
    }
  }

  /// The rank sum and its p-values by going through all sign patterns; ranks by counting.
  private func enumerated(
    _ changes: [Int64],
    handling: ZeroHandling
  ) -> (w: Double, greater: Double, less: Double) {
    let ranked = handling == .ranked ? changes : changes.filter { $0 != 0 }
    let nonZero = changes.filter { $0 != 0 }
    let ranks = nonZero.map { change in
      let below = ranked.count { abs($0) < abs(change) }
      let equal = ranked.count { abs($0) == abs(change) }
      return Double(below) + Double(equal + 1) / 2
    }
    let w = zip(nonZero, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    var (atLeast, atMost) = (0, 0)
    for pattern in 0..<(1 << ranks.count) {
      var sum = 0.0
      for (bit, rank) in ranks.enumerated() where pattern >> bit & 1 == 1 { sum += rank }
      if sum >= w { atLeast += 1 }
      if sum <= w { atMost += 1 }
    }
    let patterns = Double(1 << ranks.count)
    return (w, Double(atLeast) / patterns, Double(atMost) / patterns)
  }
}
