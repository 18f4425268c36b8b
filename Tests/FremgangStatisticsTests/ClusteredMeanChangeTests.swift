import FremgangStatistics
import Testing

@Suite struct `The mean change of people in clusters` {
  private func table(_ values: [Int64]) -> CountTable {
    CountTable(denominator: 2, numerators: values)
  }

  /// An example by hand, in halves.
  ///
  /// Changes 1, 3 | 5, 7 | 2 and an empty cluster: mean 18/5; residual sums −3.2, 4.8 and −1.6;
  /// variance 3/2 · 35.84 / 25 = 2.1504. With two degrees of freedom t(0.975) = 0.95 / √0.04875.
  @Test func `the interval is that of the residual sums by cluster`() throws {
    let test = try ClusteredMeanChange([table([1, 3]), table([5, 7]), table([]), table([2])])
    #expect((test.clusters, test.count, test.degreesOfFreedom) == (3, 5, 2))
    #expect(test.mean == 1.8)
    #expect(abs(test.standardError - 2.1504.squareRoot() / 2) < 1e-15)
    let interval = test.interval(level: 0.95)
    let reach = 0.95 / 0.04875.squareRoot() * 2.1504.squareRoot() / 2
    #expect(abs(interval.lower - (1.8 - reach)) < 1e-12)
    #expect(abs(interval.upper - (1.8 + reach)) < 1e-12)
  }

  @Test func `the order of clusters does not matter`() throws {
    let tables = [table([1, 3, 9]), table([5, 7]), table([2]), table([-4, 4, 1, 1])]
    #expect(try ClusteredMeanChange(tables) == ClusteredMeanChange(tables.reversed()))
  }

  @Test func `one cluster, or clusters that agree, give a reason`() {
    #expect(throws: Untestable.tooFewClusters(0)) { try ClusteredMeanChange([]) }
    #expect(throws: Untestable.tooFewClusters(1)) {
      try ClusteredMeanChange([table([1, 2]), table([])])
    }
    #expect(throws: Untestable.noVariation) {
      try ClusteredMeanChange([table([1, 3]), table([2])])
    }
  }
}
