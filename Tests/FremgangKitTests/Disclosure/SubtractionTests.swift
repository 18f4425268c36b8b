import FremgangKit
import Testing

/// Figures that together would give away what each withholds.
struct SubtractionTests {
  private func disclosed(_ study: SmallStudy, minimum: Int = 5) throws -> Findings {
    try Evaluation(of: study.responses, plan: study.plan)
      .disclosed(under: Disclosure(minimumCell: minimum)).findings
  }

  /// Two hidden projects are two unknowns in two equations.
  ///
  /// The others and the overall mean give the sum of what the hidden ones add to the cluster interval;
  /// the interval itself gives the sum of the squares.
  @Test func `the cluster interval goes with a hidden cluster`() throws {
    var study = SmallStudy()
    study.plan.clusterBy = "project"
    for (project, size) in [("a", 8), ("b", 9), ("c", 10), ("d", 11), ("e", 2), ("f", 4)] {
      for person in 0..<size {
        study.addWorry("\(project)\(person)", 5, 5 - person % 3)
        study.state("\(project)\(person)", "project", project)
      }
    }
    let overall = try #require(try disclosed(study).scale("worry")?.overall)
    #expect(overall.confidenceInterval != nil)
    #expect(overall.clusterInterval == nil)
    let open = try disclosed(study, minimum: 1).scale("worry")?.overall
    #expect(open?.clusterInterval?.clusters == 6)
  }

