import FremgangStatistics
import Testing

@Suite struct `Reliable change against reference values` {
  @Test func `formula and boundary agree`() throws {
    try ReferenceFile("rci").run(
      [
        "rci_formula": formula, "rci_classify_threshold": boundary,
        "clinical_significance_dataset": dataset,
      ],
      notBuilt: ReferenceFile.hasData ? [] : ["clinical_significance_dataset"]
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
    let clinical = try ScoreDistribution(
      mean: try reference.number("m_clinical"),
      standardDeviation: deviation
    )
    let index = try? ReliableChangeIndex(
      ReliableChangeIndex.Sample(before: clinical, after: clinical),
      reliability: reliability
    )
    let (before, after) = (try reference.number("pre"), try reference.number("post"))
    reference.check("RC", index?.value(before: before, after: after))
    try cutoffs(reference, clinical)
  }

  private func cutoffs(_ reference: ReferenceCase, _ clinical: ScoreDistribution) throws {
    let functional = try ScoreDistribution(
      mean: try reference.number("m_functional"),
      standardDeviation: try reference.number("sd_functional")
    )
    let criteria: [(String, ClinicalCutoff.Criterion)] = [
      ("cutoff_a", .outsideClinical), ("cutoff_b", .withinFunctional),
      ("cutoff_b_clinicalsignificance", .withinFunctionalByClinicalDeviation),
      ("cutoff_c", .closerToFunctional),
    ]
    for (key, criterion) in criteria {
      let cutoff = try ClinicalCutoff(
        criterion,
        clinical: clinical,
        functional: functional,
        better: reference.better
      )
      reference.check(key, cutoff.value)
    }
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
    let cutoff = try ClinicalCutoff(try reference.number("cutoff"), better: reference.better)
    for (key, scheme) in schemes {
      let rule = ClinicalSignificance(.beyond(threshold), cutoff: cutoff, scheme: scheme)
      let names = zip(try reference.numbers("pre"), try reference.numbers("post")).map {
        rule.category(before: $0, after: $1).name
      }
      #expect(names == reference.expected[key] as? [String], "\(key)")
    }
  }

  private let schemes: [(String, ClinicalSignificance.Scheme)] = [
    ("cs5", .crossingCutoff), ("jt4", .jacobsonTruax),
  ]
}
