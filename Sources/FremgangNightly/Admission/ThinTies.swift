/// Finds the people through whom the figures of two groupings give each other away.
///
/// When ten people come, five of them in project A and five of them peers, and only four are both,
/// then what project A gained less what the peers gained is the difference of two people. So think of
/// the levels of two groupings as knots, and of everybody who changes as a tie between the levels that
/// the person touches: what remains of any sum of one grouping less any sum of the other are the ties
/// that a cut goes through. No cut may go through fewer than the minimum.
///
/// Knots that at least the minimum of people tie together cannot be parted, and are one knot from then
/// on. Whoever still ties different knots in the end is told. Some of them might stay, because a cut
/// meets several of such ties; nobody is missed.
package struct ThinTies {
  /// The places, among those given, of people who must not be taken.
  package let people: [Int]

  /// Finds the people.
  ///
  /// - Parameters:
  ///   - knots: by person, the knots that the person touches.
  ///   - minimum: the fewest people that a cut may go through.
  /// - Complexity: linear in the people for each round, and seldom more than a few rounds.
  package init(_ knots: [[Int32]], minimum: Int) {
    var parents: [Int32: Int32] = [:]
    func root(_ knot: Int32) -> Int32 {
      var root = knot
      while let parent = parents[root] { root = parent }
      return root
    }
    while true {
      var counts: [Tie: Int] = [:]
      var thin: [Int] = []
      for (person, touched) in knots.enumerated() {
        let roots = Set(touched.map(root)).sorted()
        guard roots.count > 1 else { continue }
        thin.append(person)
        for (place, one) in roots.enumerated() {
          for other in roots[(place + 1)...] {
            counts[Tie(one: one, other: other), default: 0] += 1
          }
        }
      }
      let strong = counts.filter { $0.value >= minimum }.keys
      if strong.isEmpty {
        people = thin
        return
      }
      for tie in strong {
        let (one, other) = (root(tie.one), root(tie.other))
        if one != other { parents[max(one, other)] = min(one, other) }
      }
    }
  }

  private struct Tie: Hashable {
    let one: Int32
    let other: Int32
  }
}
