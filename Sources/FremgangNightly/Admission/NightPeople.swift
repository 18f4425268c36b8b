import FremgangKit

/// Everybody who was published or is in tonight's exports, each once.
struct NightPeople {
  /// By person: the index among the respondents of the last publication, or -1.
  private(set) var published: [Int] = []
  /// By person: the index among tonight's respondents, or -1.
  private(set) var tonight: [Int] = []
  /// By person: a hash of the key.
  private(set) var marks: [UInt64] = []

  init(published: Responses, tonight: Responses) {
    var places: [String: Int] = [:]
    places.reserveCapacity(tonight.respondents.count)
    for (index, key) in tonight.respondents.enumerated() {
      places[key] = self.tonight.count
      add(key, published: -1, tonight: index)
    }
    for (index, key) in published.respondents.enumerated() {
      if let place = places[key] {
        self.published[place] = index
      } else {
        add(key, published: index, tonight: -1)
      }
    }
  }

  var indices: Range<Int> { marks.indices }

  private mutating func add(_ key: String, published: Int, tonight: Int) {
    self.published.append(published)
    self.tonight.append(tonight)
    var hash = StableHash(seed: 7)
    hash.add(key)
    marks.append(hash.value)
  }
}

/// How many people a level has on an instrument, in the last publication or tonight.
///
/// Levels with fewer than the minimum are never shown, whoever is taken in, so that they can wait
/// together.
struct LevelPopulations {
  private var counts: [UInt64: Int] = [:]

  init(_ people: NightPeople, _ nights: [(responses: Responses, plan: EvaluationPlan)]) {
    let sides = nights.map { Side($0.responses, $0.plan) }
    var keys: [UInt64] = []
    for person in people.indices {
      keys.removeAll(keepingCapacity: true)
      for (side, index) in zip(sides, [people.published[person], people.tonight[person]])
      where index >= 0 {
        side.add(index, to: &keys)
      }
      for (place, key) in keys.enumerated() where !keys[..<place].contains(key) {
        counts[key, default: 0] += 1
      }
    }
  }

  /// How many people the level has; on any instrument where none is named.
  func count(instrument: String, grouping: String, level: String) -> Int {
    counts[LevelPopulations.key(instrument, grouping, level)] ?? 0
  }

  private static func key(_ instrument: String, _ grouping: String, _ level: String) -> UInt64 {
    var hash = StableHash(seed: 9)
    hash.add(instrument)
    hash.add(grouping)
    hash.add(level)
    return hash.value
  }

  /// One night's people, with the levels and the instruments they have.
  private struct Side {
    var instruments: [[Int]]
    var names: [String]
    var levels: [RespondentLevels]
    /// By grouping and level, then by instrument: the key; the last instrument stands for any.
    var keys: [[String: [UInt64]]]

    init(_ responses: Responses, _ plan: EvaluationPlan) {
      instruments = Array(repeating: [], count: responses.respondents.count)
      for measurement in responses.measurements
      where !instruments[measurement.respondent].contains(measurement.instrument) {
        instruments[measurement.respondent].append(measurement.instrument)
      }
      let names = responses.instruments.map(\.id) + [""]
      self.names = names
      levels = responses.levelsOfRespondents(plan: plan)
      keys = levels.map { grouping in
        let found = responses.groupings.first { $0.id == grouping.grouping }?.levels ?? []
        let planned = plan.groupings.first { $0.id == grouping.grouping }?.levels ?? []
        let expected = plan.expectedProjects.map(\.name)
        var keys: [String: [UInt64]] = [:]
        for level in found + planned + expected + [""] {
          keys[level] = names.map { LevelPopulations.key($0, grouping.grouping, level.folded) }
        }
        return keys
      }
    }

    func add(_ person: Int, to all: inout [UInt64]) {
      for (grouping, keys) in zip(levels, keys) {
        guard let keys = keys[grouping.level(of: person) ?? ""] else { continue }
        for instrument in instruments[person] { all.append(keys[instrument]) }
        all.append(keys[names.count - 1])
      }
    }
  }
}
