import FremgangStatistics
import Testing

@Suite struct `Descriptives against reference values` {
  @Test func `moments and quantiles agree, for a billion people too`() throws {
    try ReferenceFile("descriptives").run(["descriptives": sample, "paired_counts": counts])
  }

  private func sample(_ reference: ReferenceCase) throws {
    let values = try reference.numbers("x")
    let table = try #require(DecimalLattice(values)).counts(values)
    reference.check("n", Double(table.count))
    reference.check("mean", table.mean)
    reference.check("sd", table.standardDeviation)
    reference.check("variance", table.variance)
    reference.check("median", table.median)
    reference.check("min", table.minimum)
    reference.check("max", table.maximum)
    reference.check("mad", table.medianAbsoluteDeviation())
    reference.check("skew_type2", table.skewness)
    reference.check("kurt_type2", table.excessKurtosis)
    for type in QuantileType.allCases {
      let wanted = try #require(reference.values("quantile_type\(type.rawValue)"))
      for (p, quantile) in zip(try reference.numbers("probs"), wanted) {
        reference.compare("type \(type.rawValue), \(p)", table.quantile(p, type: type), quantile)
      }
    }
  }

  private func counts(_ reference: ReferenceCase) throws {
    let values = try reference.numbers("values")
    let lattice = try #require(DecimalLattice(values))
    let counts = try reference.numbers("counts").map { Int($0) }
    let change = CountTable(
      denominator: lattice.denominator,
      counts: zip(values, counts).map { (numerator: lattice.numerator($0), count: $1) }
    )
    try tTest(reference, change)
    let signs = try PairedSignTest(change: change)
    reference.check("n_pos", Double(signs.signs.positive))
    reference.check("n_neg", Double(signs.signs.negative))
    reference.check("n_zero", Double(signs.signs.zero))
    reference.check("sign_ln_p_two_sided", signs.logP, relative: 1e-9)
    let corrected = try WilcoxonSignedRank(change: change, method: .continuityCorrected)
    reference.check("wilcoxon_z_cc", corrected.continuityCorrectedZ)
    reference.check("wilcoxon_ln_p_cc", corrected.logP, relative: 1e-9)
    let plain = try WilcoxonSignedRank(change: change, method: .asymptotic)
    reference.check("W_plus", plain.w)
    reference.check("rank_biserial", plain.rankBiserial)
    reference.check("wilcoxon_z", plain.z)
    reference.check("wilcoxon_ln_p", plain.logP, relative: 1e-9)
    reference.check("median", change.median)
  }

  private func tTest(_ reference: ReferenceCase, _ change: CountTable) throws {
    let test = try PairedTTest(change: change)
    reference.check("n", Double(test.count))
    reference.check("mean", test.meanChange)
    reference.check("sd", test.standardDeviation)
    reference.check("t", test.t)
    reference.check("df", test.degreesOfFreedom)
    reference.checkP("p_two_sided", test.p, relative: 1e-9)
    reference.check("ln_p_two_sided", test.logP, relative: 1e-9)
    let interval = test.interval(level: 0.95)
    reference.check("ci95", (interval.lower, interval.upper))
    reference.check("dz", test.meanChange / test.standardDeviation)
  }
}
