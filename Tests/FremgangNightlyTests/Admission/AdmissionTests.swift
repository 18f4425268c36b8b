import FremgangKit
import FremgangNightly
import Testing

/// Who is taken in from night to night, with the arithmetic written out.
@Suite struct AdmissionTests {
  /// 20 people in project A and 20 in B, all with a pair.
  private func start() -> Register {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 20, project: "B")
    return register
  }

  private func n(_ night: EvaluatedNight, _ level: String? = nil) -> Int? {
    let scale = night.results.findings.instruments.first?.scales.first
    guard let level else { return scale?.overall?.n }
    return scale?.groups.first { $0.by == "project" && $0.level == level }?.summary?.n
  }

  @Test func `the first publication takes everybody`() throws {
    let night = try start().publish(after: nil)
    #expect(n(night) == 40)
    #expect(night.counts.newPeople == 40)
    #expect(night.counts.newPairs == 40)
    #expect(night.causes.isEmpty)
  }

  @Test func `the same again changes nothing`() throws {
    let register = start()
    let first = try register.publish(after: nil)
    let second = try register.publish(after: first)
    #expect(second.counts.isNothing && second.counts.waiting == 0)
    #expect(second.results == first.results)
    #expect(second.causes.isEmpty)
  }

  /// Four new pairs wait; the fifth lets all of them in: 40, 40, 45.
  @Test func `four new pairs wait for a fifth`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.add("new", 4, project: "A")
    let second = try register.publish(after: first)
    #expect(n(second) == 40 && second.counts.waiting == 4 && second.counts.isNothing)
    #expect(second.results == first.results)
    register.add("new", 5, project: "A")
    let third = try register.publish(after: second)
    #expect(n(third) == 45 && n(third, "A") == 25 && n(third, "B") == 20)
    #expect(third.counts.newPeople == 5 && third.counts.newPairs == 5)
    #expect(third.counts.waiting == 0 && third.causes == [.data])
  }

  /// Five new pairs in all, but one of them alone in B: 45 would give that one away as B's 21.
  @Test func `five in all are not five in each group`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.add("x", 4, project: "A")
    register.add("y", 1, project: "B")
    let second = try register.publish(after: first)
    #expect(n(second) == 40 && second.counts.waiting == 5)
    // With a fifth in A, the five in A come in; the one in B waits on.
    register.add("x", 5, project: "A")
    let third = try register.publish(after: second)
    #expect(n(third, "A") == 25 && n(third, "B") == 20 && third.counts.waiting == 1)
  }

  /// Five people measured before are published as such; then they come back, one after the other.
  @Test func `people who come back become pairs together`() throws {
    var register = start()
    register.add("r", 8, project: "A", after: nil)
    var night = try register.publish(after: nil)
    for come in 1...5 {
      register.people["r\(come)"]?.after = 20
      night = try register.publish(after: night)
      // Of eight without an after, three are left when five come back; fewer than five are hidden.
      #expect(n(night) == (come < 5 ? 40 : 45))
    }
    #expect(night.counts.changedPeople == 5 && night.counts.newPairs == 5)
  }

  @Test func `corrections wait for each other, and are counted by row`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    for number in 0..<4 { register.people["a\(number)"]?.after = 3 }
    let second = try register.publish(after: first)
    #expect(second.results == first.results && second.counts.waiting == 4)
    register.people["a4"]?.after = 3
    let third = try register.publish(after: second)
    #expect(third.counts.correctedRows == 5 && third.counts.changedPeople == 5)
    #expect(third.counts.newPairs == 0)
    #expect(third.results != first.results)
  }

  /// Moving from A to B is a change of both: five at a time.
  @Test func `a person who moves between groups waits for others`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    for number in 0..<4 { register.people["a\(number)"]?.project = "B" }
    let second = try register.publish(after: first)
    #expect(n(second, "A") == 20 && n(second, "B") == 20)
    register.people["a4"]?.project = "B"
    let third = try register.publish(after: second)
    #expect(n(third, "A") == 15 && n(third, "B") == 25 && n(third) == 40)
  }

  /// Five were published from the start and leave: nothing that was shown before lacks them.
  @Test func `people leave together`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    for number in 0..<4 { register.people["b\(number)"] = nil }
    let second = try register.publish(after: first)
    #expect(n(second, "B") == 20)
    register.people["b4"] = nil
    let third = try register.publish(after: second)
    #expect(n(third, "B") == 15 && third.counts.gonePeople == 5)
  }

  /// Five come (20, then 25) and leave again, while one is corrected.
  ///
  /// If the five simply left, the third night would differ from the first by the one who was corrected.
  /// With five others who come the same night, it differs from the first by those five at least.
  @Test func `who came and leaves again needs as many others`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    register.add("guest", 5, project: "A")
    let second = try register.publish(after: first)
    #expect(n(second, "A") == 25)
    for number in 0..<5 { register.people["guest\(number)"] = nil }
    register.people["a0"]?.after = 1
    let third = try register.publish(after: second)
    #expect(n(third, "A") == 25 && third.counts.waiting == 6)
    register.add("other", 5, project: "A")
    let fourth = try register.publish(after: third)
    #expect(n(fourth, "A") == 25 && fourth.counts.waiting == 0)
    #expect(fourth.counts.gonePeople == 5 && fourth.counts.newPeople == 5)
  }

  @Test func `a minimum of one takes everybody at once`() throws {
    var register = start()
    register.plan = Register.plan(minimum: 1)
    let first = try register.publish(after: nil)
    register.add("new", 1, project: "A")
    #expect(n(try register.publish(after: first)) == 41)
  }

  /// Projects of one or two people are never shown; five of them together come in.
  @Test func `tiny projects wait together and not for ever`() throws {
    var register = start()
    register.add("c", 6, project: "C")
    register.add("d", 2, project: "D")
    register.add("e", 2, project: "E")
    var night = try register.publish(after: nil)
    register.add("d", 4, project: "D")
    register.add("e", 4, project: "E")
    night = try register.publish(after: night)
    #expect(n(night) == 50 && night.counts.waiting == 4)
    register.add("f", 1, project: "F")
    night = try register.publish(after: night)
    #expect(n(night) == 55 && night.counts.waiting == 0)
    // What only those who wait have is not named.
    register.add("g", 1, project: "G")
    night = try register.publish(after: night)
    let levels = night.results.findings.groupings.first { $0.id == "project" }?.levels
    #expect(levels == ["A", "B", "C", "D", "E", "F"])
  }
}
