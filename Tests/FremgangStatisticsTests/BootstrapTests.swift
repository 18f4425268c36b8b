import FremgangStatistics
import Testing

@Suite struct `Bootstrap intervals` {
  /// Sixty changes, (37 i² mod 23) − 7, and 12 more at every eleventh.
  private var changes: CountTable {
    var table = CountTable(denominator: 1)
    for place: Int64 in 1...60 {
      let extra: Int64 = place.isMultiple(of: 11) ? 12 : 0
      table.add(37 * place * place % 23 - 7 + extra)
    }
    return table
  }

  /// Ends and standard errors of `scipy.stats.bootstrap` 1.17.1 by BCa with 200,000 replicates; ours, of
  /// 9,999, may be off by a tenth of a standard error.
  @Test func `ends agree with another program`() throws {
    let rows: [(ResampledStatistic, lower: Double, upper: Double, error: Double)] = [
      (.meanChange, 6.383333333333334, 9.8, 0.870418053210013),
      (.medianChange, 7, 12, 1.4504833940807915),
      (.standardisedChange, 0.8575935833214416, 1.551385881280478, 0.18161681569692084),
    ]
    for (statistic, lower, upper, error) in rows {
      let found = try BootstrapInterval(change: changes, of: statistic)
      #expect(abs(found.interval.lower - lower) < 0.1 * error, "\(found)")
      #expect(abs(found.interval.upper - upper) < 0.1 * error, "\(found)")
      #expect((found.replicates, found.undefinedReplicates) == (9999, 0))
    }
  }

  @Test func `numbers of a seed never drift`() throws {
    let rows: [(ResampledStatistic, lower: Double, upper: Double)] = [
      (.meanChange, 6.324532274534913, 9.782696547272653), (.medianChange, 7, 12),
      (.standardisedChange, 0.8438068160540421, 1.5487924441178864),
    ]
    for (statistic, lower, upper) in rows {
      let found = try BootstrapInterval(change: changes, of: statistic, replicates: 999, seed: 1)
      #expect(abs(found.interval.lower - lower) < 1e-12, "\(statistic)")
      #expect(abs(found.interval.upper - upper) < 1e-12, "\(statistic)")
    }
  }

  @Test func `the same seed gives the same interval, whatever the order`() throws {
    let one = try BootstrapInterval(change: changes, of: .meanChange, replicates: 500, seed: 5)
    var parts = CountTable(denominator: 1)
    for entry in changes.entries.reversed() { parts.add(entry.numerator, count: entry.count) }
    #expect(
      try BootstrapInterval(change: parts, of: .meanChange, replicates: 500, seed: 5) == one
    )
    let other = try BootstrapInterval(change: changes, of: .meanChange, replicates: 500, seed: 6)
    #expect(other != one)
  }

  /// Of a thousand million people the interval of the mean is that of the normal distribution.
  @Test func `a thousand million people cost no more`() throws {
    let table = CountTable(
      denominator: 2,
      counts: [-4, -1, 0, 3, 9].map { (numerator: $0, count: 200_000_000) }
    )
    let moments = try #require(table.moments)
    let found = try BootstrapInterval(change: table, of: .meanChange, replicates: 2000)
    let reach = 1.96 * moments.standardError
    #expect(found.estimate == 0.7)
    #expect(abs(found.interval.lower - (0.7 - reach)) < 0.15 * reach)
    #expect(abs(found.interval.upper - (0.7 + reach)) < 0.15 * reach)
    let median = try BootstrapInterval(change: table, of: .medianChange, replicates: 200)
    #expect((median.interval.lower, median.interval.upper) == (0, 0))
  }

  /// Mean and variance of the number drawn, through the share of pairs that changed.
  @Test func `shares vary as binomials do`() throws {
    for count in [12, 60, 4000, 1_000_000] {
      var table = CountTable(denominator: 1)
      table.add(0, count: 2 * count)
      table.add(1, count: count)
      let found = try BootstrapInterval(change: table, of: .meanChange, level: 0.6826894921370859)
      let error = (2.0 / 9 / Double(3 * count)).squareRoot()
      let width = (found.interval.upper - found.interval.lower) / 2
      #expect(abs(width / error - 1) < (count < 100 ? 0.2 : 0.05), "\(count) \(width / error)")
    }
  }

  @Test func `samples without variation have reasons`() throws {
    let still = CountTable(denominator: 1, numerators: [2, 2, 2])
    for statistic in ResampledStatistic.allCases {
      #expect(throws: Untestable.noVariation) {
        try BootstrapInterval(change: still, of: statistic)
      }
      #expect(throws: Untestable.tooFewPairs(1)) {
        try BootstrapInterval(PairedTable(whole: [(1, 4)]), of: statistic)
      }
    }
    let outlier = CountTable(denominator: 1, numerators: [2, 2, 2, 5])
    #expect(throws: Untestable.noVariation) {
      try BootstrapInterval(change: outlier, of: .standardisedChange)
    }
    let few = CountTable(denominator: 1, numerators: [1, 2, 4])
    let found = try BootstrapInterval(change: few, of: .standardisedChange, replicates: 1000)
    #expect(found.undefinedReplicates > 50 && found.interval.lower.isFinite)
  }

  @Test func `the largest numerators do not overflow`() throws {
    let limit = LatticeLimits.numerator
    let table = CountTable(
      denominator: 1,
      counts: [-limit, limit - 1, 5].map { (numerator: $0, count: 1 << 38) }
    )
    for statistic in ResampledStatistic.allCases {
      let found = try BootstrapInterval(change: table, of: statistic, replicates: 50)
      #expect(found.interval.lower.isFinite && found.interval.upper.isFinite)
    }
  }
}
