import FremgangKit

/// Respondents with everything that tables count, drawn by a small generator of its own.
struct RandomStudy {
  private var state: UInt64
  private(set) var responses = Responses()
  let plan: EvaluationPlan

  static let waves = ["t0", "t1", "t2", "t3"]

  init(seed: UInt64, respondents: Int, pairing: EvaluationPlan.Pairing = .firstToLast) {
    state = seed
    plan = EvaluationPlan(
      pairing: pairing,
      groupings: [
        EvaluationPlan.Grouping(
          id: "role",
          title: LocalizedText(same: "Role"),
          levels: ["Visitor", "Helper"]
        ),
        EvaluationPlan.Grouping(id: "project", title: LocalizedText(same: "Project")),
      ],
      clusterBy: "project",
      expectedProjects: [EvaluationPlan.ExpectedProject(name: "Nowhere", enrolled: 3)]
    )
    responses.files = ["export.csv"]
    responses.waves = RandomStudy.waves
    responses.instruments = [SmallStudy.ladder, SmallStudy.worry, third, star]
    responses.answerModes = ["with help", "alone", "By telephone"]
    responses.groupings = [
      Responses.Grouping(
        id: "project",
        levels: ["North", "south", "South ", "caf\u{E9}", "cafe\u{301}"]
      ),
      Responses.Grouping(id: "role", levels: ["helper", "Guest", "visitor"]),
    ]
    for person in 0..<respondents { add(person) }
  }

  private let third = SmallStudy.instrument(
    "steps",
    items: 2,
    highest: 3,
    rule: .completeOnly,
    higherIsBetter: true
  )

  private let star: Instrument = {
    let like = SmallStudy.worry
    return Instrument(
      id: "star",
      version: like.version,
      convention: like.convention,
      kind: .personal,
      presentation: like.presentation,
      title: like.title,
      shortTitle: like.shortTitle,
      measures: like.measures,
      responseSets: like.responseSets,
      items: [],
      scales: [],
      licence: like.licence
    )
  }()

  /// A number from 0 up to but not including `bound`.
  mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func add(_ person: Int) {
    responses.respondents.append("person \(person * 7919 % 1000)")
    // Hardly anybody is seen at the last wave, so that many parts know nothing of it.
    let last = number(below: 20) == 0 ? 4 : 3
    for wave in 0..<last where number(below: 4) > 0 {
      for instrument in 0..<3 where number(below: 5) > 0 {
        addMeasurement(person, wave, instrument)
        if number(below: 30) == 0 { addMeasurement(person, wave, instrument) }
      }
      if number(below: 3) > 0 { addLevel(person, wave) }
    }
    if number(below: 10) == 0 { addRating(person) }
  }

  private mutating func addMeasurement(_ person: Int, _ wave: Int, _ instrument: Int) {
    let (items, highest) = [(3, 4), (1, 10), (2, 3)][instrument]
    let answers = (0..<items).map { _ in
      number(below: 15) == 0 ? Answer.blank : Answer(code: number(below: highest + 1))
    }
    let isDated = number(below: 4) > 0
    let days = number(below: 5)
    let mode = number(below: 4)
    responses.measurements.append(
      Measurement(
        respondent: person,
        instrument: instrument,
        wave: wave,
        day: isDated ? Day(year: 2024, month: 3 * wave + 1, day: 1 + days) : nil,
        answerMode: mode < 3 ? mode : nil,
        content: number(below: 50) == 0 ? .unusable(.badValue) : .answers(answers),
        origin: Origin(file: 0, line: responses.measurements.count + 2)
      )
    )
  }

  private mutating func addLevel(_ person: Int, _ wave: Int) {
    let grouping = number(below: 2)
    responses.groupValues.append(
      Responses.GroupValue(
        respondent: person,
        grouping: grouping,
        level: number(below: responses.groupings[grouping].levels.count),
        wave: wave,
        day: nil,
        origin: Origin(file: 0, line: responses.groupValues.count + 2)
      )
    )
  }

  private mutating func addRating(_ person: Int) {
    responses.personalRatings.append(
      Responses.PersonalRating(
        respondent: person,
        instrument: 3,
        axis: ["sleep", "work"][number(below: 2)],
        wave: number(below: 2),
        day: nil,
        value: 1 + number(below: 10),
        baseline: .contemporaneous,
        origin: Origin(file: 0, line: responses.personalRatings.count + 2)
      )
    )
  }

  /// The responses of the respondents whose numbers are given, as if nobody else had been read:
  /// respondents, levels and answer modes that do not occur are not there.
  func part(_ isWanted: (Int) -> Bool) -> Responses {
    var part = responses
    let people = responses.respondents.indices.filter(isWanted)
    var place: [Int: Int] = [:]
    for (index, person) in people.enumerated() { place[person] = index }
    part.respondents = people.map { responses.respondents[$0] }
    part.measurements = responses.measurements.filter { isWanted($0.respondent) }
    part.groupValues = responses.groupValues.filter { isWanted($0.respondent) }
    part.personalRatings = responses.personalRatings.filter { isWanted($0.respondent) }
    for index in part.measurements.indices { part.measurements[index].respondent.move(in: place) }
    for index in part.groupValues.indices { part.groupValues[index].respondent.move(in: place) }
    for index in part.personalRatings.indices {
      part.personalRatings[index].respondent.move(in: place)
    }
    let modes = Set(part.measurements.compactMap(\.answerMode)).sorted()
    part.answerModes = modes.map { responses.answerModes[$0] }
    for index in part.measurements.indices {
      let mode = part.measurements[index].answerMode
      part.measurements[index].answerMode = mode.flatMap(modes.firstIndex(of:))
    }
    for grouping in part.groupings.indices {
      let values = part.groupValues.indices.filter { part.groupValues[$0].grouping == grouping }
      let levels = Set(values.map { part.groupValues[$0].level }).sorted()
      part.groupings[grouping].levels = levels.map { responses.groupings[grouping].levels[$0] }
      for value in values {
        let level = part.groupValues[value].level
        part.groupValues[value].level = levels.firstIndex(of: level) ?? 0
      }
    }
    return part
  }
}

extension Int {
  fileprivate mutating func move(in places: [Int: Int]) {
    self = places[self] ?? 0
  }
}
