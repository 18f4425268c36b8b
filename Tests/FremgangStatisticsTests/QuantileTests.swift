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

  /// Roots of `erfc(z / √2) / 2 = p` for these doubles, by mpmath 1.4.1 with 60 digits: on both sides of every place
  /// where another formula takes over.
  @Test func `of the normal distribution`() {
    let rows: [(p: Double, z: Double)] = [
      (0.4999999999, 2.5066284820303539022e-10), (0.3, 0.52440051270804081597),
      (0.0750001, 1.4395307645017296865), (0.0749999, 1.4395321773759005864),
      (0.025, 1.9599639845400542118), (0.0001, 3.7190164854556805523),
      (1.5e-11, 6.6465708874771128614), (1.2e-11, 6.6793526565015223761),
      (1e-100, 21.273453560965324294), (1e-300, 37.047096299361199237),
    ]
    for row in rows {
      let z = StandardNormal.upperQuantile(row.p)
      #expect(abs(z - row.z) <= 4 * row.z.ulp, "\(row)")
    }
  }

  /// Roots in the noncentrality of the integral of Φ(tu − δ) over the chi distribution of u, by mpmath 1.4.1
  /// with 40 digits.
  @Test func `of the noncentrality`() {
    let rows: [(df: Double, t: Double, p: Double, noncentrality: Double)] = [
      (20, 2, 0.025, 4.0317762769839023105), (99, -3, 0.975, -4.9966497286008200363),
      (9, 0.5, 0.9, -0.8037910745124173456), (5, 8, 0.025, 13.151937847236214578),
      (999, 0.25, 0.975, -1.7100571845881172444),
    ]
    for row in rows {
      let found = NoncentralT.noncentrality(
        t: row.t,
        degreesOfFreedom: row.df,
        lowerTail: row.p
      )
      #expect(abs(found - row.noncentrality) < 1e-13 * abs(row.noncentrality), "\(row): \(found)")
    }
  }

  /// Values of `t.isf` of SciPy 1.17.1, for fewer than one degree of freedom.
  @Test func `of Student's t where the expansion does not hold`() {
    for (p, t) in [(0.45, 0.2700630101042885), (0.025, 768848.4797012296)] {
      let found = StudentT(degreesOfFreedom: 0.2).upperQuantile(p)
      #expect(abs(found - t) < 1e-10 * t, "\(p): \(found)")
    }
  }

  /// The cube of such a t is more than a double holds.
  ///
  /// The numerator vanishes beside it, so that what is left is √(χ²/4), whose 97.5th and 2.5th
  /// percentiles are those of `chi2.ppf(…, 4)` of SciPy 1.17.1.
  @Test(arguments: [1e60, 1e110, 1e200, -1e110])
  func `of the noncentrality of a t beyond all measure`(_ t: Double) {
    let found = NoncentralT.noncentrality(t: t, degreesOfFreedom: 4, lowerTail: 0.025)
    let denominator = t > 0 ? 11.143286781877796 / 4 : 0.4844185570879299 / 4
    #expect(abs(found / t - denominator.squareRoot()) < 1e-12)
  }

  /// The tails are integrated anew at the noncentrality that is found, be it by a polynomial from the first guess or by
  /// Newton's method.
  @Test(arguments: [0.1, 1, 2, 5, 20, 99, 999, 5000])
  func `a noncentrality leaves the wanted probability below t`(_ degreesOfFreedom: Double) {
    for t in [-30, -3, -0.4, 0, 0.5, 2, 8, 40] {
      for p in [1e-6, 0.005, 0.025, 0.2, 0.5, 0.975, 0.9999] {
        let noncentrality = NoncentralT.noncentrality(
          t: t,
          degreesOfFreedom: degreesOfFreedom,
          lowerTail: p
        )
        let found = NoncentralT(
          degreesOfFreedom: degreesOfFreedom,
          noncentrality: noncentrality
        ).tails(t)
        let (off, size) =
          p < 0.5 ? (found.lower - p, p) : (found.upper - (1 - p), 1 - p)
        #expect(abs(off) < 1e-15 + 1e-14 * size, "\(t), \(p): \(off)")
      }
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
