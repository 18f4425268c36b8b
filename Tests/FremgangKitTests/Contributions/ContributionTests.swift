import FremgangKit
import Testing

/// What single people add to the figures, against the figures themselves.
@Suite struct ContributionTests {
  /// Thirty people, some without an after, some with a blank item, in three groups and none.
  private func study() -> SmallStudy {
    var study = SmallStudy()
    for person in 0..<30 {
      let name = "p\(person)"
      study.addWorry(name, person % 7, person % 5)
      if person % 6 != 0 { study.state(name, "role", ["a", "b", "c"][person % 3]) }
    }
    for person in 30..<37 { study.add("q\(person)", "before", [person % 10], on: SmallStudy.worry) }
    for person in 0..<9 {
      study.add("p\(person)", "before", [1, person % 4, person == 3 ? nil : 2])
      if person % 2 == 0 { study.add("p\(person)", "after", [2, 3, person % 4]) }
    }
    return study
  }

  private func counted(_ study: SmallStudy) throws -> [ContributionCell: Int] {
    var cells = ContributionCells()
    let contributions = try Contributions(of: study.responses, plan: study.plan, cells: &cells)
    var counts: [ContributionCell: Int] = [:]
    for person in study.responses.respondents.indices {
      for entry in contributions[person] { counts[cells.cells[Int(entry.cell)], default: 0] += 1 }
    }
    return counts
  }

  @Test func `as many people add to each figure as the figure says`() throws {
    let study = study()
    let counts = try counted(study)
    let findings = try Evaluation(of: study.responses, plan: study.plan).findings
    for instrument in findings.instruments {
      for scale in instrument.scales {
        func count(_ kind: ContributionCell.Kind, _ scale: String, _ level: String? = nil) -> Int {
          let cell = ContributionCell(
            kind,
            instrument: instrument.id,
            scale: scale,
            grouping: level == nil ? nil : "role",
            level: level ?? ""
          )
          return counts[cell] ?? 0
        }
        #expect(count(.pair, scale.id) == scale.overall?.n)
        #expect(count(.beforeOnly, scale.id) == scale.beforeOnly?.n ?? 0)
        for group in scale.groups {
          #expect(count(.pair, scale.id, group.level ?? "") == group.summary?.n)
        }
        if let alpha = scale.internalConsistency?.before {
          #expect(count(.itemsBefore, scale.id) == alpha.n)
        }
        let row = try #require(findings.attrition.first { $0.instrument == instrument.id })
        #expect(
          count(.attendance, "")
            == (row.pairs ?? 0) + (row.beforeOnly ?? 0) + (row.afterOnly ?? 0)
        )
      }
    }
    #expect(counts[ContributionCell(.included)] == findings.respondents.included)
    let paired = counts[ContributionCell(.included, scale: "paired")]
    #expect(paired == findings.respondents.pairedOnAny)
    let signs = findings.compensation.first { $0.by == nil }?.signs?.flatMap(\.self).reduce(0, +)
    #expect(counts[ContributionCell(.signs, instrument: "ladder worry")] == signs)
  }

  /// Whoever else is there, and in whichever order, a person adds the same.
  @Test func `what a person adds does not depend on others`() throws {
    var cells = ContributionCells()
    let study = study()
    let all = try Contributions(of: study.responses, plan: study.plan, cells: &cells)
    var reversed = study
    reversed.responses.measurements.reverse()
    reversed.responses.groupValues.reverse()
    var others = reversed
    others.responses.measurements.removeAll { $0.respondent % 2 == 1 }
    others.responses.groupValues.removeAll { $0.respondent % 2 == 1 }
    let turned = try Contributions(of: reversed.responses, plan: study.plan, cells: &cells)
    let half = try Contributions(of: others.responses, plan: study.plan, cells: &cells)
    for person in study.responses.respondents.indices {
      #expect(Array(all[person]) == Array(turned[person]))
      if person % 2 == 0 { #expect(Array(all[person]) == Array(half[person])) }
    }
  }
}
