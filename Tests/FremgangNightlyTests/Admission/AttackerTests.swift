import FremgangKit
import FremgangNightly
import Testing

/// What can be computed by somebody who keeps the files of many nights.
@Suite struct AttackerTests {
  typealias Night = (results: Results, truth: Attacker.Truth)

  /// A publication without the rule: tonight's people, whoever they are.
  private func naive(_ register: Register) throws -> Night {
    let night = try register.publish(after: nil)
    return (try reread(night.results), register.people)
  }

  /// The figures as their file says them.
  private func reread(_ results: Results) throws -> Results {
    try Results(json: try results.json())
  }

  /// The attack works: one new pair gives its own change away to the point.
  ///
  /// 20 pairs, then 21. A WHO-5 change is a multiple of 4, and 21 × 0.05 + 20 × 0.05 = 2.05 is all that
  /// rounding to one decimal can add up to at worst; here it adds up to less than 2.
  @Test func `without the rule one new pair is computed from two nights`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 20, project: "B")
    let first = try naive(register)
    register.people["victim"] = Register.Person(
      project: "A",
      role: "user",
      before: 4,
      after: 21
    )
    let second = try naive(register)
    let findings = Attacker.findings(first, second, by: "project", minimum: 5)
    let alone = findings.filter { $0.people == ["victim"] && $0.n == 1 }
    #expect(!alone.isEmpty)
    // 4 × (21 − 4) = 68.
    #expect(alone.contains { 4 * ($0.sum / 4).rounded() == 68 })
  }

  /// The same nights by the rule leave nothing to find.
  @Test func `with the rule the same nights give nobody away`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 20, project: "B")
    let first = try register.publish(after: nil)
    register.people["victim"] = Register.Person(project: "A", role: "user", before: 4, after: 21)
    let second = try register.publish(after: first)
    let nights = try [first, second].map {
      (results: try reread($0.results), truth: $0.people.responses.register)
    }
    #expect(Attacker.findings(nights[0], nights[1], by: "project", minimum: 5).isEmpty)
    #expect(Attacker.parts(nights[1].results, by: "project").map(\.n) == [20, 20])
  }

  /// A group that grows from 4 hidden to 9 shown, beside one of 6 that was hidden with it.
  ///
  /// The four were in what was hidden: 4 + 6 = 10 of 30. If both were shown, 10 − 6 would be the four.
  @Test func `a group that passes the minimum does not give away who was hidden`() throws {
    var register = Register()
    register.add("a", 20, project: "A")
    register.add("b", 6, project: "B")
    register.add("c", 4, project: "C")
    let first = try register.publish(after: nil)
    register.add("c", 9, project: "C")
    let naiveNights = [try naive(register)]
    let before: Night = (try reread(first.results), first.people.responses.register)
    let leak = Attacker.findings(before, naiveNights[0], by: "project", minimum: 5)
    #expect(leak.contains { $0.people == ["c0", "c1", "c2", "c3"] })
    let second = try register.publish(after: first)
    let after: Night = (try reread(second.results), second.people.responses.register)
    #expect(second.counts.newPeople == 5)
    #expect(Attacker.findings(before, after, by: "project", minimum: 5).isEmpty)
    // B and C stay hidden until B moves by five as well: then 5 + 4 remain at least.
    #expect(Attacker.parts(after.results, by: "project").map(\.n) == [20, 15])
    register.add("b", 11, project: "B")
    let third = try register.publish(after: second)
    #expect(Attacker.parts(third.results, by: "project").map(\.n) == [20, 11, 9])
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
    var before = Register()
    before.add("a", 20, project: "A", role: "user")
    before.add("b", 20, project: "B", role: "peer")
    let first = try before.publish(after: nil)
    let old: Night = (try reread(first.results), first.people.responses.register)
    let plain = try naive(register(mixed: 1))
    let leak = Attacker.findingsAcross(old, plain, minimum: 5)
    #expect(leak.contains { $0.people == ["v0", "w0"] })
    let mixed = try register(mixed: 1).publish(after: first)
    #expect(mixed.counts.isNothing && mixed.counts.waiting == 10)
    let apart = try register(mixed: 0).publish(after: first)
    #expect(apart.counts.newPeople == 10)
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
    #expect(Attacker.parts(third.results, by: "project").map(\.n) == [20, 20])
  }

  /// Many nights with a few people each: whoever keeps all of them, in all pairs of nights.
  @Test(arguments: 1...3)
  func `nobody is given away by thirty random nights`(seed: UInt64) throws {
    var street = RandomStreet(seed: seed)
    var last: EvaluatedNight?
    var nights: [Night] = []
    var published = 0
    var naiveFindings = 0
    for passed in 0..<30 {
      street.pass()
      if let before = last, passed < 10 {
        let people = before.people.responses.register
        let plain: Night = (before.results, people)
        if street.register.people != people, let other = try? naive(street.register) {
          naiveFindings += Attacker.findings(plain, other, by: "project", minimum: 5).count
        }
      }
      let night = try street.register.publish(after: last)
      last = night
      let results = try reread(night.results)
      if nights.last?.results == results { continue }
      nights.append((results, night.people.responses.register))
      published += 1
    }
    #expect(published > 3, "the nights must move something")
    #expect(naiveFindings > 0, "the attack must be able to find somebody")
    for second in nights.indices {
      for first in 0..<second {
        for grouping in ["project", "role"] {
          let found = Attacker.findings(nights[first], nights[second], by: grouping, minimum: 5)
          #expect(found.isEmpty, "nights \(first) and \(second) by \(grouping)")
        }
        let across = Attacker.findingsAcross(nights[first], nights[second], minimum: 5)
        #expect(across.isEmpty, "nights \(first) and \(second), projects less roles")
      }
    }
  }
}

/// A study to which something happens to a few people every night.
struct RandomStreet {
  var register = Register()
  private var generator: SplitMix
  private var next = 0

  init(seed: UInt64) {
    generator = SplitMix(state: seed)
    register.add("p", 14, project: "P", role: "user")
    register.add("q", 9, project: "Q", role: "peer")
    register.add("r", 6, project: "R", role: "user", after: nil)
    register.add("s", 3, project: "S", role: "peer")
  }

  /// Lets one night pass.
  mutating func pass() {
    for _ in 0..<Int.random(in: 0...6, using: &generator) { happen() }
  }

  private mutating func happen() {
    let known = register.people.keys.sorted()
    let key = known.randomElement(using: &generator) ?? ""
    let project = ["P", "Q", "R", "S"].randomElement(using: &generator) ?? "P"
    let sum = Int.random(in: 0...25, using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<4:
      next += 1
      register.people["n\(next)"] = Register.Person(
        project: project,
        role: Bool.random(using: &generator) ? "user" : "peer",
        before: sum,
        after: Bool.random(using: &generator) ? Int.random(in: 0...25, using: &generator) : nil
      )
    case 4..<7: register.people[key]?.after = sum
    case 7: register.people[key]?.before = sum
    case 8: register.people[key]?.project = project
    default: register.people[key] = nil
    }
  }
}
