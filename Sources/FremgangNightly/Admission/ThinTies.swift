/// Finds the people through whom the figures of two groupings give each other away.
///
/// When ten people come, five of them in project A and five of them peers, and only four are both,
/// then what project A gained less what the peers gained is the difference of two people. So think of
/// the levels of two groupings as knots, and of everybody who changes as a tie between the levels that
/// the person touches: what remains of any sum of one grouping less any sum of the other are the ties
/// that a cut goes through. No cut may go through fewer than the minimum.
///
/// Wherever a cut goes through fewer, the knots are parted there, until every part holds together; the
/// greatest parts that do are the same whatever the order. Whoever ties different parts is told.
package struct ThinTies {
  /// The places, among those given, of people who must not be taken.
  package let people: [Int]

  /// How many knots are parted one by one; of more, only those count as one that are tied directly.
  private static let mostKnots = 300

  /// Finds the people.
  ///
  /// - Parameters:
  ///   - knots: by person, the knots that the person touches.
  ///   - minimum: the fewest people that a cut may go through.
  /// - Complexity: linear in the people; cubic in the knots that are left when those are one that at
  ///   least the minimum ties together, up to a limit.
  package init(_ knots: [[Int32]], minimum: Int) {
    var ties: [Tie: Int] = [:]
    for touched in knots {
      let distinct = Set(touched).sorted()
      // Who touches more than two holds none of them together, and must lie within one part.
      if distinct.count == 2 { ties[Tie(one: distinct[0], other: distinct[1]), default: 0] += 1 }
    }
    let parts = KnotParts(ties: ties, minimum: minimum, most: ThinTies.mostKnots)
    people = knots.indices.filter { person in
      Set(knots[person].map(parts.part)).count > 1
    }
  }

  struct Tie: Hashable {
    let one: Int32
    let other: Int32
  }
}

/// Knots in the greatest parts through which every cut goes through at least the minimum of ties.
private struct KnotParts {
  private var parents: [Int32: Int32] = [:]
  private let minimum: Int

  init(ties: [ThinTies.Tie: Int], minimum: Int, most: Int) {
    self.minimum = minimum
    var left = contracted(ties)
    while true {
      let strong = left.filter { $0.value >= minimum }.keys
      if strong.isEmpty { break }
      for tie in strong { join(tie.one, tie.other) }
      left = contracted(left)
    }
    var neighbours: [Int32: [Int32: Int]] = [:]
    for (tie, weight) in left {
      neighbours[tie.one, default: [:]][tie.other] = weight
      neighbours[tie.other, default: [:]][tie.one] = weight
    }
    guard neighbours.count <= most else { return }
    var waiting = [Set(neighbours.keys)]
    while let knots = waiting.popLast() {
      guard knots.count > 1, let first = knots.min() else { continue }
      if let side = smallCut(knots, neighbours) {
        waiting.append(side)
        waiting.append(knots.subtracting(side))
      } else {
        for knot in knots where knot != first { join(first, knot) }
      }
    }
  }

  /// The part that a knot belongs to, by one of its knots.
  func part(_ knot: Int32) -> Int32 {
    var root = knot
    while let parent = parents[root] { root = parent }
    return root
  }

  private mutating func join(_ one: Int32, _ other: Int32) {
    let (first, second) = (part(one), part(other))
    if first != second { parents[max(first, second)] = min(first, second) }
  }

  private func contracted(_ ties: [ThinTies.Tie: Int]) -> [ThinTies.Tie: Int] {
    var contracted: [ThinTies.Tie: Int] = [:]
    for (tie, weight) in ties {
      let (one, other) = (part(tie.one), part(tie.other))
      if one == other { continue }
      contracted[ThinTies.Tie(one: min(one, other), other: max(one, other)), default: 0] += weight
    }
    return contracted
  }

  /// One side of a cut through fewer ties than the minimum, or nothing where there is none.
  ///
  /// The minimum cut of Stoer and Wagner (1997, doi:10.1145/263867.263872): the last two knots of an
  /// order in which the next is the one most tied to those before are parted best by cutting off the
  /// last; then the two count as one.
  private func smallCut(_ knots: Set<Int32>, _ all: [Int32: [Int32: Int]]) -> Set<Int32>? {
    var neighbours = all.filter { knots.contains($0.key) }
      .mapValues { $0.filter { knots.contains($0.key) } }
    var merged = Dictionary(uniqueKeysWithValues: knots.map { ($0, Set([$0])) })
    while neighbours.count > 1 {
      var weights = neighbours.mapValues { _ in 0 }
      var (before, last, cut): (Int32?, Int32?, Int) = (nil, nil, 0)
      while let next = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
        (before, last, cut) = (last, next.key, next.value)
        weights[next.key] = nil
        for (knot, weight) in neighbours[next.key] ?? [:] where weights[knot] != nil {
          weights[knot, default: 0] += weight
        }
      }
      guard let before, let last else { return nil }
      if cut < minimum { return merged[last] }
      merged[before, default: []].formUnion(merged[last] ?? [])
      for (knot, weight) in neighbours[last] ?? [:] {
        neighbours[knot]?[last] = nil
        guard knot != before else { continue }
        neighbours[before]?[knot, default: 0] += weight
        neighbours[knot]?[before, default: 0] += weight
      }
      neighbours[last] = nil
    }
    return nil
  }
}
