import FremgangJSON
import FremgangKit
import Testing

struct MergingTests {
  @Test func `parts split by respondent merge into the tables of one run`() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var study = RandomStudy(
        seed: seed,
        respondents: 10 + 15 * Int(seed % 4),
        pairing: seed % 2 == 0 ? .firstToLast : .waves(before: "t0", after: "t2")
      )
      let everyone = study.part { _ in true }
      let whole = try EvaluationTables(of: everyone, plan: study.plan)
      let parts = 1 + study.number(below: 7)
      let partOf = study.responses.respondents.map { _ in study.number(below: parts) }
      var tables: [EvaluationTables] = []
      for part in 0..<parts {
        let responses = study.part { partOf[$0] == part }
        let counted = try EvaluationTables(of: responses, plan: study.plan)
        #expect(try counted.readBack(study) == counted)
        tables.insert(try counted.readBack(study), at: study.number(below: tables.count + 1))
      }
      var merged = tables.removeFirst()
      for part in tables { try merged.merge(part) }
      #expect(merged == whole, "seed \(seed)")
      let one = try Evaluation(of: everyone, plan: study.plan)
      let other = try Evaluation(counting: merged, plan: study.plan)
      #expect(other.findings == one.findings, "seed \(seed)")
      let disclosed = [one, other].map { $0.disclosed(under: study.plan.disclosure) }
      #expect(try disclosed[0].json() == disclosed[1].json(), "seed \(seed)")
    }
  }

  @Test func `a part that lacks a wave leaves the trend to those seen at every wave`() throws {
    var study = SmallStudy(waves: ["t0", "t1", "t2"])
    study.plan.pairing = .firstToLast
    study.add("a", "t0", [1, 1, 1])
    study.add("a", "t1", [2, 2, 2])
    var other = SmallStudy(waves: ["t0", "t1", "t2"])
    for (wave, code) in [("t0", 2), ("t1", 3), ("t2", 4)] {
      other.add("b", wave, [code, code, code])
    }
    var tables = try EvaluationTables(of: study.responses, plan: study.plan)
    let alone = try Evaluation(counting: tables, plan: study.plan).findings
    #expect(alone.scale("ladder")?.waves.map(\.mean) == [3, 6])
    try tables.merge(EvaluationTables(of: other.responses, plan: study.plan))
    let waves = try Evaluation(counting: tables, plan: study.plan).findings.scale("ladder")?.waves
    #expect(waves?.map(\.n) == [1, 1, 1])
    #expect(waves?.map(\.mean) == [6, 9, 12])
  }

  @Test func `where nobody was seen at every wave, the trend has nobody`() throws {
    var study = SmallStudy(waves: ["t0", "t1", "t2"])
    study.plan.pairing = .firstToLast
    for (person, waves) in [("a", ["t0", "t1"]), ("b", ["t1", "t2"])] {
      for wave in waves { study.add(person, wave, [1, 2, 3]) }
    }
    let findings = try Evaluation(of: study.responses, plan: study.plan).findings
    let waves = findings.scale("ladder")?.waves
    #expect(waves?.map(\.wave) == ["t0", "t1", "t2"])
    #expect(waves?.map(\.n) == [0, 0, 0] && waves?.map(\.mean) == [nil, nil, nil])
  }

  @Test func `levels spelled in two ways are one, in the spelling that comes first`() throws {
    var tables: [EvaluationTables] = []
    var plan = EvaluationPlan()
    for (person, level) in [("a", "north side"), ("b", "North  Side"), ("c", "helper ")] {
      var study = SmallStudy()
      study.addWorry(person, 5, 3)
      study.state(person, "place", level)
      study.plan.groupings[0].levels = ["Helper"]
      plan = study.plan
      tables.append(try EvaluationTables(of: study.responses, plan: plan))
    }
    var merged = tables[2]
    try merged.merge(tables[0])
    try merged.merge(tables[1])
    let groups = try Evaluation(counting: merged, plan: plan).findings.scale("worry")?.groups
    #expect(groups?.map(\.level) == ["Helper", "North  Side"])
    #expect(groups?.map { $0.summary?.n } == [1, 2])
  }

  @Test func `parts of different plans are refused and add nothing`() throws {
    var study = SmallStudy()
    study.addWorry("a", 5, 3)
    var tables = try EvaluationTables(of: study.responses, plan: study.plan)
    var later = SmallStudy(waves: ["before", "after", "later"])
    later.addWorry("b", 5, 3)
    let different = try EvaluationTables(of: later.responses, plan: later.plan)
    let before = tables
    #expect(throws: EvaluationFault.notOnePlan("their waves differ")) {
      try tables.merge(different)
    }
    #expect(tables == before)
  }

  @Test func `the counts of nobody are no evaluation`() throws {
    let tables = try EvaluationTables(of: SmallStudy().responses, plan: SmallStudy().plan)
    #expect(throws: EvaluationFault.nothingToEvaluate) {
      try Evaluation(counting: tables, plan: SmallStudy().plan)
    }
  }
}

extension EvaluationTables {
  /// The same, written as JSON and read again.
  fileprivate func readBack(_ study: RandomStudy) throws -> EvaluationTables {
    let node = try JSONNode.parse(tree.bytes)
    let faults = DiagnosticCollector(file: nil)
    let object = try #require(JSONValueReader(node, into: faults).object())
    let instruments = study.responses.instruments
    let read = TablesReader(object, instruments: instruments, plan: study.plan).tables()
    #expect(faults.diagnostics == [])
    return try #require(read)
  }
}
