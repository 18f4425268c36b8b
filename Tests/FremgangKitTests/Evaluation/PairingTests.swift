import FremgangJSON
import FremgangKit
import Testing

struct PairingTests {
  private let spring = Day(year: 2014, month: 4, day: 1)
  private let autumn = Day(year: 2014, month: 10, day: 1)
  private let winter = Day(year: 2015, month: 1, day: 1)

  @Test func `every measurement falls in one bin`() throws {
    var study = SmallStudy()
    study.add("paired", "before", [1, 1, 1])
    study.add("paired", "after", [2, 2, 2])
    study.add("never back", "before", [1, 2, 3])
    study.add("late", "after", [1, 2, 3])
    study.add("blank", "before", [1, nil, nil])
    study.add("blank", "after", [1, 1, 1])
    study.add("twice", "before", [3, 3, 3])
    study.add("twice", "before", [3, 3, 3])
    study.add("contradicts", "before", [0, 0, 0])
    study.add("contradicts", "before", [4, 4, 4])
    let findings = try study.findings()
    #expect(
      findings.bins == [
        .paired: 2, .beforeOnly: 2, .afterOnly: 2, .tooManyUnanswered: 1, .duplicateIdentical: 1,
        .duplicateConflicting: 2,
      ]
    )
    #expect(findings.ledger.measurements == 10)
    // All but the one whose only answers contradict each other.
    #expect(findings.respondents.included == 5)
    #expect(findings.respondents.pairedOnAny == 1)
  }

  @Test func `a pair is the first scorable before and the last scorable after`() throws {
    var study = SmallStudy()
    study.add("a", "before", [nil, nil, 1], day: spring)
    study.add("a", "before", [1, 1, 1], day: autumn)
    study.add("a", "after", [2, 2, 2], day: autumn)
    study.add("a", "after", [4, 4, 4], day: winter)
    let findings = try study.findings()
    let overall = try #require(findings.scale("ladder")?.overall)
    #expect(overall.meanBefore == 3)
    #expect(overall.meanAfter == 12)
    #expect(findings.bins == [.paired: 2, .between: 1, .tooManyUnanswered: 1])
    #expect(findings.warnings.map(\.code) == ["unscorable-measurement-passed-over"])
    // 1 October 2014 to 1 January 2015: 31 + 30 + 31 days.
    #expect(findings.instruments.first?.daysBetween?.minimum == 92)
  }

  @Test func `people before and after of whom nobody is the same are remarked on`() throws {
    var study = SmallStudy()
    study.add("answer 1", "before", [1, 1, 1])
    study.add("answer 2", "after", [2, 2, 2])
    let alone = try Evaluation(of: study.responses, plan: study.plan).diagnostics
    #expect(alone.map(\.code) == ["nobody-in-both-waves"])
    study.add("answer 1", "after", [2, 2, 2])
    #expect(try Evaluation(of: study.responses, plan: study.plan).diagnostics.isEmpty)
  }

  @Test func `first to last needs no wave`() throws {
    var study = SmallStudy(waves: [])
    study.plan.pairing = .firstToLast
    study.add("a", nil, [2, 2, 2], day: autumn)
    study.add("a", nil, [1, 1, 1], day: spring)
    study.add("a", nil, [4, 4, 4], day: winter)
    study.add("b", nil, [1, 1, 1], day: winter)
    let findings = try study.findings()
    #expect(findings.scale("ladder")?.overall?.meanChange == 9)
    #expect(findings.bins == [.paired: 2, .between: 1, .beforeOnly: 1])
  }

  @Test func `someone seen only at the last of several waves has no before`() throws {
    var study = SmallStudy(waves: ["t0", "t1", "t2"])
    study.plan.pairing = .firstToLast
    study.add("late", "t2", [1, 1, 1])
    study.add("early", "t0", [1, 1, 1])
    #expect(try study.findings().bins == [.beforeOnly: 1, .afterOnly: 1])
  }

  @Test func `prorated scores tie exactly`() throws {
    var study = SmallStudy()
    // (1 + 3) × 3 / 2 = 6, the same as 2 + 2 + 2: no change.
    study.add("a", "before", [1, 3, nil])
    study.add("a", "after", [2, 2, 2])
    let overall = try #require(try study.findings().scale("ladder")?.overall)
    #expect(overall.unchanged == 1)
    #expect(overall.meanBefore == 6)
  }

  @Test func `the order of rows changes nothing`() throws {
    var study = SmallStudy()
    for person in 0..<20 {
      study.add("p\(person)", "before", [person % 5, (person * 3) % 5, (person * 7) % 5])
      study.add("p\(person)", "after", [(person + 2) % 5, (person * 2) % 5, nil])
      study.state("p\(person)", "role", person % 3 == 0 ? "helper" : "guest")
    }
    let findings = try study.findings()
    var shuffled = study
    shuffled.responses.measurements.reverse()
    shuffled.responses.groupValues.reverse()
    #expect(try shuffled.findings() == findings)
  }

  @Test func `a role that is noted late counts, and a second one is counted`() throws {
    var study = SmallStudy()
    study.add("a", "before", [1, 1, 1])
    study.add("a", "after", [2, 2, 2])
    study.add("b", "before", [1, 1, 1])
    study.add("b", "after", [1, 1, 1])
    study.state("a", "role", "helper", wave: 1)
    study.state("b", "role", "guest", wave: 0)
    study.state("b", "role", "helper", wave: 1)
    let findings = try study.findings()
    let levels = try #require(findings.scale("ladder")?.groups.map(\.level))
    #expect(levels == ["guest", "helper"])
    #expect(findings.warnings.map(\.code) == ["group-changed-role"])
  }

  @Test func `an export without measurements is refused`() {
    #expect(throws: EvaluationFault.nothingToEvaluate) { try SmallStudy().findings() }
  }
}
