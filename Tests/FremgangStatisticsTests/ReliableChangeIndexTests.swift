import FremgangStatistics
import Testing

@Suite struct `Reliable change by other methods` {
  /// Means of 10 and 7, deviations of 5 and 6, reliability 0.8: SE = √5 = 2.236…, prediction error 3.
  private func index(_ method: ReliableChangeIndex.Method) throws -> ReliableChangeIndex {
    let sample = ReliableChangeIndex.Sample(
      before: try ScoreDistribution(mean: 10, standardDeviation: 5),
      after: try ScoreDistribution(mean: 7, standardDeviation: 6),
      correlation: 0.5
    )
    return try ReliableChangeIndex(sample, reliability: 0.8, method: method)
  }

  /// Of 20 before and 2 after; the expected scores are 20, 18, 15, 18 and 18.
  ///
  /// By Hageman and Arrindell the reliability of the difference is (25 + 36 − 30 − 10) / 31 = 21/31,
  /// and the index (−18 · 21 − 3 · 10) / 31 over √(21/31) √10.
  @Test func `each follows from its published formula`() throws {
    let rows: [(ReliableChangeIndex.Method, Double)] = [
      (.jacobsonTruax, -18 / 3.1622776601683795), (.gulliksenLordNovick, -16.0 / 3),
      (.hsuLinnLord, -13.0 / 3), (.edwardsNunnally, -16 / 2.23606797749979),
      (.nunnallyKotsch(reliabilityAfter: 0.68), -16 / 3.3466401061363023),
      (.hagemanArrindell, -408.0 / 31 / (210.0 / 31).squareRoot()),
    ]
    for (method, wanted) in rows {
      let value = try index(method).value(before: 20, after: 2)
      #expect(abs(value - wanted) < 1e-12 * abs(wanted), "\(method)")
    }
    #expect(try index(.hagemanArrindell).criticalValue == 1.65)
    #expect(try index(.hsuLinnLord).expectedAfter(before: 20) == 15)
  }

  @Test func `figures that allow no index give reasons`() throws {
    let still = try ScoreDistribution(mean: 3, standardDeviation: 0)
    let wide = try ScoreDistribution(mean: 3, standardDeviation: 4)
    let flat = ReliableChangeIndex.Sample(before: still, after: still)
    #expect(throws: Untestable.noVariation) { try ReliableChangeIndex(flat, reliability: 0.5) }
    let sample = ReliableChangeIndex.Sample(before: wide, after: wide, correlation: 0.9)
    #expect(throws: Untestable.reliabilityOutOfRange) {
      try ReliableChangeIndex(sample, reliability: 0.5, method: .hagemanArrindell)
    }
    #expect(throws: Untestable.reliabilityOutOfRange) {
      try ReliableChangeIndex(
        sample,
        reliability: 0.5,
        method: .nunnallyKotsch(reliabilityAfter: .nan)
      )
    }
    #expect(throws: Untestable.noVariation) {
      try ClinicalCutoff(.closerToFunctional, clinical: still, functional: still, better: .lower)
    }
    #expect(throws: Untestable.notFinite) {
      try ScoreDistribution(mean: .nan, standardDeviation: 1)
    }
    #expect(throws: Untestable.tooFewPairs(0)) {
      try CommonLanguageChange(PairedTable(denominator: 1))
    }
  }

  @Test func `decimals on the boundary are decided by the rule`() {
    let table = PairedTable(denominator: 10, pairs: [(before: 5, after: 8), (before: 8, after: 5)])
    #expect(0.8 - 0.5 != 0.3)
    let reached = ChangeRule.reached(improvement: 0.3, worsening: 0.3)
    let counts = reached.counts(table, better: .higher)
    #expect((counts.improved, counts.unchanged, counts.worsened) == (1, 0, 1))
    #expect(ChangeRule.beyond(0.3).counts(table, better: .higher).unchanged == 2)
    #expect(counts.share(.improved) == 0.5)
    let nobody = ChangeRule.beyond(0).counts(PairedTable(denominator: 1), better: .lower)
    #expect(nobody.count == 0 && nobody.share(.unchanged) == nil)
  }
}
