import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Paired tables` {
  private typealias Pair = (before: Int64, after: Int64)

  private func pairs(_ count: Int, seed: UInt64) -> [Pair] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (
        before: Int64.random(in: 0...40, using: &generator),
        after: Int64.random(in: 3...44, using: &generator)
      )
    }
  }

  @Test func `parts merge into the whole, whatever the order`() throws {
    for (size, parts) in [(1, 1), (10, 3), (700, 2), (2000, 13)] {
      let all = pairs(size, seed: UInt64(size))
      let whole = PairedTable(denominator: 5, pairs: all)
      var merged = PairedTable(denominator: 5)
      for part in 0..<parts {
        let share = all.indices.filter { $0 % parts == part }.map { all[$0] }
        merged.merge(PairedTable(denominator: 5, pairs: share))
      }
      var added = PairedTable(denominator: 5)
      for pair in all.reversed() { added.add(before: pair.before, after: pair.after) }
      #expect(merged == whole)
      #expect(added == whole)
      #expect(added.hashValue == whole.hashValue)
      #expect(added.cells == whole.cells)
      #expect(whole.count == size)
      #expect(added.change == whole.change)
    }
  }

  /// Few and many different values, on lattices of one and of many denominators.
  @Test func `scores and changes are counted as one by one`() {
    for (size, factors) in [
      (5, [1]), (900, [1]), (900, [10, 12, 15]), (3000, [7, 11, 13, 1 << 40]),
    ] {
      var expected = [before: [Int64: Int](), after: [Int64: Int](), change: [Int64: Int]()]
      var table = PairedTable(denominator: 60)
      for (index, pair) in pairs(size, seed: UInt64(size)).enumerated() {
        let factor = Int64(factors[index % factors.count])
        let (first, last) = (pair.before * factor, pair.after * factor)
        table.add(before: first, after: last, count: 1 + index % 3)
        expected[before]?[first, default: 0] += 1 + index % 3
        expected[after]?[last, default: 0] += 1 + index % 3
        expected[change]?[last - first, default: 0] += 1 + index % 3
      }
      for (path, counts) in expected {
        let entries = table[keyPath: path].entries
        #expect(entries.map(\.numerator) == counts.keys.sorted())
        #expect(entries.map(\.count) == entries.map { counts[$0.numerator] ?? 0 })
      }
    }
  }

  private let before = \PairedTable.before
  private let after = \PairedTable.after
  private let change = \PairedTable.change

  @Test func `the whole without a part is the rest`() {
    let all = pairs(700, seed: 12)
    let whole = PairedTable(denominator: 5, pairs: all)
    let (part, rest) = (
      PairedTable(denominator: 5, pairs: all[..<200]),
      PairedTable(denominator: 5, pairs: all[200...])
    )
    #expect(whole.without(part) == rest)
    #expect(whole.without(PairedTable(denominator: 5)) == whole)
    #expect(whole.without(whole) == PairedTable(denominator: 5))
    #expect(PairedTable(denominator: 5, ascending: whole.cells) == whole)
    #expect(CountTable(denominator: 5, ascending: whole.change.entries) == whole.change)
  }

  @Test func `results do not depend on the order of rows, bit for bit`() throws {
    let all = pairs(500, seed: 3)
    var generator = SeededGenerator(seed: 4)
    let one = PairedTable(denominator: 24, pairs: all)
    let other = PairedTable(denominator: 24, pairs: all.shuffled(using: &generator))
    #expect(try PairedTTest(one) == PairedTTest(other))
    #expect(try WilcoxonSignedRank(one) == WilcoxonSignedRank(other))
    #expect(try PairedSignTest(one) == PairedSignTest(other))
    #expect(one.correlation == other.correlation)
  }

  @Test func `before and after exchanged change the sign and nothing else`() throws {
    let table = PairedTable(denominator: 3, pairs: pairs(60, seed: 8))
    let reversed = table.reversed
    let (t, tReversed) = (try PairedTTest(table), try PairedTTest(reversed))
    #expect(t.t == -tReversed.t)
    #expect(t.p == tReversed.p)
    #expect(t.pValues.greater == tReversed.pValues.less)
    let (w, wReversed) = (try WilcoxonSignedRank(table), try WilcoxonSignedRank(reversed))
    #expect((w.w, w.z, w.p) == (wReversed.wMinus, -wReversed.z, wReversed.p))
    #expect(w.rankBiserial == -wReversed.rankBiserial)
    for denominator in [StandardisedChange.Denominator.change, .rootMeanSquare, .meanDeviation] {
      let one = try StandardisedChange(table, by: denominator).estimate
      #expect(try StandardisedChange(reversed, by: denominator).estimate == -one)
    }
  }

  @Test func `cells of no pairs leave no trace`() {
    var table = PairedTable(denominator: 1)
    table.add(before: 1, after: 2, count: 0)
    #expect(table == PairedTable(denominator: 1))
    #expect(table.cells.isEmpty && table.correlation == nil && table.change.mean == nil)
  }

  /// Ten billion pairs at the ends of the lattice: the mean change is exactly 0.1, n = 1e10, and the
  /// variance of a share is p (1 − p) n / (n − 1).
  @Test func `ten billion pairs at the limits stay exact`() throws {
    let unit: Int64 = 1 << 50
    var table = PairedTable(denominator: unit)
    table.add(before: -unit, after: -unit, count: 9_000_000_000)
    table.add(before: unit - 1, after: 2 * unit - 1, count: 1_000_000_000)
    #expect(table.change.mean == 0.1)
    let variance = try #require(table.change.variance)
    #expect(abs(variance - 0.09 * (1 + 1e-10)) < 1e-15)
    #expect(try PairedTTest(table).p == 0)
    #expect(try PairedTTest(table).logP < -1e8)
    #expect(try WilcoxonSignedRank(table).ties == 1_000_000_000)
  }

  @Test func `the largest numerators do not overflow`() throws {
    let limit = LatticeLimits.numerator
    let table = PairedTable(
      denominator: 1,
      pairs: [
        (before: -limit, after: limit), (before: limit, after: -limit), (before: 0, after: 1),
      ]
    )
    let test = try PairedTTest(table)
    #expect(test.t.isFinite && test.p > 0.9)
    #expect(table.change.median == 1)
  }

  @Test func `values beyond the limits, and lattices that differ, are faults of the caller`() async
  {
    await #expect(processExitsWith: .failure) {
      _ = PairedTable.Cell(before: .min, after: 0)
    }
    await #expect(processExitsWith: .failure) {
      var table = CountTable(denominator: 1)
      table.add(0, count: LatticeLimits.count)
      table.add(1)
    }
    await #expect(processExitsWith: .failure) {
      var table = PairedTable(denominator: 2)
      table.merge(PairedTable(denominator: 3))
    }
    await #expect(processExitsWith: .failure) { _ = CountTable(denominator: 0) }
  }
}
