package import FremgangKit

/// Who is taken as of tonight, and who stays as published before.
package struct Admission {
  let comparison: NightComparison
  private let last: PublishedPeople
  private let tonight: Responses
  private let compared: ComparedCells
  private let reader: AspectReader
  private var set: GreatestSet
  private let isCandidate: [Int?]

  /// Finds who may be taken.
  ///
  /// - Throws: why nothing may be published, when the plan, an instrument or the program changes what
  ///   too few people contribute.
  package init(
    after last: PublishedPeople,
    _ tonight: Responses,
    _ declarations: Declarations
  ) throws(PublicationHold) {
    // Where one person may be shown, nobody has to wait.
    let asked = declarations.plan.disclosure.minimumCell
    let minimum = asked > 1 ? asked : 0
    let groupings = declarations.plan.groupings.map(\.id)
    guard last.memory.retired.isDisjoint(with: groupings) else { throw .groupingReturned }
    self.last = last
    self.tonight = tonight
    let comparison = try NightComparison(last, tonight, declarations)
    self.comparison = comparison
    compared = ComparedCells(
      comparison.cells.cells,
      groupings: last.memory.groupings,
      scalesByGroup: last.responses.scalesByGroup.union(tonight.scalesByGroup),
      trends: comparison.trends(last.memory),
      levels: last.memory.levels,
      populations: LevelPopulations(
        comparison.people,
        [(last.responses, last.declarations.plan), (tonight, declarations.plan)]
      ),
      minimum: minimum
    )
    reader = AspectReader(
      comparison.cells.cells,
      comparison.cellMarks,
      compared,
      rounded: last.responses.instrumentsWithRoundedParts
    )
    set = comparison.greatestSet(last.memory, minimum: minimum, compared, reader)
    var places: [Int?] = Array(repeating: nil, count: comparison.people.indices.count)
    for (place, person) in comparison.candidates.enumerated() { places[person] = place }
    isCandidate = places
    try check()
  }

  /// Drops everybody who changes the pairs of some levels.
  ///
  /// - Returns: whether anybody was dropped.
  mutating func drop(
    _ levels: [(part: PublicationMemory.PartKey, level: String)]
  ) throws(PublicationHold) -> Bool {
    let before = set.isTaken
    var places = Set<Int32>()
    for (part, level) in levels {
      let cell = ContributionCell(
        .pair,
        instrument: part.instrument,
        scale: part.scale,
        grouping: part.grouping,
        level: level
      )
      guard let number = comparison.cells.known(cell) else { continue }
      places.insert(compared.places[Int(number)])
    }
    set.drop(touching: places)
    try check()
    return set.isTaken != before
  }

  /// Lets everybody stand as published.
  ///
  /// - Returns: whether anybody was dropped.
  mutating func dropEverybody() throws(PublicationHold) -> Bool {
    guard set.isTaken.contains(true) else { return false }
    set.drop(Array(set.isTaken.indices))
    try check()
    return true
  }

  private func check() throws(PublicationHold) {
    if set.exposed > 0 { throw .fewPeopleChanged(people: set.exposed) }
    if comparison.mustTakeAll && set.isTaken.contains(false) { throw .itemsChanged }
  }

  /// Whether a person stands as of tonight.
  private func isTaken(_ person: Int) -> Bool {
    isCandidate[person].map { set.isTaken[$0] } ?? true
  }

  /// Everybody as they are published: those taken as of tonight, all others as before.
  package var admitted: Responses {
    var tables = comparison.tables
    let (published, now) = order
    let wanted = Admission.flags(published, last.responses.respondents.count) {
      comparison.people.published[$0]
    }
    tables.append(last.responses) { wanted[$0] }
    let taken = Admission.flags(now, tonight.respondents.count) { comparison.people.tonight[$0] }
    tables.append(tonight) { taken[$0] }
    return tables.responses.withoutUnused()
  }

  private static func flags(_ people: [Int], _ count: Int, _ index: (Int) -> Int) -> [Bool] {
    var flags = Array(repeating: false, count: count)
    for person in people { flags[index(person)] = true }
    return flags
  }

  /// The people of ``admitted`` in its order: those who stand as published, then those as of tonight.
  private var order: (published: [Int], tonight: [Int]) {
    let people = comparison.people
    let published = people.indices.filter { people.published[$0] >= 0 && !isTaken($0) }
      .sorted { people.published[$0] < people.published[$1] }
    let tonight = people.indices.filter { people.tonight[$0] >= 0 && isTaken($0) }
      .sorted { people.tonight[$0] < people.tonight[$1] }
    return (published, tonight)
  }
}

