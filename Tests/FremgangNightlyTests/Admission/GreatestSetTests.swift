import FremgangNightly
import Testing

/// The greatest set, by the rule written out and by trying every set.
@Suite struct GreatestSetTests {
  typealias Touch = GreatestSet.Touch

  private func touch(_ cell: Int, fresh: Bool = true) -> Touch {
    Touch(cell: Int32(cell), isFresh: fresh)
  }

  @Test func `four people wait and five do not`() {
    let four = GreatestSet(taken: Array(repeating: [touch(0)], count: 4), cells: 1, minimum: 5)
    #expect(four.isTaken == [false, false, false, false])
    let five = GreatestSet(taken: Array(repeating: [touch(0)], count: 5), cells: 1, minimum: 5)
    #expect(five.isTaken == [true, true, true, true, true])
  }

  /// Cell 0 is everybody, cells 1 and 2 two projects: five people in project 1, one in project 2.
  ///
  /// The one touches a cell with one person and is dropped; the five stay.
  @Test func `whoever is alone in a group waits, and the others do not`() {
    let people = Array(repeating: [touch(0), touch(1)], count: 5) + [[touch(0), touch(2)]]
    let set = GreatestSet(taken: people, cells: 3, minimum: 5)
    #expect(set.isTaken == [true, true, true, true, true, false])
  }

  /// Four in project 1 and one in project 2 are five in all; the one goes, and then four are left.
  @Test func `who is dropped may leave too few behind`() {
    let people = Array(repeating: [touch(0), touch(1)], count: 4) + [[touch(0), touch(2)]]
    let set = GreatestSet(taken: people, cells: 3, minimum: 5)
    #expect(!set.isTaken.contains(true))
  }

  /// Nine touch a cell; five with something that was never published, four with something that was.
  @Test func `what was published before does not count, and needs as many others`() {
    let fresh = Array(repeating: [touch(0)], count: 5)
    let returned = Array(repeating: [touch(0, fresh: false)], count: 4)
    #expect(!GreatestSet(taken: fresh + returned, cells: 1, minimum: 5).isTaken.contains(false))
    let few = GreatestSet(taken: Array(fresh.dropFirst()) + returned, cells: 1, minimum: 5)
    #expect(!few.isTaken.contains(true))
  }

  /// A plan that changes what two people contribute who do not change themselves.
  @Test func `what the plan changes for a few people cannot be dropped`() {
    let two = GreatestSet(
      taken: [[touch(0)], [touch(0)], []],
      held: [[touch(0)], [touch(0)], []],
      cells: 1,
      minimum: 5
    )
    #expect(two.failing == [0])
    let five = Array(repeating: [touch(0)], count: 5)
    #expect(GreatestSet(taken: five, held: five, cells: 1, minimum: 5).failing.isEmpty)
  }

  @Test func `it is the greatest of all sets that hold, on 3000 small cases`() {
    var generator = SplitMix(state: 20_261_121)
    for _ in 0..<3000 {
      let cells = Int.random(in: 1...5, using: &generator)
      let minimum = Int.random(in: 1...4, using: &generator)
      let count = Int.random(in: 0...9, using: &generator)
      let people = (0..<count).map { _ in
        (0..<cells).filter { _ in Bool.random(using: &generator) }
          .map { touch($0, fresh: Int.random(in: 0...4, using: &generator) > 0) }
      }
      let found = GreatestSet(taken: people, cells: cells, minimum: minimum).isTaken
      #expect(found == greatest(people, cells: cells, minimum: minimum))
    }
  }

  /// The union of all sets that hold, which is the greatest when it holds itself.
  private func greatest(_ people: [[Touch]], cells: Int, minimum: Int) -> [Bool] {
    var union = Array(repeating: false, count: people.count)
    for chosen in 0..<(1 << people.count) {
      let set = people.indices.filter { chosen >> $0 & 1 == 1 }
      let holds = (0..<cells).allSatisfy { cell in
        let touching = set.flatMap { people[$0] }.filter { $0.cell == cell }
        return touching.isEmpty || touching.count(where: \.isFresh) >= minimum
      }
      if holds { for person in set { union[person] = true } }
    }
    return union
  }
}

/// The same numbers in every run: SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
