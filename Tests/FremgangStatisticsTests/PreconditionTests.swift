import FremgangStatistics
import Testing

@Suite struct `Faults of the caller` {
  @Test func `a row of another length stops`() async {
    await #expect(processExitsWith: .failure) {
      var table = ItemCovariances(items: 3)
      table.add([1, 2])
    }
  }

  @Test func `a code beyond the limit stops`() async {
    await #expect(processExitsWith: .failure) {
      var table = ItemCovariances(items: 1)
      table.add([ItemCovariances.codeLimit + 1])
    }
  }

  @Test func `items of different scales do not merge`() async {
    await #expect(processExitsWith: .failure) {
      var table = ItemCovariances(items: 2)
      table.merge(ItemCovariances(items: 3))
    }
  }

  @Test func `a level of one stops`() async {
    await #expect(processExitsWith: .failure) {
      let table = CountTable(denominator: 1, numerators: [1, 2, 5])
      _ = try BootstrapInterval(change: table, of: .meanChange, level: 1)
    }
  }

  @Test func `a test of one pair has no power`() async {
    await #expect(processExitsWith: .failure) {
      _ = try PairedPlan(standardisedChange: 1).power(pairs: 1)
    }
  }

  @Test func `cells out of order stop`() async {
    await #expect(processExitsWith: .failure) {
      let cells = [(2, 1), (1, 2)].map { PairedTable.Cell(before: $0.0, after: $0.1) }
      _ = PairedTable(denominator: 1, ascending: cells)
    }
    await #expect(processExitsWith: .failure) {
      let cells = [(2, 1), (2, 1)].map { PairedTable.Cell(before: $0.0, after: $0.1) }
      _ = PairedTable(denominator: 1, ascending: cells)
    }
  }

  @Test func `a part that is none stops`() async {
    await #expect(processExitsWith: .failure) {
      let whole = PairedTable(denominator: 1, pairs: [(before: 1, after: 2)])
      _ = whole.without(PairedTable(denominator: 1, pairs: [(before: 1, after: 1)]))
    }
  }
}