extension Admission {
  /// How many people came, changed, left and wait.
  package var counts: AdmissionCounts {
    var counts = AdmissionCounts()
    let people = comparison.people
    let groupings = Set(last.responses.groupings.map(\.id))
      .intersection(tonight.groupings.map(\.id))
    let old = PersonDigests(last.responses, groupings: groupings).all
    let new = PersonDigests(tonight, groupings: groupings).all
    var corrected = Set<Int>()
    for person in comparison.candidates {
      let (before, after) = (people.published[person], people.tonight[person])
      let differs = before < 0 || after < 0 || old[before] != new[after]
      guard differs else { continue }
      guard isTaken(person) else {
        counts.waiting += 1
        continue
      }
      if before < 0 { counts.newPeople += 1 }
      if after < 0 { counts.gonePeople += 1 }
      if before >= 0 && after >= 0 {
        counts.changedPeople += 1
        corrected.insert(person)
      }
    }
    counts.newPairs = newPairs
    counts.correctedRows = CorrectedRows.count(people, corrected, last.responses, tonight)
    return counts
  }

  private var newPairs: Int {
    let primary = Set(
      comparison.tables.responses.instruments.compactMap { instrument in
        instrument.primaryScale.flatMap { scale in
          comparison.cells.known(
            ContributionCell(.pair, instrument: instrument.id, scale: scale.id)
          )
        }
      }
    )
    return comparison.candidates.reduce(0) { sum, person in
      guard isTaken(person) else { return sum }
      let known = Set(comparison.before[person].map(\.cell))
      return sum
        + comparison.taken[person].count { primary.contains($0.cell) && !known.contains($0.cell) }
    }
  }

  /// What is remembered once everybody here is published.
  package func remembered(_ plan: EvaluationPlan) -> PublicationMemory {
    var memory = last.memory
    memory.publications += 1
    memory.lowestMinimum = min(memory.lowestMinimum, plan.disclosure.minimumCell)
    let groupings = Set(plan.groupings.map(\.id))
    memory.retired.formUnion(memory.groupings.subtracting(groupings))
    noteOriginals(in: &memory, isSame: memory.groupings == groupings)
    memory.groupings = groupings
    for person in comparison.candidates {
      if let now = published(person) {
        comparison.markFormer(person, now, reader, in: &memory.formerly)
      }
    }
    memory.digests = digests
    return memory
  }

  /// What a candidate contributes from now on; nothing where that is what it was.
  private func published(_ person: Int) -> ArraySlice<Contributions.Entry>? {
    isTaken(person) ? comparison.taken[person] : comparison.held?[person]
  }

  private var digests: [UInt64] {
    let (published, tonight) = order
    return (published + tonight).map { person in
      if isTaken(person), isCandidate[person] != nil {
        return comparison.taken.digest(person, comparison.cellMarks)
      }
      if let held = comparison.held { return held.digest(person, comparison.cellMarks) }
      let index = comparison.people.published[person]
      return index < last.memory.digests.count ? last.memory.digests[index] : 0
    }
  }

  /// Notes since when people stand as they do, and who of the first publication has left a figure.
  ///
  /// Of a new grouping's levels nobody has counted who was there then.
  private func noteOriginals(in memory: inout PublicationMemory, isSame: Bool) {
    for (place, person) in comparison.candidates.enumerated() {
      let left = set.shifts(of: place).filter(\.standing.isOriginal).flatMap(\.steps)
        .filter { $0.sign < 0 }.map(\.place)
      if left.isEmpty { continue }
      memory.originals[comparison.alike(comparison.before[person]), default: 0] -= 1
      for entry in comparison.before[person]
      where left.contains(compared.places[Int(entry.cell)])
        || left.contains(compared.pools[Int(entry.cell)])
      {
        memory.originals[comparison.cellMarks[Int(entry.cell)], default: 0] -= 1
      }
    }
    let (published, tonight) = order
    memory.since = (published + tonight).map { person in
      let index = comparison.people.published[person]
      let since = index < 0 ? 0 : last.memory.since[index]
      guard let place = isCandidate[person] else { return isSame ? since : -abs(since) }
      let shifts = set.shifts(of: place)
      if shifts.isEmpty { return isSame ? since : -abs(since) }
      if comparison.hasNoScores(person) { return memory.publications }
      return shifts.contains { $0.steps.contains { $0.sign < 0 } } ? 0 : -abs(since)
    }
  }
}
