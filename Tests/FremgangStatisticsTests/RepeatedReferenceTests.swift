import FremgangStatistics
import Testing

@Suite struct `Repeated measures against reference values` {
  @Test func `waves agree, from tables and from doubles`() throws {
    try ReferenceFile("repeated").run(
      ["rm_anova": anova, "friedman": friedman],
      notBuilt: ["lmm_random_intercept"]
    )
  }

  private func anova(_ reference: ReferenceCase) throws {
    let (rows, table) = try Self.profiles(reference)
    for test in [try RepeatedMeasuresAnova(rows), try RepeatedMeasuresAnova(table)] {
      reference.check("n", Double(test.count))
      reference.check("k", Double(test.waves))
      for (mean, wanted) in zip(test.waveMeans, try #require(reference.values("wave_means"))) {
        reference.compare("wave mean", mean, wanted)
      }
      reference.check("ss_wave", test.sumOfSquaresWave)
      reference.check("ss_subject", test.sumOfSquaresSubject)
      reference.check("ss_error", test.sumOfSquaresError)
      reference.check("F", test.test.f)
      reference.check("df1", test.test.numeratorDegreesOfFreedom)
      reference.check("df2", test.test.denominatorDegreesOfFreedom)
      reference.checkP("p", test.test.p)
      reference.check("eps_gg", test.sphericity.greenhouseGeisser)
      reference.check("eps_hf", test.sphericity.huynhFeldt)
      reference.checkP("p_gg", test.greenhouseGeisser.p)
      reference.checkP("p_hf", test.huynhFeldt?.p)
      reference.check("eta2_p", test.partialEtaSquared)
      reference.check("ges", test.generalisedEtaSquared)
      reference.check("mauchly_W", test.sphericity.mauchly?.w)
      reference.checkP("mauchly_p", test.sphericity.mauchly?.p, relative: 1e-6)
    }
  }

  private func friedman(_ reference: ReferenceCase) throws {
    let (rows, table) = try Self.profiles(reference)
    for test in [try FriedmanTest(rows), try FriedmanTest(table)] {
      reference.check("Q", test.q)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p", test.p)
      reference.check("kendall_w", test.concordance)
      reference.check("F_id", test.imanDavenport?.f)
      reference.checkP("p_F_id", test.imanDavenport?.p)
      #expect(test.rankSums == reference.values("rank_sums"), "\(reference.id)")
    }
  }

  static func profiles(
    _ reference: ReferenceCase
  ) throws -> (rows: [[Double]], table: ProfileTable) {
    let lists = try #require(reference.inputs["rows"] as? [[Any]])
    let rows = lists.map { $0.compactMap(ReferenceCase.double) }
    let lattice = try #require(DecimalLattice(Array(rows.joined())))
    var table = ProfileTable(denominator: lattice.denominator, waves: rows[0].count)
    for row in rows { table.add(row.map(lattice.numerator)) }
    return (rows, table)
  }
}
