import FremgangKit
import Testing

struct InternalConsistencyTests {
  /// Answers of six people to three items before; after, everybody answers one code higher or leaves
  /// the last item blank.
  private func study(blanks: Int = 0) -> SmallStudy {
    var study = SmallStudy()
    let answers = [[0, 1, 0], [1, 1, 2], [2, 1, 2], [2, 3, 2], [3, 3, 2], [3, 2, 3]]
    for (index, codes) in answers.enumerated() {
      study.add("p\(index)", "before", codes)
      study.add("p\(index)", "after", codes.dropLast() + [index < blanks ? nil : codes[2] + 1])
    }
    return study
  }

  /// Alpha by hand from the variances of the items and of their sum.
  ///
  /// Items: Σx = 11, Σx² = 27 gives (27 − 121/6) / 5 = 41/30; Σx = 11, Σx² = 25 gives
  /// 29/30; Σx = 11, Σx² = 25 gives 29/30. Totals 1, 4, 5, 7, 8, 8: Σ = 33, Σ² = 219, so 37.5 / 5 = 7.5.
  /// alpha = 3/2 (1 − 3.3 / 7.5) = 0.84; SEM = √7.5 √0.16.
  @Test func `alpha comes from those who answered every item`() throws {
    let scale = try #require(try study().findings().scale("ladder"))
    let before = try #require(scale.internalConsistency?.before)
    #expect(before.n == 6)
    #expect(abs(before.estimate - 0.84) < 1e-12)
    let error = try #require(before.standardErrorOfMeasurement)
    #expect(abs(error - 1.095_445_115_010_332) < 1e-12)
    let partly = try #require(try study(blanks: 2).findings().scale("ladder"))
    #expect(partly.overall?.n == 6)
    #expect(partly.internalConsistency?.after?.n == 4)
  }

  /// Six people answer before as above, of whom two come back, one of them with a blank that is prorated.
  ///
  /// Six others are measured after alone.
  @Test func `alpha counts those without a pair`() throws {
    var study = SmallStudy()
    let answers = [[0, 1, 0], [1, 1, 2], [2, 1, 2], [2, 3, 2], [3, 3, 2], [3, 2, 3]]
    for (index, codes) in answers.enumerated() {
      study.add("p\(index)", "before", codes)
      study.add("q\(index)", "after", codes.dropLast() + [codes[2] + 1])
    }
    study.add("p0", "after", [1, 1, 1])
    study.add("p1", "after", [nil, 1, 1])
    let consistency = try #require(try study.findings().scale("ladder")?.internalConsistency)
    #expect(consistency.before?.n == 6)
    #expect(consistency.before?.withoutPair == 4)
    #expect(abs((consistency.before?.estimate ?? 0) - 0.84) < 1e-12)
    #expect(consistency.after?.n == 7)
    #expect(consistency.after?.withoutPair == 6)
  }

  @Test func `one item has no internal consistency`() throws {
    var study = SmallStudy()
    study.addWorry("a", 1, 2)
    study.addWorry("b", 3, 5)
    #expect(try study.findings().scale("worry")?.internalConsistency == nil)
  }

  @Test func `the standard error goes where few people left an item blank`() throws {
    let study = study(blanks: 1)
    let evaluation = try Evaluation(of: study.responses, plan: study.plan)
    let results = evaluation.disclosed(under: Disclosure()).findings.scale("ladder")
    #expect(results?.internalConsistency?.before?.standardErrorOfMeasurement != nil)
    #expect(results?.internalConsistency?.after?.n == 5)
    #expect(results?.internalConsistency?.after?.standardErrorOfMeasurement == nil)
  }
}
