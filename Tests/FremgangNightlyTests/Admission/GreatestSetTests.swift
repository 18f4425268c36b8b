import FremgangNightly
import SeededNumbers
import Testing

/// The greatest set, by the rule written out and by trying every sum.
@Suite struct GreatestSetTests {
  private func shift(
    _ places: Int32...,
    standing: Shift.Standing = .new,
    aspect: Int32 = 0
  ) -> Shift {
    Shift(
      aspect: aspect,
      steps: places.map { Shift.Step($0, standing == .new ? 1 : -1) },
      standing: standing
    )
  }

  private func taken(_ counts: [([Shift], Int)], minimum: Int = 5) -> [Int] {
    let people = counts.flatMap { Array(repeating: $0.0, count: $0.1) }
    let isTaken = GreatestSet(taken: people, minimum: minimum).isTaken
    var start = 0
    return counts.map { _, count in
      defer { start += count }
      return isTaken[start..<(start + count)].count { $0 }
    }
  }

  @Test func `four people wait and five do not`() {
    #expect(taken([([shift(0)], 4)]) == [0])
    #expect(taken([([shift(0)], 5)]) == [5])
  }

  /// Figure 0 is everybody, 1 and 2 two projects: five people in project 1, one in project 2.
  @Test func `whoever is alone in a group waits, and the others do not`() {
    #expect(taken([([shift(0, 1)], 5), ([shift(0, 2)], 1)]) == [5, 0])
    // Four and one are five in all; the one goes, and then four are left.
    #expect(taken([([shift(0, 1)], 4), ([shift(0, 2)], 1)]) == [0, 0])
  }

  /// Projects 1 and 2, roles 3 and 4: what project 1 gained less what role 3 did.
  @Test func `one of each in the other place gives both away`() {
    let four = [[shift(0, 1, 3)], [shift(0, 2, 4)], [shift(0, 1, 4)], [shift(0, 2, 3)]]
    func taken(_ counts: [Int]) -> [Int] { self.taken(Array(zip(four, counts))) }
    #expect(taken([4, 4, 1, 1]) == [0, 0, 0, 0])
    #expect(taken([9, 9, 1, 1]) == [9, 9, 0, 0])
    #expect(taken([5, 5, 0, 0]) == [5, 5, 0, 0])
    // No two share five people, and yet every sum tells of six.
    #expect(taken([3, 3, 3, 3]) == [3, 3, 3, 3])
    #expect(taken([2, 2, 2, 2]) == [0, 0, 0, 0])
  }

  /// Three yes-or-no groupings: of (0,0,0), (1,1,0), (1,0,1) and (1,1,1) the sum a − b − c is 0, 0, 0, −1.
  @Test func `three groupings do not give away whom no two do`() {
    func person(_ a: Int32, _ b: Int32, _ c: Int32) -> [Shift] { [shift(0, 1 + a, 3 + b, 5 + c)] }
    let three = [(person(0, 0, 0), 5), (person(1, 1, 0), 5), (person(1, 0, 1), 5)]
    #expect(taken(three + [(person(1, 1, 1), 1)]) == [5, 5, 5, 0])
    #expect(taken(three + [(person(1, 1, 1), 5)]) == [5, 5, 5, 5])
  }

  /// What was published before tells of nobody beside five who are new, and is no company for four.
  @Test func `what was published before needs as many others who are new`() {
    let old = [shift(0, standing: .old)]
    #expect(taken([([shift(0)], 5), (old, 4)]) == [5, 4])
    #expect(taken([([shift(0)], 4), (old, 9)]) == [0, 0])
  }

  /// Of ten who were in figure 0 from the start, five or ten may leave, and not six.
  @Test func `those who were there from the start leave so many that enough remain`() {
    func left(_ count: Int) -> Int {
      let people = Array(repeating: [shift(0, standing: .original(alike: 1))], count: count)
      return GreatestSet(taken: people, originals: [.figure(0): 10, .alike(1): 10], minimum: 5)
        .isTaken.count { $0 }
    }
    #expect([4, 5, 6, 9, 10].map(left) == [0, 5, 0, 0, 10])
  }

  /// A plan that changes what two people contribute who do not change themselves.
  @Test func `what the plan changes for a few people cannot be dropped`() {
    let two = GreatestSet(
      taken: [[shift(0)], [shift(0)], []],
      held: [[shift(0)], [shift(0)], []],
      minimum: 5
    )
    #expect(two.exposed == 2)
    let five = Array(repeating: [shift(0)], count: 5)
    #expect(GreatestSet(taken: five, held: five, minimum: 5).exposed == 0)
  }

  /// On small cases: every sum of four figures with whole weights from −2 to 2 is tried.
  @Test func `it is the greatest set of which no sum tells, on 600 small cases`() {
    var generator = SeededGenerator(seed: 20_261_121)
    var weights: [[Int]] = [[]]
    for _ in 0..<5 { weights = weights.flatMap { sum in (-2...2).map { sum + [$0] } } }
    for _ in 0..<600 {
      let minimum = Int.random(in: 2...4, using: &generator)
      let people = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        [0, Int32.random(in: 1...2, using: &generator), Int32.random(in: 3...4, using: &generator)]
      }
      let set = GreatestSet(
        taken: people.map { [Shift(aspect: 0, steps: $0.map { Shift.Step($0) }, standing: .new)] },
        minimum: minimum
      )
      // Whom a sum tells of can be in no set that holds; without them, others are told of.
      var left = Set(people.indices)
      while true {
        let sets = weights.lazy.map { weights in
          left.filter { person in
            var sum = 0
            for place in people[person] { sum += weights[Int(place)] }
            return sum != 0
          }
        }
        guard let told = sets.first(where: { (1..<minimum).contains($0.count) }) else { break }
        left.subtract(told)
      }
      #expect(Set(people.indices.filter { set.isTaken[$0] }) == left)
    }
  }
}
