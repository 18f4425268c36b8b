import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Items by their spread alone` {
  private func spread(_ rows: [[Int]], items: Int) -> ItemSpread {
    var spread = ItemSpread(items: items)
    for row in rows { spread.add(row) }
    return spread
  }

  private func rows(_ count: Int, items: Int, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let level = Int.random(in: -3...3, using: &generator)
      return (0..<items).map { _ in level + Int.random(in: 0...2, using: &generator) }
    }
  }

  /// The figures that psych and others give for alpha.
  @Test func `alpha agrees with reference values`() throws {
    try ReferenceFile("reliability").run(
      ["cronbach_alpha": alpha],
      notBuilt: ["omega_total", "icc"]
    )
  }

  private func alpha(_ reference: ReferenceCase) throws {
    let rows = try #require(reference.inputs["rows"] as? [[Any]]).map {
      $0.compactMap(ReferenceCase.double).compactMap(Int.init(exactly:))
    }
    let alpha = try ScaleAlpha(spread(rows, items: rows[0].count))
    reference.check("n", Double(alpha.count), relative: 0)
    reference.check("alpha", alpha.alpha)
    reference.check("sd_total", alpha.standardDeviation)
    reference.check("sem", alpha.standardErrorOfMeasurement)
    let interval = alpha.interval(level: 0.95)
    reference.check("feldt_ci95", (interval.lower, interval.upper), relative: 1e-9)
  }

  @Test func `sums and squares are those of the answers`() throws {
    let spread = spread([[1, 2], [3, 3], [4, 6]], items: 2)
    #expect(spread.count == 3)
    // 1 + 3 + 4 and 2 + 3 + 6; 1 + 9 + 16 and 4 + 9 + 36; 3² + 6² + 10².
    #expect(spread.sums == [8, 11] && spread.squares == [26, 49])
    #expect(spread.totalSquares == 145)
    // Variances 7/3 and 13/3 of the items and 37/3 of the total: 2 (1 - 20/37) = 34/37.
    let alpha = try ScaleAlpha(spread)
    #expect(abs(alpha.alpha - 34.0 / 37) < 1e-15)
    #expect(abs(alpha.standardDeviation * alpha.standardDeviation - 37.0 / 3) < 1e-14)
  }

  @Test func `alpha is that of the covariances, to the last bit`() throws {
    for seed in 1...40 {
      let items = 2 + seed % 7
      let rows = rows(3 + seed * 5, items: items, seed: UInt64(seed))
      let whole = try CronbachAlpha(ItemCovariances(rows: rows))
      let alpha = try ScaleAlpha(spread(rows, items: items))
      #expect(alpha.count == whole.count && alpha.alpha == whole.alpha, "\(seed)")
      #expect(alpha.standardDeviation == whole.standardDeviation, "\(seed)")
      #expect(alpha.standardErrorOfMeasurement == whole.standardErrorOfMeasurement, "\(seed)")
      #expect(alpha.interval(level: 0.9) == whole.interval(level: 0.9), "\(seed)")
    }
  }

  @Test func `parts merge into the whole, whatever the order`() throws {
    let rows = rows(200, items: 7, seed: 4)
    let whole = spread(rows, items: 7)
    for cut in [0, 1, 120, 199, 200] {
      var merged = spread(Array(rows[cut...].reversed()), items: 7)
      merged.merge(spread(Array(rows[..<cut]), items: 7))
      #expect(merged == whole, "\(cut)")
    }
    #expect(try ScaleAlpha(whole).count == 200)
  }

  @Test func `sums that were made elsewhere are taken where answers can give them`() throws {
    let whole = spread([[1, 2], [3, 3], [4, 6]], items: 2)
    let again = ItemSpread(count: 3, sums: [8, 11], squares: [26, 49], totalSquares: 145)
    #expect(again == whole)
    #expect(ItemSpread(count: 0, sums: [0, 0], squares: [0, 0], totalSquares: 0) != nil)
    let tooLarge = Int128(1) << 100
    for (count, sums, squares, total): (Int, [Int128], [Int128], Int128) in [
      (3, [], [], 0),
      (3, [8, 11], [26], 145),
      (-1, [8, 11], [26, 49], 145),
      ((1 << 40) + 1, [8, 11], [26, 49], 145),
      // Nobody has no sums.
      (0, [8, 11], [26, 49], 145),
      // 8² = 64 is more than 3 · 21: no three numbers with the sum 8 have such squares.
      (3, [8, 11], [21, 49], 145),
      (3, [8, 11], [-26, 49], 145),
      // 19² = 361 is more than 3 · 120.
      (3, [8, 11], [26, 49], 120),
      // More than 2 · (26 + 49), which two items alike would give.
      (3, [8, 11], [26, 49], 151),
      (3, [8, 11], [26, 49], -1),
      (3, [tooLarge, 11], [26, 49], 145),
      (3, [8, 11], [tooLarge, 49], 145),
    ] {
      let refused = ItemSpread(count: count, sums: sums, squares: squares, totalSquares: total)
      #expect(refused == nil, "\(count) \(sums) \(squares) \(total)")
    }
  }

  @Test func `the largest values do not overflow`() throws {
    let limit = ItemCovariances.codeLimit
    let alpha = try ScaleAlpha(spread([[limit, limit], [-limit, -limit]], items: 2))
    // Two items that are alike.
    #expect(alpha.alpha == 1 && alpha.standardErrorOfMeasurement == 0)
  }

  @Test func `tables that say nothing give reasons`() throws {
    #expect(throws: Untestable.tooFewItems(1)) { try ScaleAlpha(spread([[1], [2]], items: 1)) }
    #expect(throws: Untestable.tooFewValues(1)) { try ScaleAlpha(spread([[1, 2]], items: 2)) }
    #expect(throws: Untestable.noVariation) {
      try ScaleAlpha(spread([[1, 2], [2, 1]], items: 2))
    }
  }
}
