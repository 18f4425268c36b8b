import FremgangStatistics
import Testing

@Suite struct `Standardised changes against reference values` {
  @Test func `every denominator agrees`() throws {
    try ReferenceFile("effect_sizes").run(
      ["paired_effect_sizes": paired],
      notBuilt: ["independent_effect_sizes"]
    )
  }

  private func paired(_ reference: ReferenceCase) throws {
    let table = try #require(
      DecimalLattice.pairs(try reference.numbers("pre"), try reference.numbers("post"))
    )
    let dz = try StandardisedChange(table, by: .change)
    reference.check("dz", dz.estimate)
    let interval = try #require(dz.interval(level: 0.95))
    reference.check("dz_ci95", (interval.lower, interval.upper), relative: 1e-8, absolute: 1e-8)
    reference.check("gz", dz.corrected())
    let factor = table.count > 2 ? HedgesCorrection.exact(degreesOfFreedom: dz.df) : nil
    reference.check("J", factor)
    reference.check(
      "gz_ci95",
      factor.map { ($0 * interval.lower, $0 * interval.upper) },
      relative: 1e-8,
      absolute: 1e-8
    )
    let rms = try StandardisedChange(table)
    reference.check("dav_cumming", rms.estimate)
    reference.check("gav_n1", rms.corrected())
    reference.check("gav_2n2", rms.corrected(degreesOfFreedom: 2 * dz.df))
    reference.check("dav_lakens", try StandardisedChange(table, by: .meanDeviation).estimate)
    reference.check("drm", try? StandardisedChange(table, by: .repeatedMeasures).estimate)
    reference.check("d_pre", try? StandardisedChange(table, by: .before).estimate)
    reference.check("r", table.correlation)
    reference.check("cles_dz", StandardNormal.tails(dz.estimate).lower)
    reference.check("rank_biserial", try WilcoxonSignedRank(table).rankBiserial)
    reference.check(
      "rank_biserial_pratt",
      try WilcoxonSignedRank(table, zeros: .ranked).rankBiserial
    )
    reference.check(
      "cles_allpairs",
      table.after.probabilityOfSuperiority(over: table.before)
    )
    reference.check("ps_paired", ChangeSigns(table.change).probabilityOfSuperiority)
  }
}

extension StandardisedChange {
  fileprivate var df: Double { Double(count - 1) }
}
