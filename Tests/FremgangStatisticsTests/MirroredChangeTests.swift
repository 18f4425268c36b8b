import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Changes seen from the other side` {
  private func tables(_ count: Int, seed: UInt64) -> [PairedTable] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let spread = Int64.random(in: 0...6, using: &generator)
      var table = PairedTable(denominator: Int64.random(in: 1...4, using: &generator))
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        table.add(
          before: Int64.random(in: 0...spread, using: &generator),
          after: Int64.random(in: 0...spread, using: &generator),
          count: Int.random(in: 0...3, using: &generator)
        )
      }
      return table
    }
  }

  /// The same scores counted from the other end of the scale.
  private func mirrored(_ table: PairedTable) -> PairedTable {
    PairedTable(
      denominator: table.denominator,
      cells: table.cells.map {
        PairedTable.Cell(before: 6 - $0.before, after: 6 - $0.after, count: $0.count)
      }
    )
  }

  @Test func `before and after exchanged turn every estimate round`() throws {
    for table in tables(1000, seed: 63) {
      let reversed = table.reversed
      let estimate = try? HodgesLehmann(table)
      let other = try? HodgesLehmann(reversed)
      #expect(estimate?.estimate == other.map { -$0.estimate }, "\(table.cells)")
      let interval = estimate?.interval(level: 0.9)
      let turned = other?.interval(level: 0.9)
      #expect(interval?.lower == turned.map { -$0.upper }, "\(table.cells)")
      if let one = try? CommonLanguageChange(table), let two = try? CommonLanguageChange(reversed) {
        #expect(abs(one.shareOfPairs + two.shareOfPairs - 1) < 1e-15)
        #expect(abs(one.anyTwoPeople + two.anyTwoPeople - 1) < 1e-15)
        #expect(abs((one.normalOfPairs ?? 0.5) + (two.normalOfPairs ?? 0.5) - 1) < 1e-14)
      }
      let test = try? EquivalenceTest(table, low: -1, high: 2)
      let back = try? EquivalenceTest(reversed, low: -2, high: 1)
      #expect(test?.pAboveLow == back?.pBelowHigh && test?.p == back?.p, "\(table.cells)")
    }
  }

  /// Scores counted from the other end, with better on the other side, leave everyone where they are.
  @Test func `a mirrored scale puts everyone in the same category`() throws {
    for table in tables(1000, seed: 91) where table.count > 1 {
      let other = mirrored(table)
      let top = 6 / Double(table.denominator)
      let point = 1 / Double(table.denominator)
      let cutoff = try ClinicalCutoff(2 / Double(table.denominator), better: .higher)
      let opposite = try ClinicalCutoff(4 / Double(table.denominator), better: .lower)
      for scheme in ClinicalSignificance.Scheme.allCases {
        let one = ClinicalSignificance(.beyond(point), cutoff: cutoff, scheme: scheme)
        let two = ClinicalSignificance(.beyond(point), cutoff: opposite, scheme: scheme)
        let counts = one.counts(table)
        #expect(counts == two.counts(other) && counts.count == table.count, "\(table.cells)")
      }
      for method in [ReliableChangeIndex.Method.jacobsonTruax, .hsuLinnLord, .hagemanArrindell] {
        let one = try? ReliableChangeIndex(.init(table), reliability: 0.7, method: method)
        let two = try? ReliableChangeIndex(.init(other), reliability: 0.7, method: method)
        let (index, turned) = (
          one?.value(before: 0.5, after: 1), two?.value(before: top - 0.5, after: top - 1)
        )
        guard let index, let turned else { continue }
        #expect(abs(index + turned) < 1e-9 * max(1, abs(index)), "\(method) \(table.cells)")
      }
    }
  }
}
