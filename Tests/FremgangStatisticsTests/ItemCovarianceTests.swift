import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Items by their covariances` {
  private func rows(_ count: Int, items: Int, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let level = Int.random(in: 0...3, using: &generator)
      return (0..<items).map { _ in level + Int.random(in: 0...2, using: &generator) }
    }
  }

  @Test func `parts merge into the whole, whatever the order`() throws {
    let rows = rows(200, items: 7, seed: 4)
    let whole = try ItemCovariances(rows: rows)
    var merged = try ItemCovariances(rows: Array(rows[120...].reversed()))
    merged.merge(try ItemCovariances(rows: Array(rows[..<120])))
    #expect(merged == whole)
    #expect(try CronbachAlpha(merged) == CronbachAlpha(whole))
    #expect(try OmegaTotal(merged) == OmegaTotal(whole))
  }

  @Test func `people with the same answers count together`() throws {
    var once = ItemCovariances(items: 3)
    var repeated = ItemCovariances(items: 3)
    for row in rows(20, items: 3, seed: 9) {
      once.add(row, count: 3)
      for _ in 0..<3 { repeated.add(row) }
    }
    #expect(once == repeated)
  }

  /// A thousand million times as many people with the same answers change nothing but n − 1.
  @Test func `thousands of millions of people stay exact`() throws {
    var many = ItemCovariances(items: 4)
    var few = ItemCovariances(items: 4)
    for row in rows(30, items: 4, seed: 1) {
      few.add(row)
      many.add(row, count: 1_000_000_000)
    }
    let (small, large) = (try CronbachAlpha(few), try CronbachAlpha(many))
    #expect(abs(small.alpha - large.alpha) < 1e-15)
    let ratio = large.standardDeviation / small.standardDeviation
    #expect(abs(ratio * ratio - 29.0 / 30 / (1 - 1 / 3e10)) < 1e-12)
  }

  @Test func `the largest codes do not overflow`() throws {
    let limit = ItemCovariances.codeLimit
    var table = ItemCovariances(items: 3)
    table.add([limit, -limit, limit], count: 1 << 39)
    table.add([-limit, limit, -limit], count: 1 << 38)
    let alpha = try CronbachAlpha(table)
    #expect(alpha.alpha.isFinite && alpha.items.allSatisfy { $0.standardDeviation.isFinite })
    #expect(abs((table.correlation(0, 1) ?? 0) + 1) < 1e-12)
  }

  @Test func `tables that say nothing give reasons`() throws {
    #expect(throws: Untestable.tooFewItems(0)) { try ItemCovariances(rows: []) }
    #expect(throws: Untestable.unequalRows) { try ItemCovariances(rows: [[1, 2], [1]]) }
    let two = try ItemCovariances(rows: [[1, 2], [2, 3], [3, 3]])
    #expect(throws: Untestable.tooFewItems(2)) { try OmegaTotal(two) }
    let constant = try ItemCovariances(rows: [[1, 2, 5], [2, 3, 5], [3, 3, 5]])
    #expect(throws: Untestable.noVariation) { try OmegaTotal(constant) }
    let same = try ItemCovariances(rows: [[1, 1, 1], [2, 2, 2], [4, 4, 4]])
    #expect(throws: Untestable.noProperSolution) { try OmegaTotal(same) }
    let icc = try IntraclassCorrelations(same)
    #expect(icc.correlation(.agreement) == 1 && icc.fTest(.consistency) == nil)
    for model in IntraclassCorrelations.Model.allCases {
      let interval = try #require(icc.interval(model, level: 0.95))
      #expect((interval.lower, interval.upper) == (1, 1))
    }
  }

  /// Random tables of few people, many of them degenerate.
  @Test func `give finite numbers or a reason, never anything else`() throws {
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<400 {
      let items = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<items).map { _ in Int.random(in: 0...1, using: &generator) }
      }
      let table = try ItemCovariances(rows: rows)
      var numbers: [Double?] = []
      if let alpha = try? CronbachAlpha(table) {
        let interval = alpha.interval(level: 0.9)
        numbers += [alpha.alpha, alpha.standardised, alpha.standardErrorOfMeasurement]
        numbers += [interval.lower, interval.upper] + alpha.items.map(\.alphaIfDropped)
      }
      if let icc = try? IntraclassCorrelations(table) {
        for model in IntraclassCorrelations.Model.allCases {
          let interval = icc.interval(model, level: 0.9)
          numbers += [icc.correlation(model), interval?.lower, interval?.upper]
        }
      }
      if let omega = try? OmegaTotal(table) { numbers += omega.loadings + [omega.omega] }
      #expect(numbers.allSatisfy { $0?.isFinite ?? true }, "\(rows)")
    }
  }
}
