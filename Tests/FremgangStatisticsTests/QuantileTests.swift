import FremgangStatistics
import Testing

@Suite struct `Quantiles that the reference values lack` {
  /// Values of `nct.ppf` of SciPy 1.17.1.
  @Test func `of the noncentral t`() {
    let rows: [(df: Double, noncentrality: Double, p: Double, t: Double)] = [
      (9, 1.2, 0.025, -0.8164192676603308), (9, 1.2, 0.975, 3.9013821228812398),
      (30, -2, 0.5, -2.017095184016618), (4, 0, 0.9, 1.5332062740589447),
      (100, 5, 0.01, 2.6398337347719316),
    ]
    for row in rows {
      let distribution = NoncentralT(degreesOfFreedom: row.df, noncentrality: row.noncentrality)
      #expect(abs(distribution.quantile(row.p) - row.t) < 1e-9, "\(row)")
    }
  }

  /// Values of `gamma.ppf` of SciPy 1.17.1.
  @Test func `of the gamma distribution`() {
    let rows: [(a: Double, p: Double, x: Double)] = [
      (0.5, 0.1, 0.00789538704671561), (1, 0.5, 0.6931471805599455),
      (7.3, 0.975, 13.471093400492292), (250, 0.001, 203.9734803729996),
    ]
    for row in rows {
      let x = RegularisedGamma.quantile(a: row.a, p: row.p)
      #expect(abs(x - row.x) < 1e-11 * row.x, "\(row)")
    }
  }
}
