import FremgangStatistics
import Testing

@Suite struct `Signed ranks against reference values` {
  @Test func `exact and asymptotic tests agree`() throws {
    try ReferenceFile("wilcoxon").run(
      [
        "wilcoxon_exact": exact, "wilcoxon_asymptotic": asymptotic, "signrank_cdf": distribution,
        "hodges_lehmann": hodgesLehmann,
      ]
    )
  }

  private func exact(_ reference: ReferenceCase) throws {
    for test in try tests(reference, method: .exact) {
      #expect(test.method == .exact, "\(reference.id)")
      common(reference, test)
    }
  }

  private func asymptotic(_ reference: ReferenceCase) throws {
    let corrected = try #require(reference.options["continuity"] as? Bool)
    let method: WilcoxonSignedRank.Method = corrected ? .continuityCorrected : .asymptotic
    for test in try tests(reference, method: method) {
      #expect(test.method == method, "\(reference.id)")
      common(reference, test)
      reference.check("z", corrected ? test.continuityCorrectedZ : test.z, relative: 1e-10)
    }
  }

  private func tests(
    _ reference: ReferenceCase,
    method: WilcoxonSignedRank.Method
  ) throws -> [WilcoxonSignedRank] {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let zeros: ZeroHandling =
      reference.options["zero"] as? String == "pratt" ? .ranked : .dropped
    let differences = reference.options["differences"] as? String
    var tests: [WilcoxonSignedRank] = []
    if differences != "decimal" {
      tests.append(
        try WilcoxonSignedRank(
          differences: zip(before, after).map { $1 - $0 },
          zeros: zeros,
          method: method
        )
      )
    }
    if differences != "binary" {
      let table = try #require(DecimalLattice.pairs(before, after))
      tests.append(try WilcoxonSignedRank(table, zeros: zeros, method: method))
    }
    return tests
  }

  private func common(_ reference: ReferenceCase, _ test: WilcoxonSignedRank) {
    reference.check("n_zero", Double(test.zeros), relative: 0)
    reference.check("n_nonzero", Double(test.nonZero), relative: 0)
    reference.check("W_plus", test.w, relative: 0)
    reference.check("W_minus", test.wMinus, relative: 0)
    let tied = reference.values("tie_groups")?.filter { $0 > 1 }.reduce(0, +)
    #expect(tied.map { Int($0) } == test.ties, "\(reference.id)")
    let relative = test.method == .exact ? 1e-12 : 1e-10
    reference.checkP("p_two_sided", test.p, relative: relative)
    reference.checkP("p_greater", test.pValues.greater, relative: relative)
    reference.checkP("p_less", test.pValues.less, relative: relative)
  }

  private func hodgesLehmann(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let differences = reference.options["differences"] as? String
    if differences != "decimal" {
      let doubles = zip(before, after).map { $1 - $0 }
      compare(
        reference,
        all: try HodgesLehmann(differences: doubles),
        nonZero: try HodgesLehmann(differences: doubles, zeros: .dropped)
      )
    }
    if differences != "binary" {
      let table = try #require(DecimalLattice.pairs(before, after))
      compare(
        reference,
        all: try HodgesLehmann(table),
        nonZero: try HodgesLehmann(table, zeros: .dropped)
      )
    }
  }

  private func compare(
    _ reference: ReferenceCase,
    all: HodgesLehmann,
    nonZero: HodgesLehmann
  ) {
    reference.check("n", Double(all.count), relative: 0)
    reference.check("n_zero", Double(all.count - nonZero.count), relative: 0)
    reference.check("hl_all", all.estimate)
    reference.check("hl_nonzero", nonZero.estimate)
    for (key, level) in [("hl_ci90", 0.9), ("hl_ci95", 0.95), ("hl_ci99", 0.99)] {
      let interval = all.interval(level: level)
      reference.check("\(key)_exact", (interval.lower, interval.upper))
      reference.check("\(key)_achieved", interval.coverage)
      #expect(interval.method == .exact)
    }
  }

  /// The distribution function at w, as the p-value of changes 1 … n of which some that sum to w are
  /// positive.
  private func distribution(_ reference: ReferenceCase) throws {
    let n = Int64(try reference.number("n"))
    let wanted = try #require(reference.values("cdf"))
    for (w, p) in zip(try reference.numbers("w"), wanted) {
      var left = Int64(w)
      var changes = CountTable(denominator: 1)
      for rank in stride(from: n, through: 1, by: -1) {
        changes.add(rank <= left ? rank : -rank)
        if rank <= left { left -= rank }
      }
      let test = try WilcoxonSignedRank(change: changes, method: .exact)
      reference.compare("cdf(\(w))", test.pValues.less, p, isProbability: true)
    }
  }
}
