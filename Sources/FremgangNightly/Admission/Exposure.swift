/// Finds people of whom some sum of figures would tell, because too few others are in it.
///
/// Whoever has the files of two nights can add and subtract their figures with any weights. To each
/// person such a sum gives a weight of its own: the sum of the weights of the figures that the person's
/// shift is in. Where it is zero, the sum says nothing of the person. So the rule is: **whatever the
/// weights of the figures, nobody's weight differs from zero, or at least the minimum of people's do.**
///
/// A sum in which a person has a weight also weighs somebody in every set of others from whose shifts
/// that person's can be added up. So the fewest people of such a sum are found by taking somebody out
/// of one such set after the other until none is left.
struct Exposure {
  /// People whose shifts are the same, as one.
  struct Kind {
    let shifts: [Shift]
    let people: Int
  }

  /// The places of the kinds that are told of.
  private(set) var kinds: Set<Int> = []

  /// Finds them.
  ///
  /// - Complexity: linear in the kinds that at least the minimum of people share. Of the others, as
  ///   many searches as there are figures, each up to a limit; beyond it a kind counts as told of.
  init(_ all: [Kind], minimum: Int) {
    var byAspect: [Int32: [[Shift]: [Int]]] = [:]
    for (place, kind) in all.enumerated() where kind.people > 0 {
      var start = 0
      while start < kind.shifts.count {
        let aspect = kind.shifts[start].aspect
        let end = kind.shifts[start...].firstIndex { $0.aspect != aspect } ?? kind.shifts.count
        byAspect[aspect, default: [:]][Array(kind.shifts[start..<end]), default: []].append(place)
        start = end
      }
    }
    for kinds in byAspect.values {
      let alike = kinds.map { shifts, places in
        (places, Kind(shifts: shifts, people: places.reduce(0) { $0 + all[$1].people }))
      }.sorted { $0.0[0] < $1.0[0] }
      var search = AspectSearch(alike.map(\.1), minimum: minimum)
      for place in search.exposed() { self.kinds.formUnion(alike[place].0) }
    }
  }
}

/// The search within one aspect.
private struct AspectSearch {
  private struct Helper {
    let kind: Int
    let vector: [LinearSpan.Entry]
  }

  /// How many sets are tried for one shift before it counts as told of.
  private static let limit = 500

  private let kinds: [Exposure.Kind]
  private let minimum: Int
  /// Shifts of which no sum tells without telling of the minimum of people: whoever else is added up
  /// from them is safe.
  private var safe = LinearSpan()
  private var helpers: [Helper] = []
  private var tries = 0

  init(_ kinds: [Exposure.Kind], minimum: Int) {
    self.kinds = kinds
    self.minimum = minimum
  }

  mutating func exposed() -> Set<Int> {
    var exposed = Set<Int>()
    // What is new needs others with something new; so does what is taken away, but for what was there
    // from the start, behind which others like it may stand as well.
    for areNew in [true, false] {
      gatherHelpers { areNew ? $0 == .new : $0.isOriginal }
      for (place, kind) in kinds.enumerated() {
        for shift in kind.shifts where areNew || shift.standing.isOriginal {
          let vector = LinearSpan.vector(shift.steps)
          let counts = areNew ? shift.standing == .new : true
          guard let told = fewest(vector, place, counts: counts) else {
            _ = safe.insert(vector, of: nil)
            continue
          }
          if areNew && shift.standing.isOriginal { continue }
          exposed.formUnion(told)
          exposed.insert(place)
        }
      }
    }
    return exposed
  }

  private mutating func gatherHelpers(_ isHelper: (Shift.Standing) -> Bool) {
    helpers = []
    for (place, kind) in kinds.enumerated() {
      for shift in kind.shifts where isHelper(shift.standing) {
        let vector = LinearSpan.vector(shift.steps)
        if kind.people >= minimum {
          _ = safe.insert(vector, of: nil)
        } else {
          helpers.append(Helper(kind: place, vector: vector))
        }
      }
    }
  }

  /// The kinds of fewer people than the minimum, of whom alone some sum tells that weighs `vector`.
  private mutating func fewest(
    _ vector: [LinearSpan.Entry],
    _ kind: Int,
    counts: Bool
  ) -> Set<Int>? {
    if safe.makers(of: vector) != nil { return nil }
    let ordered = nearest(to: vector)
    let start = counts ? [kind] : Set<Int>()
    var (apart, people) = (start, counts ? kinds[kind].people : 0)
    // Sets that share nobody have one person each at least.
    while people < minimum, let set = makers(of: vector, ordered, without: apart) {
      people += set.map { kinds[$0].people }.min() ?? minimum
      apart.formUnion(set)
    }
    if people >= minimum { return nil }
    tries = 0
    return fewest(vector, ordered, start)
  }

  private mutating func fewest(
    _ vector: [LinearSpan.Entry],
    _ ordered: [Helper],
    _ out: Set<Int>
  ) -> Set<Int>? {
    tries += 1
    if tries > AspectSearch.limit { return [] }
    guard let set = makers(of: vector, ordered, without: out) else { return out }
    let people = out.reduce(0) { $0 + kinds[$1].people }
    for kind in set.sorted() where people + kinds[kind].people < minimum {
      if let found = fewest(vector, ordered, out.union([kind])) { return found }
    }
    return nil
  }

  /// The helpers, those first that share most with the vector.
  private func nearest(to vector: [LinearSpan.Entry]) -> [Helper] {
    let places = Set(vector.map(\.place))
    return helpers.map { helper in
      let shared = helper.vector.count { places.contains($0.place) }
      return (helper, 2 * shared - helper.vector.count)
    }.sorted { ($1.1, $0.0.kind) < ($0.1, $1.0.kind) }.map(\.0)
  }

  /// A set of kinds not in `out` from whose shifts `vector` can be added up.
  private func makers(
    of vector: [LinearSpan.Entry],
    _ ordered: [Helper],
    without out: Set<Int>
  ) -> Set<Int>? {
    var span = safe
    for helper in ordered where !out.contains(helper.kind) {
      if span.insert(helper.vector, of: helper.kind), let makers = span.makers(of: vector) {
        return makers
      }
    }
    return nil
  }
}
