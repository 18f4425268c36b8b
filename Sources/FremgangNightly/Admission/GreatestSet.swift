/// The greatest set of people that may be taken in together.
///
/// Every person changes some cells. In each cell nobody may change, or at least the minimum of people
/// must, whose contributions there were never published before. Whoever touches a cell that fails is
/// dropped, until none fails. As the union of two sets that hold also holds, what is left is the
/// greatest set, whatever the order.
///
/// - Complexity: linear in the number of touches.
package struct GreatestSet {
  /// A person's change in one cell.
  package struct Touch: Sendable, Hashable {
    /// The cell, from 0.
    package let cell: Int32
    /// Whether the contribution was never published of this person.
    package let isFresh: Bool

    package init(cell: Int32, isFresh: Bool) {
      self.cell = cell
      self.isFresh = isFresh
    }
  }

  /// By person: whether the person is taken.
  package private(set) var isTaken: [Bool]
  private let minimum: Int
  private let taken: [[Touch]]
  private let held: [[Touch]]
  private var total: [Int]
  private var fresh: [Int]
  /// By cell: the people who touch it when they are taken.
  private var people: [[Int32]]
  private var waiting: [Int32] = []

  /// Finds the set.
  ///
  /// - Parameters:
  ///   - taken: by person, the cells that change when the person is taken.
  ///   - held: by person, the cells that change all the same when the person is not, because the plan,
  ///     an instrument or the program has changed; empty where none can.
  ///   - cells: how many cells there are.
  ///   - minimum: the fewest people of a cell that changes; 0 where nobody has to wait.
  package init(taken: [[Touch]], held: [[Touch]] = [], cells: Int, minimum: Int) {
    self.taken = taken
    self.held = held
    self.minimum = minimum
    isTaken = Array(repeating: true, count: taken.count)
    total = Array(repeating: 0, count: cells)
    fresh = total
    people = Array(repeating: [], count: cells)
    for (person, touches) in taken.enumerated() {
      for touch in touches { people[Int(touch.cell)].append(Int32(person)) }
      add(touches, 1)
    }
    waiting = total.indices.filter(fails).map { Int32($0) }
    settle()
  }

  /// Cells that fail though everybody who could be dropped is: nothing may be published.
  package var failing: [Int] { total.indices.filter(fails) }

  /// Drops some people, and whoever then cannot stay.
  package mutating func drop(_ people: [Int]) {
    for person in people where isTaken[person] { drop(Int32(person)) }
    settle()
  }

  /// The cells that a person changes as things stand.
  func cells(of person: Int) -> [Int32] {
    if isTaken[person] { return taken[person].map(\.cell) }
    return held.isEmpty ? [] : held[person].map(\.cell)
  }

  /// Drops everyone who touches one of `cells`, and whoever then cannot stay.
  mutating func drop(touching cells: [Int]) {
    for cell in cells { dropAll(touching: cell) }
    settle()
  }

  private func fails(_ cell: Int) -> Bool {
    total[cell] > 0 && fresh[cell] < minimum
  }

  private mutating func settle() {
    while let cell = waiting.popLast() {
      if fails(Int(cell)) { dropAll(touching: Int(cell)) }
    }
  }

  private mutating func dropAll(touching cell: Int) {
    for person in people[cell] where isTaken[Int(person)] { drop(person) }
  }

  private mutating func drop(_ person: Int32) {
    isTaken[Int(person)] = false
    add(taken[Int(person)], -1)
    let others = held.isEmpty ? [] : held[Int(person)]
    add(others, 1)
    for touch in taken[Int(person)] where fails(Int(touch.cell)) { waiting.append(touch.cell) }
    for touch in others where fails(Int(touch.cell)) { waiting.append(touch.cell) }
  }

  private mutating func add(_ touches: [Touch], _ sign: Int) {
    for touch in touches {
      total[Int(touch.cell)] += sign
      if touch.isFresh { fresh[Int(touch.cell)] += sign }
    }
  }
}
