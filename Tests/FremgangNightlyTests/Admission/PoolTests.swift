import FremgangFiles
import FremgangInstruments
import FremgangKit
import FremgangNightly
import Foundation
import Testing

/// The sample's people, of whom every fourth comes a night later.
@Suite struct PoolTests {
  @Test func `half of those who come to a real study are taken in at once`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../SampleData/15m-pool").standardized
    var plan = try ExportPlan(
      reading: Array(try Data(contentsOf: folder.appending(path: "plan.json"))),
      file: "plan.json"
    )
    plan.disclosure = Disclosure(minimumCell: 5)
    let export = try Data(contentsOf: folder.appending(path: "export.csv"))
    let reading = try ExportReader(instruments: Catalogue.bundled.instruments, plan: plan)
      .read([ExportFile(name: "export.csv", bytes: Array(export))])
    let all = reading.responses
    let late = Set(
      all.respondents.sorted().enumerated().filter { $0.offset % 4 == 1 }.map(\.element)
    )
    var early = all
    early.measurements.removeAll { late.contains(all.respondents[$0.respondent]) }
    early.groupValues.removeAll { late.contains(all.respondents[$0.respondent]) }
    early.personalRatings.removeAll { late.contains(all.respondents[$0.respondent]) }
    let declarations = Declarations(
      plan: reading.plan,
      catalogue: .bundled,
      responses: all,
      program: "1"
    )
    let first = try EvaluatedNight(early, under: declarations, after: nil)
    let second = try EvaluatedNight(all, under: declarations, after: first.people)
    let taken = second.counts.changedPeople + second.counts.newPeople
    #expect(taken + second.counts.waiting == late.count)
    #expect(taken * 2 >= late.count, "\(taken) of \(late.count)")
    // The declarations read back as what they were, from the plan's own text.
    let state = try NightlyState(reading: NightlyStateTests.state(second).bytes)
    #expect(state.people.declarations.plan == reading.plan.evaluation)
    let third = try EvaluatedNight(all, under: declarations, after: state.people)
    #expect(third.counts.isNothing && third.results == second.results)
  }
}
