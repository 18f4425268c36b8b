import FremgangKit
import FremgangNightly
import Testing

/// Two thousand random nights, in each of which the rule is counted anew from who was published.
@Suite struct RandomNightTests {
  @Test(arguments: 1...10)
  func `in every cell nobody changes or at least the minimum does`(seed: UInt64) throws {
    var street = RandomStreet(seed: seed &+ 100)
    var last = try street.register.publish(after: nil).people
    var moved = 0
    for _ in 0..<200 {
      street.pass()
      let tonight = street.register.responses
      let admission = try Admission(after: last, tonight, street.register.declarations)
      let before = last.responses.register
      let after = admission.admitted.register
      for (cell, people) in CellCount.changed(before, after, tonight.register) {
        #expect(people >= 5, "\(cell): \(people)")
      }
      if before != after { moved += 1 }
      // Everybody stands either as published or as of tonight.
      for key in Set(before.keys).union(after.keys) {
        #expect(after[key] == before[key] || after[key] == street.register.people[key])
      }
      last = PublishedPeople(
        responses: admission.admitted,
        declarations: street.register.declarations,
        memory: admission.remembered(street.register.plan)
      )
    }
    #expect(moved > 10)
  }
}

/// The rule, counted in the plainest way.
enum CellCount {
  /// By cell: how many people's pairs are others, where there are any.
  ///
  /// Levels of fewer than five people, as published or tonight, are one cell.
  static func changed(
    _ before: [String: Register.Person],
    _ after: [String: Register.Person],
    _ tonight: [String: Register.Person]
  ) -> [String: Int] {
    var people: [String: Set<String>] = [:]
    for (key, person) in Array(before) + Array(tonight) {
      people["project \(person.project)", default: []].insert(key)
      people["role \(person.role)", default: []].insert(key)
    }
    func cells(_ person: Register.Person?) -> [String: [Int]] {
      guard let person, let first = person.before, let last = person.after else { return [:] }
      var cells = ["all": [first, last]]
      for (grouping, level) in [("project", person.project), ("role", person.role)] {
        let isTiny = people["\(grouping) \(level)"]?.count ?? 0 < 5
        cells[isTiny ? "\(grouping), tiny" : "\(grouping) \(level)"] = [first, last]
      }
      return cells
    }
    var counts: [String: Int] = [:]
    for key in Set(before.keys).union(after.keys) {
      let (old, new) = (cells(before[key]), cells(after[key]))
      for cell in Set(old.keys).union(new.keys) where old[cell] != new[cell] {
        counts[cell, default: 0] += 1
      }
    }
    return counts
  }
}
