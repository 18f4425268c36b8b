import FremgangStatistics
import Testing

@Suite struct `Reliable change against reference values` {
  @Test func `formula and boundary agree`() throws {
    try ReferenceFile("rci").run(
      ["rci_formula": formula, "rci_classify_threshold": boundary],
      notBuilt: ["clinical_significance_dataset"]
    )
  }

  private func formula(_ reference: ReferenceCase) throws {
    let deviation = try reference.number("sd_clinical")
    let reliability = try reference.number("reliability")
    let rounded = try ReliableChangeThreshold(
      standardDeviation: deviation,
      reliability: reliability
    )
    let quantile = try ReliableChangeThreshold(
      standardDeviation: deviation,
      reliability: reliability,
      criticalValue: .normalQuantile
    )
    reference.check("SE", rounded.standardError)
    reference.check("S_diff", rounded.standardErrorOfDifference)
    reference.check("threshold_196", rounded.value)
    reference.check("threshold_exact", quantile.value)
    let change = try reference.number("post") - (try reference.number("pre"))
    reference.check("RC", rounded.index(ofChange: change))
  }

  /// Of 20 → 10, 10.5, 9.5 and 30 with a threshold of 10, only the third lies beyond it.
  private func boundary(_ reference: ReferenceCase) throws {
    let table = try #require(
      DecimalLattice.pairs(try reference.numbers("pre"), try reference.numbers("post"))
    )
    let threshold = try reference.number("threshold")
    let beyond = ChangeCounts(table.change, threshold: threshold, boundary: .beyond)
    #expect((beyond.below, beyond.within, beyond.above) == (1, 3, 0))
    let exact = ChangeCounts(
      table.change,
      thresholdNumerator: Int64(threshold),
      denominator: 1,
      boundary: .reached
    )
    #expect((exact.below, exact.within, exact.above) == (2, 1, 1))
  }
}
