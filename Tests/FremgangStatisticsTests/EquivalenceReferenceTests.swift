import FremgangStatistics
import Testing

@Suite struct `Equivalence against reference values` {
  @Test func `paired and Welch tests agree`() throws {
    try ReferenceFile("tost").run(["tost_paired": paired, "tost_welch": welch])
  }

  private func paired(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let (low, high) = (try reference.number("low"), try reference.number("high"))
    let table = try #require(DecimalLattice.pairs(before, after))
    compare(reference, try EquivalenceTest(table, low: low, high: high))
    let doubles = try PairedTTest(before: before, after: after)
    compare(reference, try EquivalenceTest(doubles, low: low, high: high))
  }

  private func welch(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let (low, high) = (try reference.number("low"), try reference.number("high"))
    let lattice = try #require(DecimalLattice(x + y))
    compare(
      reference,
      try EquivalenceTest(lattice.counts(y), lattice.counts(x), low: low, high: high)
    )
    compare(reference, try EquivalenceTest(WelchTTest(y, x), low: low, high: high))
  }

  private func compare(_ reference: ReferenceCase, _ test: EquivalenceTest) {
    reference.check("t_lower", test.againstLow.t)
    reference.check("t_upper", test.againstHigh.t)
    reference.checkP("p_lower", test.pAboveLow)
    reference.checkP("p_upper", test.pBelowHigh)
    reference.checkP("p", test.p)
    reference.check("df", test.degreesOfFreedom)
    let interval = test.interval()
    reference.check("ci90", (interval.lower, interval.upper))
    #expect(test.isEquivalent() == reference.expected["equivalent"] as? Bool, "\(reference.id)")
  }

  @Test func `a range that is empty or endless is refused`() throws {
    let table = PairedTable(whole: [(0, 1), (0, 2), (0, 4)])
    #expect(throws: Untestable.emptyRange) { try EquivalenceTest(table, low: 1, high: 1) }
    #expect(throws: Untestable.notFinite) {
      try EquivalenceTest(table, low: -1, high: .infinity)
    }
    let constant = PairedTable(whole: [(0, 1), (1, 2)])
    #expect(throws: Untestable.noVariation) { try EquivalenceTest(constant, low: -1, high: 1) }
  }
}
