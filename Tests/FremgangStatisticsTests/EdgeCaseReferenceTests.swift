import Foundation
import FremgangStatistics
import Testing

@Suite struct `Degenerate inputs against reference values` {
  @Test func `each has a value or a reason`() throws {
    try ReferenceFile("edge_cases").run(
      [
        "paired_all": paired, "welch_t": welch, "ancova": ancova, "rci_formula": reliableChange,
        "t_two_sided_p": tSize, "t_quantile": tQuantile, "normal_quantile": normalQuantile,
        "p_adjust": adjusted,
        "mann_whitney_exact": rankSum,
        "kruskal_wallis": rankGroups,
        "correlation": correlation,
        "friedman": friedman,
        "rm_anova": waves,
        "cronbach_alpha": alpha,
        "icc": intraclass,
        "percentage_change": share,
      ],
      notBuilt: []
    )
  }

  private func paired(_ reference: ReferenceCase) throws {
    if reference.status == "invalid_input" { return try refused(reference) }
    let (before, after) = try completePairs(reference)
    reference.check("n_pairs", Double(before.count))
    let doubles = try? PairedTTest(before: before, after: after)
    tTest(reference, doubles)
    interval(reference, doubles)
    let lattice = try #require(DecimalLattice(before + after))
    let table = lattice.pairs(before, after)
    if lattice.isToScale { toScale(reference, table) }
    reference.check("r_pre_post", table.correlation)
    reference.check("dz", try? StandardisedChange(table, by: .change).estimate)
    reference.check("sign_p", try? PairedSignTest(table).p)
    tTest(reference, try? PairedTTest(table))
    ranks(reference, try? WilcoxonSignedRank(table), count: table.count)
    let differences = zip(before, after).map { $1 - $0 }
    reference.check("hl", try? HodgesLehmann(differences: differences).estimate)
    if lattice.isToScale { reference.check("hl", try? HodgesLehmann(table).estimate) }
    reasons(reference, table)
  }

  private func toScale(_ reference: ReferenceCase, _ table: PairedTable) {
    let change = table.change
    reference.check("mean_diff", change.mean)
    reference.check("sd_diff", change.standardDeviation)
    reference.check("median_diff", change.median)
    interval(reference, try? PairedTTest(table))
  }

  private func tTest(_ reference: ReferenceCase, _ test: PairedTTest?) {
    #expect((test == nil) == reference.isUndefined("t"), "\(reference.id)")
    reference.check("t", test?.t)
    reference.checkP("p_two_sided", test?.p)
  }

  private func interval(_ reference: ReferenceCase, _ test: PairedTTest?) {
    let interval = test?.interval(level: 0.95)
    reference.check("ci95", interval.map { ($0.lower, $0.upper) })
    if let test { reference.check("se_diff", test.standardError) }
  }

  private func ranks(_ reference: ReferenceCase, _ test: WilcoxonSignedRank?, count: Int) {
    reference.check("wilcoxon_W_plus", count == 0 ? nil : test?.w ?? 0)
    reference.checkP("wilcoxon_p_exact", test?.p)
    reference.check("rank_biserial", test?.rankBiserial)
  }

  private func reasons(_ reference: ReferenceCase, _ table: PairedTable) {
    let reasons = reference.expected["reasons"] as? [String] ?? []
    if reasons.contains("n_too_small") {
      #expect(throws: Untestable.tooFewPairs(table.count)) { try PairedTTest(table) }
    } else if reasons.contains("zero_variance_diff") {
      #expect(throws: Untestable.noVariation) { try PairedTTest(table) }
    }
    if reasons.contains("no_nonzero_diff") {
      #expect(throws: Untestable.nobodyChanged) { try WilcoxonSignedRank(table) }
      #expect(throws: Untestable.nobodyChanged) { try PairedSignTest(table) }
    }
  }

  private func completePairs(_ reference: ReferenceCase) throws -> ([Double], [Double]) {
    let before = try #require(reference.inputs["pre"] as? [Any]).map(ReferenceCase.double)
    let after = try #require(reference.inputs["post"] as? [Any]).map(ReferenceCase.double)
    var pairs: ([Double], [Double]) = ([], [])
    for case (let one?, let other?) in zip(before, after) {
      pairs.0.append(one)
      pairs.1.append(other)
    }
    return pairs
  }

  private func refused(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let reason: Untestable =
      reference.expected["reason"] as? String == "length_mismatch"
      ? .unequalLengths(before: before.count, after: after.count) : .notFinite
    #expect(throws: reason, "\(reference.id)") { try PairedTTest(before: before, after: after) }
  }

