import FremgangStatistics
import Testing

@Suite struct `Standardised changes against reference values` {
  @Test func `every denominator agrees`() throws {
    try ReferenceFile("effect_sizes").run(
      ["paired_effect_sizes": paired, "independent_effect_sizes": independent]
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
    let common = try CommonLanguageChange(table)
    reference.check("cles_dz", common.normalOfPairs)
    reference.check("rank_biserial", try WilcoxonSignedRank(table).rankBiserial)
    reference.check(
      "rank_biserial_pratt",
      try WilcoxonSignedRank(table, zeros: .ranked).rankBiserial
    )
    reference.check("cles_allpairs", common.anyTwoPeople)
    reference.check("ps_paired", common.shareOfPairs)
  }

  private func independent(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let lattice = try #require(DecimalLattice(x + y))
    let (first, second) = (lattice.counts(y), lattice.counts(x))
    let d = try StandardisedDifference(first, second)
    reference.check("d", d.estimate)
    let interval = try #require(d.interval(level: 0.95))
    reference.check("d_ci95", (interval.lower, interval.upper), relative: 1e-8, absolute: 1e-8)
    reference.check("g", d.corrected)
    let corrected = try #require(d.correctedInterval(level: 0.95))
    reference.check("g_ci95", (corrected.lower, corrected.upper), relative: 1e-8, absolute: 1e-8)
    let approximate = HedgesCorrection.approximate(degreesOfFreedom: d.degreesOfFreedom)
    reference.check("g_approx", approximate * d.estimate)
    let unpooled = try StandardisedDifference(first, second, by: .unpooled)
    reference.check("d_unpooled", unpooled.estimate)
    #expect(unpooled.corrected == nil)
    let glass = try StandardisedDifference(first, second, by: .second)
    reference.check("glass_delta", glass.estimate)
    let common = try CommonLanguageDifference(first, second)
    reference.check("cliff", common.cliffsDelta)
    reference.check("A", common.probabilityOfSuperiority)
    reference.check("cles_normal", common.normalOfEqualVariances)
    reference.check("cles_mcgraw", common.normal)
  }

  @Test func `groups without variation have reasons`() throws {
    let constant = CountTable(denominator: 1, numerators: [3, 3])
    let empty = CountTable(denominator: 1)
    #expect(throws: Untestable.noVariation) { try StandardisedDifference(constant, constant) }
    #expect(throws: Untestable.tooFewValues(0)) { try StandardisedDifference(constant, empty) }
    #expect(throws: Untestable.tooFewValues(0)) { try CommonLanguageDifference(empty, constant) }
    let spread = CountTable(denominator: 1, numerators: [1, 5])
    #expect(throws: Untestable.noVariation) {
      try StandardisedDifference(spread, constant, by: .second)
    }
    #expect(try CommonLanguageDifference(constant, constant).normal == nil)
    let still = try CommonLanguageChange(PairedTable(whole: [(1, 2), (2, 3)]))
    #expect((still.shareOfPairs, still.anyTwoPeople) == (1, 0.875))
    #expect(still.normalOfPairs == nil && still.normalAsIfIndependent == nil)
  }
}

extension StandardisedChange {
  fileprivate var df: Double { Double(count - 1) }
}
