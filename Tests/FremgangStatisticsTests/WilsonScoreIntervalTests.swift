import FremgangStatistics
import Testing

struct WilsonScoreIntervalTests {
  /// SciPy 1.x, `binomtest(k, n).proportion_ci(level, method="wilson")`; the first four are method 3
  /// in Newcombe's table I (Stat Med 17 (1998), 857–872), which gives four decimals.
  static let rows: [(successes: Int, trials: Int, level: Double, lower: Double, upper: Double)] = [
    (81, 263, 0.95, 0.2552885198782742, 0.36620957698280004),
    (15, 148, 0.95, 0.06238639953073629, 0.16048724172330803),
    (0, 20, 0.95, 0, 0.16112515805281935),
    (1, 29, 0.95, 0.006113214292762667, 0.17175521879320282),
    (29, 29, 0.95, 0.8830302015002592, 1),
    (3, 12_000, 0.95, 8.502612075945309e-05, 0.0007348329930463527),
    (5, 50, 0.99, 0.03399088377841833, 0.2597307895956841),
  ]

  @Test func `intervals are SciPy's`() throws {
    for row in WilsonScoreIntervalTests.rows {
      let interval = try #require(
        WilsonScoreInterval.interval(of: row.successes, among: row.trials, level: row.level)
      )
      #expect(abs(interval.lower - row.lower) < 1e-12, "\(row)")
      #expect(abs(interval.upper - row.upper) < 1e-12, "\(row)")
      #expect(interval.level == row.level)
    }
  }

  @Test func `without trials there is no interval`() {
    #expect(WilsonScoreInterval.interval(of: 0, among: 0) == nil)
  }
}