  private func welch(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let test = try? WelchTTest(y, x)
    #expect((test == nil) == reference.isUndefined("t"), "\(reference.id)")
    guard let test else { return }
    reference.check("t", test.t)
    reference.check("df", test.degreesOfFreedom)
    reference.checkP("p_two_sided", test.p)
    let interval = test.interval(level: 0.95)
    reference.check("ci95", (interval.lower, interval.upper))
  }

  private func ancova(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let labels = try #require(reference.inputs["group"] as? [String])
    let lattice = try #require(DecimalLattice(before + after))
    var (first, second) = (
      PairedTable(denominator: lattice.denominator), PairedTable(denominator: lattice.denominator)
    )
    for (index, label) in labels.enumerated() {
      let (one, other) = (lattice.numerator(before[index]), lattice.numerator(after[index]))
      if label == "a" { first.add(before: one, after: other) }
      if label != "a" { second.add(before: one, after: other) }
    }
    let groups = [first, second].filter { $0.count > 0 }
    let count = groups.count < 2 ? 0 : labels.count
    let isSmall = reference.expected["reason"] as? String != "zero_variance_pre"
    let reason = isSmall ? Untestable.tooFewPairs(count) : .noVariationBefore
    #expect(throws: reason) { try TwoGroupAncova(first, second) }
    let reasons: [String: Untestable] = [
      "k_too_small": .tooFewGroups(groups.count), "n_too_small": .tooFewPairs(count),
      "zero_variance_pre": .noVariationBefore,
    ]
    expectRefusal(reference, reasons) { try Ancova(groups) }
    #expect(throws: Untestable.self) { try AncovaWithInteraction(groups) }
  }

  private func reliableChange(_ reference: ReferenceCase) throws {
    let deviation = try reference.number("sd_clinical")
    let reliability = try reference.number("reliability")
    if reference.status == "invalid_input" {
      #expect(throws: Untestable.reliabilityOutOfRange) {
        try ReliableChangeThreshold(standardDeviation: deviation, reliability: reliability)
      }
      return
    }
    let threshold = try ReliableChangeThreshold(
      standardDeviation: deviation,
      reliability: reliability
    )
    #expect(threshold.index(ofChange: -17) == nil, "\(reference.id)")
  }

  private func tSize(_ reference: ReferenceCase) throws {
    if reference.status == "invalid_input" { return }
    let distribution = StudentT(degreesOfFreedom: try reference.number("df"))
    reference.check("p", distribution.sizeTails(try reference.number("t")).upper)
  }

  private func tQuantile(_ reference: ReferenceCase) throws {
    let distribution = StudentT(degreesOfFreedom: try reference.number("df"))
    reference.check("t", distribution.upperQuantile(try reference.number("upper_q")))
  }

  private func normalQuantile(_ reference: ReferenceCase) throws {
    reference.check("z", StandardNormal.quantile(try reference.number("p")))
  }

  private func alpha(_ reference: ReferenceCase) throws {
    let table = try ItemCovariances(reference)
    if reference.status == "undefined" {
      let reasons: [String: Untestable] = [
        "k_too_small": .tooFewItems(table.items), "n_too_small": .tooFewValues(table.count),
        "zero_variance_diff": .noVariation,
      ]
      let reason = try #require(reference.expected["reason"] as? String)
      #expect(throws: try #require(reasons[reason])) { try CronbachAlpha(table) }
      return
    }
    let alpha = try CronbachAlpha(table)
    reference.check("alpha", alpha.alpha)
    reference.check("sem", alpha.standardErrorOfMeasurement)
    reference.check("std_alpha", alpha.standardised)
    if let defined = reference.expected["r_drop_defined"] as? [Bool] {
      #expect(alpha.items.map { $0.correlationWithRest != nil } == defined)
    }
  }

  private func intraclass(_ reference: ReferenceCase) throws {
    let table = try ItemCovariances(reference)
    #expect(throws: Untestable.noVariation) { try IntraclassCorrelations(table) }
  }

  private func share(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let criterion = ChangeRule.share(improvement: 0.5, worsening: 0.5)
    let wanted = try #require(reference.expected["pct"] as? [Any]).map(ReferenceCase.double)
    #expect(zip(before, after).map { ScorePair(before: $0, after: $1).shareOfChange } == wanted)
    let names = zip(before, after).map {
      criterion.change(before: $0, after: $1, better: reference.better).name
    }
    #expect(names == reference.expected["categories"] as? [String])
  }

  private func adjusted(_ reference: ReferenceCase) throws {
    let values = try reference.numbers("p")
    #expect(throws: Untestable.probabilityOutOfRange) {
      try MultiplicityAdjustment.holm.adjusted(values)
    }
  }

  /// The case of zero degrees of freedom: a fault of the caller, not of the data.
  @Test func `a distribution refuses degrees of freedom that are not positive`() async {
    await #expect(processExitsWith: .failure) { _ = StudentT(degreesOfFreedom: 0) }
  }
}
