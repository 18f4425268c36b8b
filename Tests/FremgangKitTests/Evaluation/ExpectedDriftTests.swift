import FremgangKit
import Testing

struct ExpectedDriftTests {
  /// Means before are 4 in a, 8 in b and 6 in all: with a reliability of .9 a tenth of the distance goes.
  @Test func `a group drifts towards everyone by what the reliability leaves out`() throws {
    var study = SmallStudy()
    study.responses.instruments[1] = SmallStudy.retestedWorry
    for person in 0..<4 {
      study.addWorry("a\(person)", 4, 4)
      study.addWorry("b\(person)", 8, 5)
      study.state("a\(person)", "role", "a")
      study.state("b\(person)", "role", "b")
    }
    let scale = try #require(try study.findings().scale("worry"))
    let drifts = scale.groups.compactMap { $0.summary?.expectedDrift?.points }
    #expect(drifts.count == 2)
    #expect(abs(drifts[0] - 0.2) < 1e-12)
    #expect(abs(drifts[1] + 0.2) < 1e-12)
    #expect(scale.overall?.expectedDrift == nil)
  }

  @Test func `without a sourced reliability nothing is said`() throws {
    var study = SmallStudy()
    study.addWorry("a", 4, 4)
    study.state("a", "role", "a")
    #expect(try study.findings().scale("worry")?.groups.first?.summary?.expectedDrift == nil)
  }
}
