import FremgangKit
import FremgangNightly
import Testing

/// What can be computed by somebody who keeps the files of many nights.
@Suite struct AttackerTests {
  /// The figures as their file says them.
  private func reread(_ results: Results) throws -> Results {
    try Results(json: try results.json())
  }

  private func told(_ nights: [EvaluatedNight]) throws -> Set<Set<String>> {
    var attacker = Attacker()
    for night in nights {
      #expect(attacker.keep(try reread(night.results), night.people.responses.register))
    }
    return attacker.told(below: 5)
  }

  private func shown(_ night: EvaluatedNight, by grouping: String) -> [Int?] {
    let groups = night.results.findings.instruments.first?.scales.first?.groups ?? []
    return groups.filter { $0.by == grouping }.map { $0.summary?.n }
  }

  /// 20 pairs, then 21: without the rule the attack finds whom the second night has more.
  @Test func `one new pair is told of without the rule and not with it`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 20, project: "B")
    let first = try register.publish(after: nil)
    register.people["new"] = Register.Person(project: "A", role: "user", before: 4, after: 21)
    #expect(try told([first, try register.publish(after: nil)]).contains(["new"]))
    let second = try register.publish(after: first)
    #expect(try told([first, second]).isEmpty)
    #expect(shown(second, by: "project") == [20, 20])
  }

  /// A group that grows from 4 hidden to 9 shown, beside one of 6 that was hidden with it.
  ///
  /// The four were in what was hidden: 4 + 6 = 10 of 30. If both were shown, 10 − 6 would be the four.
  @Test func `a group that passes the minimum does not give away who was hidden`() throws {
    var register = Register()
    register.plan = Register.plan(minimum: 5, groupings: ["project"])
    register.add("a", 20, project: "A")
    register.add("b", 6, project: "B")
    register.add("c", 4, project: "C")
    let first = try register.publish(after: nil)
    register.add("c", 9, project: "C")
    let plain = try told([first, try register.publish(after: nil)])
    #expect(plain == [["c0", "c1", "c2", "c3"]])
    let second = try register.publish(after: first)
    #expect(second.counts.newPeople == 5)
    // Five more in C the night after would give the four away just so, and five in B as well.
    #expect(shown(second, by: "project") == [20, nil, nil])
    register.add("b", 11, project: "B")
    let third = try register.publish(after: second)
    #expect(shown(third, by: "project") == [20, nil, nil])
    // When three come to each on one night, min(4, 6) + min(3, 3) = 7 cannot be told apart.
    register.add("b", 14, project: "B")
    register.add("c", 12, project: "C")
    let fourth = try register.publish(after: third)
    #expect(shown(fourth, by: "project") == [20, 14, 12])
    #expect(try told([first, second, third, fourth]).isEmpty)
  }

  /// Ten come: five in A and five in B, five users and five peers, but one of each in the other place.
  ///
  /// What A gained less what the users gained is what one person brought less what another did.
  @Test func `projects and roles do not give each other's people away`() throws {
    func register(mixed: Int) -> Register {
      var register = Register()
      register.add("a", 20, project: "A", role: "user")
      register.add("b", 20, project: "B", role: "peer")
      register.add("u", 5 - mixed, project: "A", role: "user", before: 3)
      register.add("v", mixed, project: "A", role: "peer", before: 5)
      register.add("w", mixed, project: "B", role: "user", before: 7)
      register.add("x", 5 - mixed, project: "B", role: "peer", before: 9)
      return register
    }
    var before = register(mixed: 0)
    before.people = before.people.filter { $0.key.hasPrefix("a") || $0.key.hasPrefix("b") }
    let first = try before.publish(after: nil)
    let plain = try told([first, try register(mixed: 1).publish(after: nil)])
    #expect(plain.contains(["v0", "w0"]))
    let mixed = try register(mixed: 1).publish(after: first)
    #expect(mixed.counts.isNothing && mixed.counts.waiting == 10)
    let apart = try register(mixed: 0).publish(after: first)
    #expect(apart.counts.newPeople == 10)
    #expect(try told([first, apart]).isEmpty)
  }

  /// Five of six leave a group that was shown: the one who stays would be what is left of the whole.
  @Test func `a group that was shown does not shrink to a few`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 20, project: "B")
    register.add("c", 6, project: "C")
    let first = try register.publish(after: nil)
    for number in 0..<5 { register.people["c\(number)"] = nil }
    let second = try register.publish(after: first)
    #expect(second.results == first.results && second.counts.waiting == 5)
    register.people["c5"] = nil
    let third = try register.publish(after: second)
    #expect(third.counts.gonePeople == 6)
    #expect(shown(third, by: "project").compactMap(\.self) == [20, 20])
  }

  /// 6 are in C from the start, 20 come later, and then 5 of the 6 leave.
  ///
  /// The first night's C, less what the third night has less than the second, would be the one who stays.
  @Test func `who was there first is not left alone among those who came later`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("c", 6, project: "C")
    let first = try register.publish(after: nil)
    register.add("d", 20, project: "C")
    let second = try register.publish(after: first)
    #expect(second.counts.newPeople == 20)
    for number in 0..<5 { register.people["c\(number)"] = nil }
    let plain = try register.publish(after: nil)
    #expect(try told([first, second, plain]).contains(["c5"]))
    let third = try register.publish(after: second)
    #expect(third.results == second.results && third.counts.waiting == 5)
  }

  /// Many nights with a few people each: whoever keeps all of them, and adds them up in any way.
  @Test(arguments: 1...10)
  func `nobody is told of by sixteen random nights`(seed: UInt64) throws {
    var street = RandomStreet(seed: seed, tiny: seed % 3 == 0)
    var nights = [try street.register.publish(after: nil)]
    var plain = nights
    for passed in 0..<16 {
      street.pass()
      let last = nights[nights.count - 1]
      let night = try street.register.publish(after: last)
      if passed < 3 { plain.append(try street.register.publish(after: nil)) }
      // Everybody stands either as published or as of tonight.
      let (before, after) = (last.people.responses.register, night.people.responses.register)
      for key in Set(before.keys).union(after.keys) {
        #expect(after[key] == before[key] || after[key] == street.register.people[key])
      }
      if night.results != last.results { nights.append(night) }
    }
    #expect(nights.count > 2, "the nights must move something")
    #expect(!(try told(plain)).isEmpty, "the attack must be able to find somebody")
    let found = try told(nights)
    #expect(found.isEmpty, "\(found.map { $0.sorted() })")
  }
}
