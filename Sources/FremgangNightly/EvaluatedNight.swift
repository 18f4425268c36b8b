public import FremgangKit

/// Why a night's figures may not be published, though they could be computed.
public enum PublicationHold: Error, Sendable, Hashable {
  /// The plan, an instrument or the program changes the figures of fewer people than the minimum,
  /// who have not changed themselves.
  case fewPeopleChanged(people: Int)
  /// An instrument has other items than those that were answered.
  case itemsChanged
  /// A grouping comes back that was published earlier and then was not.
  case groupingReturned
  /// Levels would have to be shown or hidden so that a few people could be subtracted.
  case levelsWouldGiveAway
  /// The evaluation failed.
  case evaluation(EvaluationFault)
}

/// What caused figures to change from one publication to the next.
public enum ChangeCause: String, Sendable, Hashable, Codable, CaseIterable {
  /// Another version of the program computes something else from the same answers.
  case program
  /// People came, left, or were corrected.
  case data
  /// An instrument is declared otherwise.
  case instrument
  /// The plan says otherwise.
  case plan
}

/// The figures that may be published tonight, and what has to be kept for the nights to come.
///
/// Nobody can be computed from the publications of two nights: people are taken in, corrected and let
/// go together with at least as many others as the minimum asks for, in every figure that they are
/// part of. Those who must wait stand as they were published before.
public struct EvaluatedNight: Sendable {
  /// What stands between the last publication and this one: the same people evaluated with one thing
  /// changed after the other.
  struct Step: Sendable {
    var causes: [ChangeCause]
    var results: Results
  }

  /// The figures, with small groups withheld, rounded as reports print them.
  public let results: Results
  /// How many people came, changed, left and wait.
  public let counts: AdmissionCounts
  /// What to keep in the state once the figures are published.
  public let people: PublishedPeople
  /// What has changed since the last publication, in the order in which it is taken in.
  public var causes: [ChangeCause] { steps.flatMap(\.causes) }
  /// One evaluation for each cause that can be told apart; none for a first publication.
  let steps: [Step]

  /// Evaluates what may be published.
  ///
  /// - Parameters:
  ///   - tonight: what tonight's exports hold.
  ///   - declarations: how it is evaluated.
  ///   - last: the people behind the last publication; nothing for the first, which takes everybody.
  /// - Throws: why nothing may be published.
  /// - Complexity: linear in the measurements.
  public init(
    _ tonight: Responses,
    under declarations: Declarations,
    after last: PublishedPeople?
  ) throws(PublicationHold) {
    guard let last else {
      self = try EvaluatedNight(first: tonight, declarations)
      return
    }
    let plan = declarations.plan
    let isOpen = plan.disclosure.minimumCell <= 1
    var admission = try Admission(after: last, tonight, declarations)
    while true {
      let admitted = admission.admitted
      let evaluation = try EvaluatedNight.evaluation(of: admitted, plan)
      var memory = admission.remembered(plan)
      let openings = LevelOpenings(
        evaluation.findings,
        memory,
        minimum: plan.disclosure.minimumCell
      )
      let shrunk = openings.shrunk
      if !isOpen && !shrunk.isEmpty {
        if try admission.drop(shrunk) { continue }
        if try admission.dropEverybody() { continue }
        throw .levelsWouldGiveAway
      }
      let closed =
        isOpen
        ? []
        : try openings.closing({ () throws(PublicationHold) in
          try LevelCompanies(admitted, plan, memory)
        }) {
          evaluation.hiddenLevels(under: plan.disclosure, closing: $0)
        }
      guard let closed else {
        // What was published stands, unless the plan itself opens or closes levels.
        if try admission.dropEverybody() { continue }
        throw .levelsWouldGiveAway
      }
      results = evaluation.disclosed(under: plan.disclosure, closing: closed).withoutWhatMakesWait()
        .roundedAsPrinted()
      memory.note(evaluation, openings, plan, closed)
      people = PublishedPeople(
        responses: admitted,
        declarations: declarations.completed(from: last.declarations),
        memory: memory
      )
      counts = admission.counts
      steps = EvaluatedNight.steps(last, admitted, declarations, counts, to: results)
      return
    }
  }

  /// A first publication: everybody at once, because there is nothing to subtract from.
  private init(first tonight: Responses, _ declarations: Declarations) throws(PublicationHold) {
    var tables = CommonTables(tonight: tonight, other: nil)
    tables.append(tonight) { _ in true }
    let admitted = tables.responses.withoutUnused()
    let plan = declarations.plan
    let evaluation = try EvaluatedNight.evaluation(of: admitted, plan)
    var cells = ContributionCells()
    let everybody = Array(admitted.respondents.indices)
    let side = try ContributionSide(admitted, plan, everybody, &cells)
    let marks = cells.cells.map(\.mark)
    var memory = PublicationMemory()
    memory.publications = 1
    memory.lowestMinimum = plan.disclosure.minimumCell
    memory.groupings = Set(plan.groupings.map(\.id))
    memory.digests = everybody.map { side.digest($0, marks) }
    memory.since = everybody.map { _ in 1 }
    for person in everybody {
      memory.originals[side[person].alike(cells.cells, marks), default: 0] += 1
      for entry in side[person] { memory.originals[marks[Int(entry.cell)], default: 0] += 1 }
    }
    let openings = LevelOpenings(
      evaluation.findings,
      memory,
      minimum: plan.disclosure.minimumCell
    )
    results = evaluation.disclosed(under: plan.disclosure).withoutWhatMakesWait().roundedAsPrinted()
    memory.note(evaluation, openings, plan, [])
    people = PublishedPeople(responses: admitted, declarations: declarations, memory: memory)
    var counts = AdmissionCounts()
    counts.newPeople = admitted.respondents.count
    counts.newPairs = evaluation.findings.attrition.filter { $0.by == nil }
      .reduce(0) { $0 + ($1.pairs ?? 0) }
    self.counts = counts
    steps = []
  }

  static func evaluation(
    of responses: Responses,
    _ plan: EvaluationPlan
  ) throws(PublicationHold) -> Evaluation {
    do {
      return try Evaluation(of: responses, plan: plan)
    } catch {
      throw .evaluation(error)
    }
  }
}

extension PublicationMemory {
  /// Notes what a publication shows of levels and waves.
  fileprivate mutating func note(
    _ evaluation: Evaluation,
    _ openings: LevelOpenings,
    _ plan: EvaluationPlan,
    _ closed: Set<ClosedLevel>
  ) {
    let hidden = evaluation.hiddenLevels(under: plan.disclosure, closing: closed)
    levels = openings.levels(hiding: hidden)
    for instrument in evaluation.findings.instruments {
      for scale in instrument.scales where !scale.waves.isEmpty {
        trends.insert([instrument.id, scale.id] + scale.waves.map(\.wave))
      }
    }
  }
}
