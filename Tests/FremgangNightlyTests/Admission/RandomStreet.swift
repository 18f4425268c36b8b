import FremgangKit
import SeededNumbers

/// A study to which something happens to a few people every night.
struct RandomStreet {
  var register = Register()
  private var generator: SeededGenerator
  private var next = 0
  private let projects: [String]

  /// People of whom no single file tells less than of six; with `tiny`, of three and of six, who are
  /// hidden together.
  init(seed: UInt64, tiny: Bool) {
    generator = SeededGenerator(seed: seed)
    projects = tiny ? ["P", "Q", "R", "S"] : ["P", "Q"]
    register.plan = Register.plan(
      minimum: 5,
      groupings: tiny ? ["project"] : ["project", "role", "sex"]
    )
    register.add("p", 14, project: "P")
    register.add("q", 9, project: "Q", role: "peer")
    register.add("o", 8, project: "P", after: nil)
    for key in register.people.keys where key.hasPrefix("q") { register.people[key]?.sex = "man" }
    if tiny {
      register.add("r", 6, project: "R")
      register.add("s", 3, project: "S")
    } else {
      for (number, key) in register.people.keys.sorted().enumerated() where number % 3 > 0 {
        register.people[key]?.network = [number % 30, number * 7 % 30]
        register.people[key]?.middle = number % 26
      }
    }
  }

  /// Lets one night pass: alike things happen to some people, and now and then anything to a few.
  mutating func pass() {
    let groups = [Bool.random(using: &generator), Bool.random(using: &generator)]
    let project = projects.randomElement(using: &generator) ?? "P"
    let what = Int.random(in: 0..<12, using: &generator)
    for _ in 0..<Int.random(in: 3...9, using: &generator) {
      happen(what, project, isPeer: groups[0], isMan: groups[1])
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      happen(
        Int.random(in: 0..<12, using: &generator),
        projects.randomElement(using: &generator) ?? "P",
        isPeer: Bool.random(using: &generator),
        isMan: Bool.random(using: &generator)
      )
    }
  }

  private mutating func happen(_ what: Int, _ project: String, isPeer: Bool, isMan: Bool) {
    let isMany = register.plan.groupings.count > 1
    let key = register.people.keys.sorted().randomElement(using: &generator) ?? ""
    let sum = Int.random(in: 0...25, using: &generator)
    switch what {
    case 0..<5:
      next += 1
      register.people["n\(next)"] = Register.Person(
        project: project,
        role: isPeer ? "peer" : "user",
        before: sum,
        after: what < 3 ? Int.random(in: 0...25, using: &generator) : nil,
        sex: isMan ? "man" : "woman",
        middle: isMany && what == 0 ? sum : nil,
        network: isMany && what == 1 ? [sum, 25 - sum] : [nil, nil]
      )
    case 5..<8: register.people[key]?.after = sum
    case 8: register.people[key]?.before = sum
    case 9: register.people[key]?.project = project
    case 10: if isMany { register.people[key]?.network = [sum, 30 - sum] }
    default: register.people[key] = nil
    }
  }
}
