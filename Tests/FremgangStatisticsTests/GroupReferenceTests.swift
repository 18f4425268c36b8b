import FremgangStatistics
import Testing

@Suite struct `Comparisons of groups against reference values` {
  @Test func `ranks and means agree, from tables and from doubles`() throws {
    try ReferenceFile("mann_whitney").run([
      "mann_whitney_exact": exact, "mann_whitney_asymptotic": asymptotic,
      "hodges_lehmann_shift": shift, "brunner_munzel": brunnerMunzel,
      "kruskal_wallis": kruskalWallis, "one_way_anova": anova,
    ])
  }

  private func samples(_ reference: ReferenceCase) throws -> (x: [Double], y: [Double]) {
    (try reference.numbers("x"), try reference.numbers("y"))
  }

  private func tables(_ reference: ReferenceCase) throws -> (x: CountTable, y: CountTable) {
    let (x, y) = try samples(reference)
    let lattice = try #require(DecimalLattice(x + y))
    return (lattice.counts(x), lattice.counts(y))
  }

  private func exact(_ reference: ReferenceCase) throws {
    let ((x, y), (one, other)) = (try samples(reference), try tables(reference))
    for test in [try MannWhitney(x, y), try MannWhitney(one, other, method: .exact)] {
      #expect(test.method == .exact)
      common(reference, test)
      reference.checkP("p_greater", test.pValues.greater)
      reference.checkP("p_less", test.pValues.less)
      reference.checkP("p_two_sided_absdev", test.pByDistance)
      reference.checkP("p_two_sided_doubled", test.p)
    }
  }

  private func asymptotic(_ reference: ReferenceCase) throws {
    let ((x, y), (one, other)) = (try samples(reference), try tables(reference))
    let corrected = try #require(reference.options["continuity"] as? Bool)
    let method: MannWhitney.Method = corrected ? .continuityCorrected : .asymptotic
    for test in [
      try MannWhitney(x, y, method: method), try MannWhitney(one, other, method: method),
    ] {
      #expect(test.method == method)
      common(reference, test)
      reference.check("z", corrected ? test.continuityCorrectedZ : test.z)
      reference.checkP("p_two_sided", test.p)
      reference.checkP("p_greater", test.pValues.greater)
      reference.checkP("p_less", test.pValues.less)
      let greater = StandardNormal.upperQuantile(test.pValues.greater)
      reference.check("z_greater", greater, relative: 1e-9)
      reference.check("z_less", StandardNormal.quantile(test.pValues.less), relative: 1e-9)
    }
  }

  private func common(_ reference: ReferenceCase, _ test: MannWhitney) {
    reference.check("U_x", test.u)
    reference.check("U_y", test.secondU)
    reference.check("rank_sum_x", test.rankSum)
    if let ties = reference.values("tie_groups") {
      #expect(test.ties == ties.map { Int($0) }, "\(reference.id)")
    }
  }

  private func shift(_ reference: ReferenceCase) throws {
    let ((x, y), (one, other)) = (try samples(reference), try tables(reference))
    for shift in [try HodgesLehmannShift(x, y), try HodgesLehmannShift(one, other)] {
      reference.check("hl_shift", shift.estimate, absolute: 1e-12)
      let interval = shift.interval(level: 0.95)
      let ends = (interval.interval.lower, interval.interval.upper)
      reference.check("hl_ci95_exact", ends, absolute: 1e-12)
      reference.check("hl_ci95_achieved", interval.achievedLevel)
    }
  }

  private func brunnerMunzel(_ reference: ReferenceCase) throws {
    let ((x, y), (one, other)) = (try samples(reference), try tables(reference))
    if reference.status == "undefined" {
      let smaller = min(x.count, y.count)
      let reason: Untestable = smaller < 2 ? .tooFewValues(smaller) : .noVariation
      #expect(throws: reason) { try BrunnerMunzel(y, x) }
      reference.check("theta", other.probabilityOfSuperiority(over: one))
      reference.check("theta", try MannWhitney(y, x).probabilityOfSuperiority)
      return
    }
    for test in [try BrunnerMunzel(y, x), try BrunnerMunzel(other, one)] {
      reference.check("statistic", test.t)
      reference.check("df", test.degreesOfFreedom)
      reference.checkP("p_t", test.p)
      reference.checkP("p_normal", test.asymptoticP)
      reference.check("theta", test.probabilityOfSuperiority)
      let interval = test.superiorityInterval(level: 0.95)
      reference.check("theta_ci95_t", (interval.lower, interval.upper))
    }
  }

  private func groups(
    _ reference: ReferenceCase
  ) throws -> (samples: [[Double]], tables: [CountTable]) {
    let lists = try #require(reference.inputs["groups"] as? [[Any]])
    let samples = lists.map { $0.compactMap(ReferenceCase.double) }
    let lattice = try #require(DecimalLattice(Array(samples.joined())))
    return (samples, samples.map(lattice.counts))
  }

  private func kruskalWallis(_ reference: ReferenceCase) throws {
    let (samples, tables) = try groups(reference)
    for test in [try KruskalWallis(samples), try KruskalWallis(tables)] {
      reference.check("H", test.h)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p", test.p)
      reference.check("epsilon2", test.epsilonSquared)
      reference.check("eta2_H", test.etaSquaredH)
    }
  }

  private func anova(_ reference: ReferenceCase) throws {
    let (samples, tables) = try groups(reference)
    for test in [try OneWayAnova(samples), try OneWayAnova(tables)] {
      reference.check("ss_between", test.sumOfSquaresBetween)
      reference.check("ss_within", test.sumOfSquaresWithin)
      reference.check("F", test.f)
      reference.check("df1", test.test.numeratorDegreesOfFreedom)
      reference.check("df2", test.test.denominatorDegreesOfFreedom)
      reference.checkP("p", test.p)
      reference.check("eta2", test.etaSquared)
      reference.check("omega2", test.omegaSquared)
    }
    for test in [try? WelchAnova(samples), try? WelchAnova(tables)] {
      reference.check("welch_F", test?.f)
      reference.check("welch_df2", test?.test.denominatorDegreesOfFreedom)
      reference.checkP("welch_p", test?.p)
    }
  }
}
