import FremgangStatistics
import Testing

@Suite struct `Degenerate samples` {
  private let empty = CountTable(denominator: 1)

  @Test func `an empty table gives reasons, not numbers`() {
    #expect(throws: Untestable.tooFewPairs(0)) { try PairedTTest(change: empty) }
    #expect(throws: Untestable.tooFewPairs(0)) { try WilcoxonSignedRank(change: empty) }
    #expect(throws: Untestable.tooFewPairs(0)) { try PairedSignTest(change: empty) }
    #expect(throws: Untestable.tooFewValues(0)) { try OneSampleTTest(empty) }
    #expect(throws: Untestable.tooFewValues(0)) { try WelchTTest(empty, empty) }
    #expect(throws: Untestable.tooFewValues(0)) { try StudentTTest([], [1]) }
    #expect(throws: Untestable.tooFewValues(0)) { try MedianInterval(empty, level: 0.95) }
    #expect(throws: Untestable.tooFewPairs(0)) {
      try StandardisedChange(PairedTable(denominator: 1))
    }
    #expect(ChangeSigns(empty).probabilityOfSuperiority == nil)
    #expect(empty.median == nil && empty.quantile(0.5) == nil && empty.minimum == nil)
    #expect(empty.variance == nil && empty.maximum == nil)
  }

  @Test func `a perfect line leaves no residual to test groups against`() {
    let line = PairedTable(denominator: 1, pairs: (0..<9).map { (before: $0, after: 2 * $0 + 1) })
    #expect(throws: Untestable.noVariation) { try TwoGroupAncova(line, line) }
  }

  /// Where the change hardly varies, the interval of d_z is that of the standard deviation alone.
  ///
  /// It is d_z √(χ² / df), with χ²(0.025; 2) = −2 ln 0.975 = 0.05063561596857975 and χ²(0.975; 2) =
  /// −2 ln 0.025 = 7.377758908227871.
  @Test func `a standardised change beyond all measure still has its interval`() throws {
    for size in [Int64(1_000), 1_000_000, 1_000_000_000_000] {
      let table = PairedTable(
        denominator: 1,
        pairs: [size, size, size + 1].map { (before: 0, after: $0) }
      )
      let change = try StandardisedChange(table, by: .change)
      let interval = try #require(change.interval(level: 0.95))
      let lower = change.estimate * (0.05063561596857975 / 2).squareRoot()
      let upper = change.estimate * (7.377758908227871 / 2).squareRoot()
      #expect(abs(interval.lower / lower - 1) < 1e-5)
      #expect(abs(interval.upper / upper - 1) < 1e-5)
    }
  }

  @Test func `a few changes say how small their p can be`() throws {
    let test = try WilcoxonSignedRank(change: CountTable(denominator: 1, numerators: [0, 2, 3, 1]))
    #expect((test.smallestPossibleP, test.p) == (0.25, 0.25))
  }

  @Test func `beyond the exact limit the method says so`() throws {
    let rows: [(count: Int64, asked: WilcoxonSignedRank.Method?, used: WilcoxonSignedRank.Method)] =
      [
        (200, nil, .exact), (201, nil, .asymptotic), (201, .exact, .exact),
        (2001, .exact, .asymptotic),
      ]
    for row in rows {
      let alternating = (1...row.count).map { $0.isMultiple(of: 2) ? $0 : -$0 }
      let change = CountTable(denominator: 1, numerators: alternating)
      #expect(try WilcoxonSignedRank(change: change, method: row.asked).method == row.used)
    }
  }

  @Test func `infinite and unknown numbers are refused`() {
    #expect(throws: Untestable.notFinite) { try WilcoxonSignedRank(differences: [1, .nan]) }
    #expect(throws: Untestable.notFinite) { try WelchTTest([1, 2], [3, .infinity]) }
    #expect(throws: Untestable.notFinite) { try OneSampleTTest([1, 2], nullMean: .nan) }
  }
}
