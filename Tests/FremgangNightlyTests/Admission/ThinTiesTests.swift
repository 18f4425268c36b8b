import FremgangNightly
import Testing

@Suite struct ThinTiesTests {
  /// Projects 0 and 1, roles 10 and 11; how many people have each project and role.
  private func thin(_ counts: [[Int32]: Int], minimum: Int = 5) -> Int {
    let knots = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { knots, count in
      Array(repeating: knots, count: count)
    }
    return ThinTies(knots, minimum: minimum).people.count
  }

  @Test func `one of each in the other place gives both away`() {
    #expect(thin([[0, 10]: 4, [1, 11]: 4, [0, 11]: 1, [1, 10]: 1]) == 10)
    #expect(thin([[0, 10]: 9, [1, 11]: 9, [0, 11]: 1, [1, 10]: 1]) == 2)
    #expect(thin([[0, 10]: 5, [1, 11]: 5]) == 0)
  }

  /// No two levels share five people, and yet every cut goes through five: around each of the knots there
  /// are 3 + 3 = 6, and 0 and 10 together are cut off by 3 + 3 = 6 as well.
  @Test func `many small ties hold as well as one strong one`() {
    #expect(thin([[0, 10]: 3, [1, 11]: 3, [0, 11]: 3, [1, 10]: 3]) == 0)
    // With 2 in each, around each knot there are four.
    #expect(thin([[0, 10]: 2, [1, 11]: 2, [0, 11]: 2, [1, 10]: 2]) == 8)
  }

  /// Who moves from 0 to 1 touches both, and is left over when 0 is set against 10.
  @Test func `who moves lies within one part or is told`() {
    #expect(thin([[0, 10]: 5, [1, 11]: 5, [0, 1]: 3]) == 3)
    #expect(thin([[0, 10]: 5, [1, 11]: 5, [0, 1]: 5]) == 0)
    #expect(thin([[0, 10]: 5, [1, 11]: 5, [0, 1, 10]: 3]) == 3)
    #expect(thin([[0, 10]: 5, [1, 10]: 5, [0, 1, 10]: 3]) == 0)
  }

  /// On small cases: what is left has no cut through fewer, by trying every cut.
  @Test func `no cut goes through a few of those who are left`() {
    var generator = SplitMix(state: 99)
    for _ in 0..<1500 {
      let minimum = Int.random(in: 1...4, using: &generator)
      let people = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        [Int32.random(in: 0...2, using: &generator), Int32.random(in: 10...12, using: &generator)]
      }
      // Once is enough: parts are found by cutting until each holds.
      let thin = Set(ThinTies(people, minimum: minimum).people)
      let left = people.indices.filter { !thin.contains($0) }.map { people[$0] }
      let knots: [Int32] = [0, 1, 2, 10, 11, 12]
      for chosen in 0..<(1 << knots.count) {
        let side = Set(knots.indices.filter { chosen >> $0 & 1 == 1 }.map { knots[$0] })
        let cut = left.count { side.contains($0[0]) != side.contains($0[1]) }
        #expect(cut == 0 || cut >= minimum)
      }
      // And nobody is dropped for nothing: where all cuts hold to begin with, all stay.
      let holds = (0..<(1 << knots.count)).allSatisfy { chosen in
        let side = Set(knots.indices.filter { chosen >> $0 & 1 == 1 }.map { knots[$0] })
        let cut = people.count { side.contains($0[0]) != side.contains($0[1]) }
        return cut == 0 || cut >= minimum
      }
      if holds { #expect(thin.isEmpty) }
    }
  }
}
