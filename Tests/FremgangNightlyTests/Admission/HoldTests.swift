import FremgangInstruments
import FremgangKit
import FremgangNightly
import Testing

/// Changes of the plan, of instruments and of the program, on nights when nobody changes.
@Suite struct HoldTests {
  private func start() -> Register {
    var register = Register()
    register.add("a", 20, project: "A", role: "user")
    register.add("b", 20, project: "B", role: "peer")
    register.add("c", 6, project: "C", role: "user")
    register.add("d", 2, project: "D", role: "user")
    return register
  }

  /// A filter that leaves out project D removes two people from the totals: 48 − 46.
  @Test func `a filter that removes two people is held back`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.plan.filters.levels = ["project": ["A", "B", "C"]]
    #expect(throws: PublicationHold.self) { try register.publish(after: first) }
    do {
      _ = try register.publish(after: first)
    } catch PublicationHold.fewPeopleChanged(let people) {
      #expect(people == 2)
    }
  }

  /// Leaving out the 7 of E, who were shown, is a difference of seven: 55 − 48.
  @Test func `a filter that removes seven people is published, with the plan as its cause`() throws
  {
    var register = start()
    register.add("e", 7, project: "E")
    let first = try register.publish(after: nil)
    register.plan.filters.levels = ["project": ["A", "B", "C", "D"]]
    let second = try register.publish(after: first)
    #expect(second.results.findings.instruments.first?.scales.first?.overall?.n == 48)
    #expect(second.causes == [.plan])
  }

  /// Leaving out the 6 of C, behind whom the 2 of D are hidden.
  ///
  /// The six and D's two were hidden together: 8 − 6 would be the two.
  @Test func `a filter that removes whom others are hidden behind is held back`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.plan.filters.levels = ["project": ["A", "B", "D"]]
    #expect(throws: PublicationHold.fewPeopleChanged(people: 6)) {
      try register.publish(after: first)
    }
  }

  /// A new grouping divides the same people: there is nothing to subtract it from.
  @Test func `a new grouping over the same people is published`() throws {
    var register = start()
    register.plan = Register.plan(minimum: 5, groupings: ["project"])
    let first = try register.publish(after: nil)
    register.plan = Register.plan(minimum: 5)
    let second = try register.publish(after: first)
    let groups = second.results.findings.instruments.first?.scales.first?.groups ?? []
    // A, C and D are users: 20 + 6 + 2.
    #expect(groups.first { $0.level == "user" }?.summary?.n == 28)
    #expect(second.causes == [.plan])
  }

  /// Gone for a night and back: what moved in between could be found in its groups.
  @Test func `a grouping that comes back is held back`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.plan = Register.plan(minimum: 5, groupings: ["project"])
    let second = try register.publish(after: first)
    register.plan = Register.plan(minimum: 5)
    #expect(throws: PublicationHold.groupingReturned) { try register.publish(after: second) }
  }

  /// With a minimum of 5, D (2) and C (6) are hidden together; with 2, all are shown.
  ///
  /// D's two were in what was hidden, 6 + 2; of a minimum of 2 they are enough to be shown.
  @Test func `a minimum that is lowered shows what it allows and no less`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    #expect(shown(first, "C") == nil && shown(first, "D") == nil)
    register.plan = Register.plan(minimum: 2)
    let second = try register.publish(after: first)
    #expect(shown(second, "C") == 6 && shown(second, "D") == 2)
    register.plan = Register.plan(minimum: 3)
    let third = try register.publish(after: second)
    #expect(shown(third, "D") == nil)
  }

  private func shown(_ night: EvaluatedNight, _ level: String) -> Int? {
    night.results.findings.instruments.first?.scales.first?.groups
      .first { $0.by == "project" && $0.level == level }?.summary?.n
  }

  /// First to last instead of before to after: nobody has more than two, so nobody's pair is another.
  @Test func `a plan that says the same in other words moves nothing`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.plan.pairing = .firstToLast
    let second = try register.publish(after: first)
    let changes = Changes(from: first.results, to: second, since: nil)
    #expect(changes.isEmpty && changes.causes == [.plan])
  }

  @Test func `a new version of the program that finds the same is told and holds nothing`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.program = "2"
    let second = try register.publish(after: first)
    #expect(second.causes == [.program])
    #expect(Changes(from: first.results, to: second, since: nil).isEmpty)
    // And with new people beside it, both are told.
    register.add("new", 5, project: "A")
    register.program = "3"
    let third = try register.publish(after: second)
    #expect(third.causes == [.program, .data])
    let changes = Changes(from: second.results, to: third, since: nil)
    #expect(!changes.isEmpty && changes.rows.allSatisfy { $0.causes == [.data] })
  }
}
