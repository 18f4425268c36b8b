import FremgangKit

/// What tonight's people change in the figures that were published last.
struct NightComparison {
  let people: NightPeople
  /// The people who may differ, in the order of ``people``.
  let candidates: [Int]
  /// Both nights' lists, with nobody in them.
  let tables: CommonTables
  private let last: PublishedPeople
  private(set) var cells = ContributionCells()
  /// As they were published, as they would be if nobody were taken, and as they are tonight.
  private(set) var before: ContributionSide
  private(set) var held: ContributionSide?
  private(set) var taken: ContributionSide
  /// Whether answers that were published cannot be counted any more.
  private(set) var mustTakeAll = false
  /// By person: whether another version of the program found other contributions.
  private(set) var isUnknown: Set<Int> = []
  private(set) var cellMarks: [UInt64] = []

  init(
    _ last: PublishedPeople,
    _ tonight: Responses,
    _ declarations: Declarations
  ) throws(PublicationHold) {
    let plan = declarations.plan
    self.last = last
    let people = NightPeople(published: last.responses, tonight: tonight)
    self.people = people
    tables = CommonTables(tonight: tonight, other: last.responses)
    let isAlike = NightComparison.countAlike(last, tonight, declarations)
    candidates =
      isAlike ? NightComparison.changed(people, last.responses, tonight) : Array(people.indices)
    let sides = SideMaker(plan: plan, tables: tables, people: people, candidates)
    var cells = ContributionCells()
    taken = try sides.make(tonight, people.tonight, &cells)
    if isAlike {
      before = try sides.make(last.responses, people.published, &cells)
    } else {
      let old = last.declarations.plan
      before = try ContributionSide(last.responses, old, people.published, &cells)
      mustTakeAll = !NightComparison.canCount(last.responses, with: tonight.instruments)
      if !mustTakeAll { held = try sides.make(last.responses, people.published, &cells) }
    }
    self.cells = cells
    cellMarks = cells.cells.map(\.mark)
    if last.declarations.program != declarations.program { findUnknown() }
  }

  /// Whether nothing but a person's own answers bears on the person's contributions.
  private static func countAlike(
    _ last: PublishedPeople,
    _ tonight: Responses,
    _ declarations: Declarations
  ) -> Bool {
    let instruments = last.declarations.instruments
    return last.declarations.program == declarations.program
      && last.declarations.plan == declarations.plan
      && last.responses.waves == tonight.waves
      && declarations.instruments.allSatisfy {
        instruments[$0.key] == nil
          || instruments[$0.key] == $0.value
      }
  }

  /// Whether answers given to the instruments as they were can be scored by `instruments`.
  private static func canCount(_ published: Responses, with instruments: [Instrument]) -> Bool {
    published.instruments.allSatisfy { old in
      guard let new = instruments.first(where: { $0.id == old.id }) else { return true }
      return new.items.map(\.id) == old.items.map(\.id)
        && new.scales.map(\.id) == old.scales.map(\.id) && new.kind == old.kind
    }
  }

  private static func changed(
    _ people: NightPeople,
    _ published: Responses,
    _ tonight: Responses
  ) -> [Int] {
    let (old, new) = (PersonDigests(published).all, PersonDigests(tonight).all)
    return people.indices.filter { person in
      let (before, after) = (people.published[person], people.tonight[person])
      return before < 0 || after < 0 || old[before] != new[after]
    }
  }

  private mutating func findUnknown() {
    for person in people.indices {
      let index = people.published[person]
      guard index >= 0, index < last.memory.digests.count else { continue }
      if before.digest(person, cellMarks) != last.memory.digests[index] { isUnknown.insert(person) }
    }
  }
}

/// Finds contributions under one plan, and with the lists of both nights.
private struct SideMaker {
  let plan: EvaluationPlan
  let tables: CommonTables
  let people: NightPeople
  private var isCandidate: [Bool]

  init(plan: EvaluationPlan, tables: CommonTables, people: NightPeople, _ candidates: [Int]) {
    self.plan = plan
    self.tables = tables
    self.people = people
    isCandidate = Array(repeating: false, count: people.indices.count)
    for person in candidates { isCandidate[person] = true }
  }

  /// The contributions of the candidates among `responses`, where `index` says who stands where.
  func make(
    _ responses: Responses,
    _ index: [Int],
    _ cells: inout ContributionCells
  ) throws(PublicationHold) -> ContributionSide {
    var places = Array(repeating: -1, count: responses.respondents.count)
    for person in people.indices where isCandidate[person] && index[person] >= 0 {
      places[index[person]] = 0
    }
    var next = 0
    for place in places.indices where places[place] == 0 {
      places[place] = next
      next += 1
    }
    var alone = tables
    alone.append(responses) { places[$0] >= 0 }
    let ofPerson = index.map { $0 < 0 ? -1 : places[$0] }
    return try ContributionSide(alone.responses, plan, ofPerson, &cells)
  }
}
