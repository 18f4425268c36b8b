import FremgangKit
import Testing

struct ClinicalChangeTests {
  private func norm(_ group: Norm.Group, _ mean: Int, _ deviation: Int) -> Norm {
    Norm(
      population: "nobody",
      group: group,
      mean: DecimalNumber(mean),
      standardDeviation: DecimalNumber(deviation),
      n: nil,
      provenance: Provenance(source: "invented for a test", status: .verified)
    )
  }

  private func cutoffs(_ norms: [Norm]) throws -> [CutoffCrossing] {
    var study = SmallStudy()
    study.responses.instruments[1] = SmallStudy.instrument(
      "worry",
      items: 1,
      highest: 10,
      rule: .completeOnly,
      higherIsBetter: false,
      norms: norms
    )
    study.addWorry("a", 8, 3)
    study.addWorry("b", 6, 6)
    let cutoffs = try study.findings().scale("worry")?.overall?.cutoffs ?? []
    return cutoffs.filter { $0.id.hasPrefix("clinical") }
  }

  /// By hand: c = (2 × 3 + 1 × 6) / 3 = 4, b = 3 + 2 × 1 = 5, a = 6 − 2 × 2 = 2; less is better.
  @Test func `the cut-off comes from whichever norms there are`() throws {
    let clinical = norm(.clinical, 6, 2)
    let functional = norm(.functional, 3, 1)
    let expected: [(norms: [Norm], id: String, value: Double, before: Int, after: Int)] = [
      ([clinical, functional], "clinical-c", 4, 2, 1), ([functional], "clinical-b", 5, 2, 1),
      ([clinical], "clinical-a", 2, 2, 2),
    ]
    for row in expected {
      let cutoff = try #require(try cutoffs(row.norms).first)
      #expect(cutoff.id == row.id)
      #expect(cutoff.value == row.value)
      #expect(cutoff.beyondBefore == row.before)
      #expect(cutoff.beyondAfter == row.after)
    }
    #expect(try cutoffs([]).isEmpty)
  }

  /// The alpha of these answers is 0.84 and the standard deviation of their sums √7.5, so that the
  /// threshold is 1.96 √7.5 √2 √0.16 = 1.96 √2.4.
  @Test func `alpha of the sample stands in only when the plan says so`() throws {
    var study = SmallStudy()
    let answers = [[0, 1, 0], [1, 1, 2], [2, 1, 2], [2, 3, 2], [3, 3, 2], [3, 2, 3]]
    for (index, codes) in answers.enumerated() {
      study.add("p\(index)", "before", codes)
      study.add("p\(index)", "after", [codes[0], codes[1], codes[2] + 1])
    }
    #expect(try study.findings().scale("ladder")?.overall?.reliableChange == nil)
    study.plan.reliableChange = .sampleAlpha
    let change = try #require(try study.findings().scale("ladder")?.overall?.reliableChange)
    #expect(abs((change.threshold ?? 0) - 3.036_418_943_426_615) < 1e-9)
    #expect(change.status == .convention)
    #expect(change.source.contains("ignores time"))
    #expect(change.unchanged == 6)
  }
}