  /// The threshold is 1.96 √2 √(1 − .9) times the SD of all first scores.
  ///
  /// With n, mean and SD of the pairs known, one further first score is the root of a quadratic
  /// equation.
  @Test func `a threshold from all first scores goes with the few who never came back`() throws {
    func study(neverCameBack: Int) throws -> SmallStudy {
      var study = SmallStudy()
      study.responses.instruments[1] = SmallStudy.retestedWorry
      for person in 0..<30 { study.addWorry("p\(person)", person % 5, 5 - person % 3) }
      for person in 0..<neverCameBack {
        study.add("q\(person)", "before", [9], on: study.responses.instruments[1])
      }
      return study
    }
    let few = try study(neverCameBack: 1)
    let withheld = try disclosed(few).scale("worry")?.overall?.reliableChange
    #expect(withheld?.suppressed == true)
    #expect(withheld?.threshold == nil && withheld?.improved == nil)
    #expect(
      try disclosed(few, minimum: 1).scale("worry")?.overall?.reliableChange?.threshold != nil
    )
    let five = try disclosed(study(neverCameBack: 5)).scale("worry")
    #expect(five?.overall?.reliableChange?.reliability == 0.9)
    let none = try disclosed(study(neverCameBack: 0)).scale("worry")
    #expect(none?.overall?.reliableChange?.reliability == 0.9)
  }

  /// Alpha's people are the pairs and one more, x.
  ///
  /// Fifteen times 1, 1, 2 and fifteen times 3, 3, 2 have mean 6 and sum of squares 120; with 4, 4, 4 the
  /// items have 1050/31, 1050/31 and 120/31 and their sum 4800/31: alpha is
  /// 3/2 (1 − 2220/4800) = 0.80625, the standard error √(160/31 × 0.19375) = 1. The attacker undoes it:
  /// 1 / 0.19375 × 30 = 4800/31 = 120 + 30/31 (x − 6)², so that (x − 6)² = 36 and x is 12 or 0.
  @Test func `alpha goes with the few who have no pair`() throws {
    func study(_ wave: String, alone: Int) throws -> SmallStudy {
      var study = SmallStudy()
      for person in 0..<30 {
        let codes = person < 15 ? [1, 1, 2] : [3, 3, 2]
        study.add("p\(person)", "before", codes)
        study.add("p\(person)", "after", codes)
      }
      for person in 0..<alone { study.add("q\(person)", wave, [4, 4, 4]) }
      return study
    }
    for (wave, path) in [
      ("before", \InternalConsistency.before), ("after", \InternalConsistency.after),
    ] {
      let open = try disclosed(study(wave, alone: 1), minimum: 1).scale("ladder")
      let alpha = try #require(open?.internalConsistency?[keyPath: path])
      #expect(alpha.n == 31 && alpha.withoutPair == 1)
      #expect(abs(alpha.estimate - 0.80625) < 1e-12)
      #expect(abs((alpha.standardErrorOfMeasurement ?? 0) - 1) < 1e-12)
      let few = try disclosed(study(wave, alone: 1)).scale("ladder")?.internalConsistency
      #expect(few != nil && few?[keyPath: path] == nil)
      let five = try disclosed(study(wave, alone: 5)).scale("ladder")?.internalConsistency
      #expect(five?[keyPath: path]?.standardErrorOfMeasurement != nil)
    }
  }

  /// Twenty who never came back are shown, so that everyone's spread before is known.
  @Test func `the standard error goes where few first measurements have a blank`() throws {
    func alpha(blanks: Int) throws -> InternalConsistency.Alpha? {
      var study = SmallStudy()
      for person in 0..<50 {
        let last: Int? = person < blanks ? nil : 2
        study.add("p\(person)", "before", person % 2 == 0 ? [1, 1, last] : [3, 3, last])
        if person >= 20 { study.add("p\(person)", "after", [2, 2, 2]) }
      }
      return try disclosed(study).scale("ladder")?.internalConsistency?.before
    }
    #expect(try alpha(blanks: 0)?.standardErrorOfMeasurement != nil)
    let few = try #require(try alpha(blanks: 4))
    #expect(few.n == 46 && few.standardErrorOfMeasurement == nil)
    #expect(try alpha(blanks: 5)?.standardErrorOfMeasurement != nil)
  }

  @Test func `those not stated cannot be subtracted from the worsened of a compensation`() throws {
    var study = SmallStudy()
    for person in 0..<30 {
      let name = "p\(person)"
      study.add(name, "before", [2, 2, 2])
      study.add(name, "after", person % 2 == 0 ? [1, 1, 1] : [3, 3, 3])
      study.addWorry(name, 5, 4)
      study.state(name, "role", person < 15 ? "a" : "b")
    }
    // Not stated, worse on the ladder and never asked about worry: paired on both are the same 30.
    // Five stated ones besides keep those left over from being few.
    for person in 0..<6 {
      study.add("q\(person)", "before", [2, 2, 2])
      study.add("q\(person)", "after", [1, 1, 1])
      if person > 0 { study.state("q\(person)", "role", "a") }
    }
    let open = try disclosed(study, minimum: 1).compensation.filter { $0.worsenedOn == "ladder" }
    #expect(open.map(\.worsened) == [21, 20])
    let rows = try disclosed(study).compensation.filter { $0.worsenedOn == "ladder" }
    #expect(rows.map(\.by) == [nil, "role"])
    #expect(rows.map(\.suppressed) == [false, true])
    #expect(rows.map(\.worsened) == [21, nil])
  }

  /// One person is paired on the ladder alone: the counts there, less the sums of the signs, are theirs.
  @Test func `signs on two instruments go when few are paired on one alone`() throws {
    func rows(pairedOnLadderAlone: Int) throws -> [Bool] {
      var study = SmallStudy()
      for person in 0..<(30 + pairedOnLadderAlone) {
        let name = "p\(person)"
        study.add(name, "before", [2, 2, 2])
        study.add(name, "after", person % 2 == 0 ? [1, 1, 1] : [3, 3, 3])
        if person < 30 { study.addWorry(name, 5, 4) }
      }
      return try disclosed(study).compensation.map(\.suppressed)
    }
    #expect(try rows(pairedOnLadderAlone: 0) == [false, false])
    #expect(try rows(pairedOnLadderAlone: 1) == [true, true])
    #expect(try rows(pairedOnLadderAlone: 5) == [false, false])
  }

  @Test func `a few measured twice on one day are not counted beside a withheld warning`() throws {
    var study = SmallStudy()
    for person in 0..<30 {
      let first = Day(number: 19_000)
      let last = Day(number: person < 2 ? 19_000 : 19_090)
      study.add("p\(person)", "before", [2, 2, 2], day: first)
      study.add("p\(person)", "after", [3, 3, 3], day: last)
    }
    let days = try #require(try disclosed(study).instruments.first?.daysBetween)
    #expect(days.n == 30)
    #expect(days.sameDay == nil)
    #expect(try disclosed(study, minimum: 1).instruments.first?.daysBetween?.sameDay == 2)
  }
}
