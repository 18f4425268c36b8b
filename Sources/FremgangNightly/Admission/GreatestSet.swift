/// The greatest set of people that may be taken in together.
///
/// Whoever is exposed (see ``Exposure``) among those who are taken must wait; then others may be, and
/// so on, until nobody is. The union of two sets in which nobody is exposed is such a set itself, so
/// what is left is the greatest one, whatever the order of rows.
package struct GreatestSet {
  /// By person: whether the person is taken.
  package private(set) var isTaken: [Bool]
  /// How many people are exposed though nobody is taken who could wait: nothing may be published.
  package private(set) var exposed = 0
  private let minimum: Int
  private var kinds: [[Shift]] = []
  /// By person: the kind when taken and when not.
  private var taken: [Int] = []
  private var held: [Int] = []
  /// How many people are in them with what was there in the first publication.
  private let originals: [Company: Int]

  /// People of the first publication who are told of together.
  package enum Company: Sendable, Hashable {
    /// Those in one figure.
    case figure(Int32)
    /// Those who were in exactly the same figures.
    case alike(UInt64)
  }

  /// Finds the set.
  ///
  /// - Parameters:
  ///   - taken: by person, what shifts when the person is taken, by aspect.
  ///   - held: by person, what shifts all the same when the person is not, because the plan, an
  ///     instrument or the program has changed; empty where nothing can.
  ///   - originals: how many people of the first publication have not left.
  ///   - minimum: the fewest people that any sum may tell of; 0 where nobody has to wait.
  package init(
    taken: [[Shift]],
    held: [[Shift]] = [],
    originals: [Company: Int] = [:],
    minimum: Int
  ) {
    self.minimum = minimum
    self.originals = originals
    isTaken = Array(repeating: true, count: taken.count)
    var numbers: [[Shift]: Int] = [:]
    for shifts in [taken, held] {
      for shift in shifts where numbers[shift] == nil {
        numbers[shift] = kinds.count
        kinds.append(shift)
      }
    }
    self.taken = taken.map { numbers[$0] ?? 0 }
    self.held = held.map { numbers[$0] ?? 0 }
    settle()
  }

  /// What of a person changes as things stand.
  func shifts(of person: Int) -> [Shift] {
    if isTaken[person] { return kinds[taken[person]] }
    return held.isEmpty ? [] : kinds[held[person]]
  }

  /// Drops some people, and whoever then cannot stay.
  package mutating func drop(_ people: [Int]) {
    for person in people { isTaken[person] = false }
    settle()
  }

  /// Drops everyone who touches one of some figures, and whoever then cannot stay.
  mutating func drop(touching places: Set<Int32>) {
    let touching = kinds.map { $0.contains { $0.steps.contains { places.contains($0.place) } } }
    drop(isTaken.indices.filter { touching[taken[$0]] })
  }

  private mutating func settle() {
    guard minimum > 0 else { return }
    while true {
      let told = exposedKinds
      let people = isTaken.indices.filter { person in
        isTaken[person] ? told.contains(taken[person]) : isExposedHeld(person, told)
      }
      let dropped = people.filter { isTaken[$0] }
      exposed = people.count
      if dropped.isEmpty { return }
      for person in dropped { isTaken[person] = false }
    }
  }

  private func isExposedHeld(_ person: Int, _ told: Set<Int>) -> Bool {
    !held.isEmpty && told.contains(held[person])
  }

  private var exposedKinds: Set<Int> {
    var people = Array(repeating: 0, count: kinds.count)
    for person in isTaken.indices {
      if isTaken[person] {
        people[taken[person]] += 1
      } else if !held.isEmpty {
        people[held[person]] += 1
      }
    }
    let counted = zip(kinds, people).map { Exposure.Kind(shifts: $0, people: $1) }
    return Exposure(counted, minimum: minimum).kinds.union(leavingFew(counted))
  }

  /// The kinds that leave few behind of those who were there from the start, in a figure or among those
  /// who were in exactly the same ones: the first publication less those who left would tell of them.
  private func leavingFew(_ counted: [Exposure.Kind]) -> Set<Int> {
    let left = counted.map { kind -> Set<Company> in
      guard kind.people > 0 else { return [] }
      var left = Set<Company>()
      for shift in kind.shifts {
        guard let alike = shift.standing.alike else { continue }
        let steps = shift.steps.filter { $0.sign < 0 }
        if !steps.isEmpty { left.insert(.alike(alike)) }
        left.formUnion(steps.map { .figure($0.place) })
      }
      return left
    }
    var leaving: [Company: Int] = [:]
    for (kind, companies) in zip(counted, left) {
      for company in companies { leaving[company, default: 0] += kind.people }
    }
    let few = Set(
      leaving.filter { company, people in
        (1..<minimum).contains((originals[company] ?? 0) - people)
      }.keys
    )
    if few.isEmpty { return [] }
    return Set(left.indices.filter { !left[$0].isDisjoint(with: few) })
  }
}
