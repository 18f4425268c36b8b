import FremgangInstruments
import FremgangKit
import Testing

/// The places of scores, worked out by hand in the comments beside them.
extension ScorerTests {
  private func lattice(
    _ method: ScoringMethod = .sum,
    _ rule: MissingRule = .completeOnly,
    codes: ClosedRange<Int> = 0...2,
    reversed: Set<String> = []
  ) throws -> ScoreLattice? {
    let items = ["a", "b"].map {
      Item(id: $0, responseSet: "codes", isReversed: reversed.contains($0))
    }
    let two = instrument(items, [responses("codes", [codes.lowerBound, codes.upperBound])])
    let scale = scale(["a", "b"], method, rule, to: 10_000_000)
    return try ScoreLattice(scale, Scorer(scale, of: two), codes: [codes, codes])
  }

  @Test func `prorated sums stand by how many are answered, then by sum`() throws {
    let lattice = try #require(try lattice(.sum, .prorate(most: 1), reversed: ["b"]))
    #expect((lattice.fewest, lattice.expected) == (1, 2))
    // Reversed or not, an item adds 0 to 2: five sums from 0 to 4, over the denominator 2.
    #expect((lattice.lowestSum, lattice.sums, lattice.denominator) == (0, 5, 2))
    // One answered: 0, 1, 2, 3, 4 times 2 / 1 are 0, 4, 8, 12, 16 halves.
    // Both answered: 0, 1, 2, 3, 4 are 0, 2, 4, 6, 8 halves.
    #expect(lattice.numerators == [0, 2, 4, 6, 8, 12, 16])
    // Absent and unscorable have no score.
    #expect(lattice.rankOfPlace == [-1, -1, 0, 2, 4, 5, 6, 0, 1, 2, 3, 4])
    #expect((lattice.places, lattice.firstComplete) == (12, 7))
    #expect(lattice.items == [0, 1])
    #expect(lattice.isQuestionable == Array(repeating: false, count: 7))
    for (answered, sum, place) in [
      (0, 0, ScoreLattice.unscorable), (1, 0, 2), (1, 2, 4), (2, 0, 7), (2, 4, 11),
    ] {
      #expect(lattice.place(answered: answered, sum: sum) == place, "\(answered) \(sum)")
    }
  }

  @Test func `complete answers, codes below zero and codes that begin above it`() throws {
    let below = try #require(try lattice(codes: -1...1))
    // Two answers sum to -2 to 2.
    #expect((below.fewest, below.lowestSum, below.sums) == (2, -2, 5))
    #expect(below.numerators == [-2, -1, 0, 1, 2])
    #expect(below.rankOfPlace == [-1, -1, 0, 1, 2, 3, 4])
    #expect(below.place(answered: 2, sum: -2) == 2 && below.place(answered: 2, sum: 2) == 6)
    #expect(below.place(answered: 1, sum: 1) == ScoreLattice.unscorable)
    // Sums below 2 cannot be; they have their places all the same.
    let above = try #require(try lattice(codes: 1...3))
    #expect((above.lowestSum, above.sums, above.places) == (0, 7, 9))
    // A mean of two is a sum of halves.
    let mean = try #require(try lattice(.mean, .completeOnly))
    #expect(mean.denominator == 2 && mean.numerators == [0, 1, 2, 3, 4])
  }

  @Test func `counted codes, and more sums than can be listed, have no lattice`() throws {
    #expect(try lattice(.count(codes: ["codes": [2]])) == nil)
    #expect(try lattice(codes: 0...1_000_000) == nil)
    #expect(try lattice(codes: 0...500_000) != nil)
  }

  @Test func `the MHRM's lattice marks what its authors call questionable`() throws {
    let instrument = try #require(Catalogue.bundled.instrument("mhrm"))
    let scale = try #require(instrument.primaryScale)
    let scorer = try Scorer(scale, of: instrument)
    let codes = Array(repeating: 0...4, count: 30)
    let lattice = try #require(ScoreLattice(scale, scorer, codes: codes))
    // 26 to 30 answered; 4 · 27 · 5 · 7 · 13 · 29 is their least common multiple.
    #expect((lattice.fewest, lattice.expected, lattice.sums) == (26, 30, 121))
    #expect(lattice.denominator == 1_425_060)
    // Absent, unscorable, and five times 121.
    #expect((lattice.places, lattice.firstComplete) == (607, 486))
    // 0 and 120 points: 120 · 1,425,060 = 171,007,200.
    let questionable = zip(lattice.numerators, lattice.isQuestionable).filter(\.1).map(\.0)
    #expect(questionable == [0, 171_007_200])
  }
}
