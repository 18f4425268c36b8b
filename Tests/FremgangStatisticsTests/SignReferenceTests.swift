import FremgangStatistics
import Testing

@Suite struct `Signs and states against reference values` {
  @Test func `sign and McNemar tests agree`() throws {
    try ReferenceFile("sign_mcnemar").run(["sign_test": sign, "mcnemar": mcNemar])
  }

  private func sign(_ reference: ReferenceCase) throws {
    let table = try #require(
      DecimalLattice.pairs(try reference.numbers("pre"), try reference.numbers("post"))
    )
    let test = try PairedSignTest(table)
    reference.check("n", Double(test.signs.count))
    reference.check("n_pos", Double(test.signs.positive))
    reference.check("n_neg", Double(test.signs.negative))
    reference.check("n_zero", Double(test.signs.zero))
    reference.checkP("p_two_sided", test.p)
    reference.checkP("p_greater", test.pValues.greater)
    reference.checkP("p_less", test.pValues.less)
    reference.check("median", table.change.median)
    let interval = try? MedianInterval(table.change, level: 0.95)
    reference.check("median_ci95", interval.map { ($0.lower, $0.upper) })
    reference.check("median_ci_coverage", interval?.coverage)
    reference.check("asymptotic_cc_z", abs(test.continuityCorrectedZ))
    reference.checkP("asymptotic_cc_p_two_sided", test.continuityCorrectedP)
  }

  private func mcNemar(_ reference: ReferenceCase) throws {
    let cells = try #require(reference.inputs["table"] as? [[Int]])
    if reference.status == "undefined" {
      #expect(throws: Untestable.noDiscordantPairs) {
        try McNemarTest(left: cells[0][1], entered: cells[1][0])
      }
      return
    }
    let test = try McNemarTest(left: cells[0][1], entered: cells[1][0])
    reference.checkP("exact_p", test.p)
    reference.checkP("midp", test.midP)
    reference.check("chi2", test.chiSquared.value)
    reference.check("chi2_cc", test.correctedChiSquared.value)
    reference.checkP("chi2_p", test.chiSquared.p)
    reference.checkP("chi2_cc_p", test.correctedChiSquared.p)
    reference.check("odds_ratio", test.oddsRatio)
    let share = test.shareInterval(level: 0.95)
    reference.check("p_b_ci95", (share.lower, share.upper), relative: 1e-11)
    let pairs = cells.joined().reduce(0, +)
    let difference = test.shareDifference(ofPairs: pairs, level: 0.95)
    reference.check("diff_prop", difference.estimate)
    reference.check(
      "diff_prop_wald_ci95",
      (difference.interval.lower, difference.interval.upper)
    )
    let odds = (share.lower / (1 - share.lower), share.upper / (1 - share.upper))
    reference.check("odds_ratio_ci95", odds, relative: 1e-11)
  }
}
