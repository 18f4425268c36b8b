import FremgangFiles
import FremgangInstruments
import FremgangKit
import FremgangNightly
import Testing

/// The people of an invented study, from whom a night's responses are made.
struct Register: Sendable {
  struct Person: Sendable, Hashable {
    var project: String
    var role: String
    /// Sums of WHO-5, 0 to 25; the score is four times that.
    var before: Int?
    var after: Int?
    var sex = "woman"
    /// A sum at a third wave, between the two.
    var middle: Int?
    /// Sums of LSNS-6, 0 to 30, before and after.
    var network: [Int?] = [nil, nil]
    /// Whether the last item of LSNS-6 is blank, so that only the first of its two parts has a score.
    var hasBlank = false

    /// Whether there is a pair on WHO-5, and on LSNS-6.
    var isPaired: Bool { before != nil && after != nil }
    var isPairedOnNetwork: Bool { !network.contains(nil) }
  }

  var people: [String: Person] = [:]
  var plan = Register.plan(minimum: 5)
  var program = "1"

  static func plan(minimum: Int, groupings: [String] = ["project", "role"]) -> EvaluationPlan {
    EvaluationPlan(
      pairing: .waves(before: "before", after: "after"),
      groupings: groupings.map {
        EvaluationPlan.Grouping(id: $0, title: LocalizedText(same: $0))
      },
      clusterBy: groupings.contains("project") ? "project" : nil,
      disclosure: Disclosure(minimumCell: minimum, minimumForCounts: minimum)
    )
  }

  /// Adds `count` people with a pair, named after `name`.
  mutating func add(
    _ name: String,
    _ count: Int,
    project: String,
    role: String = "user",
    before: Int? = 10,
    after: Int? = 12
  ) {
    for number in 0..<count {
      people["\(name)\(number)"] = Person(
        project: project,
        role: role,
        before: before.map { ($0 + number) % 26 },
        after: after.map { ($0 + 2 * number) % 26 }
      )
    }
  }

  var responses: Responses {
    var responses = Responses(files: ["export.csv"])
    let hasMiddle = people.values.contains { $0.middle != nil }
    let hasNetwork = people.values.contains { $0.network != [nil, nil] }
    responses.instruments = (hasNetwork ? ["who-5", "lsns-6"] : ["who-5"])
      .compactMap(Catalogue.bundled.instrument)
    responses.waves = hasMiddle ? ["before", "middle", "after"] : ["before", "after"]
    responses.groupings = ["project", "role", "sex"].map { id in
      Responses.Grouping(id: id, levels: Set(people.values.map { $0.level(of: id) }).sorted())
    }
    for (key, person) in people.sorted(by: { $0.key < $1.key }) {
      let index = responses.respondents.count
      responses.respondents.append(key)
      let origin = Origin(file: 0, line: index + 2)
      for (wave, sums) in [
        ("before", [person.before, person.network[0]]), ("middle", [person.middle]),
        ("after", [person.after, person.network[1]]),
      ] {
        for (instrument, sum) in sums.enumerated() {
          guard let sum else { continue }
          var answers = Register.answers(sum, items: 5 + instrument)
          if instrument == 1 && person.hasBlank { answers[5] = .blank }
          responses.measurements.append(
            Measurement(
              respondent: index,
              instrument: instrument,
              wave: responses.waves.firstIndex(of: wave),
              day: nil,
              content: .answers(answers),
              origin: origin
            )
          )
        }
      }
      for (number, grouping) in responses.groupings.enumerated() {
        responses.groupValues.append(
          Responses.GroupValue(
            respondent: index,
            grouping: number,
            level: grouping.levels.firstIndex(of: person.level(of: grouping.id)) ?? 0,
            wave: nil,
            day: nil,
            origin: origin
          )
        )
      }
    }
    return responses
  }

  /// Answers from 0 to 5 with the sum.
  private static func answers(_ sum: Int, items: Int) -> [Answer] {
    (0..<items).map { Answer(code: sum / items + ($0 < sum % items ? 1 : 0)) }
  }

  var declarations: Declarations {
    Declarations(
      plan: plan,
      planText: [],
      instruments: ["who-5", "lsns-6"].reduce(into: [:]) {
        $0[$1] = Catalogue.bundled.source($1)
      },
      program: program
    )
  }

  /// Publishes tonight after the last night.
  func publish(after last: EvaluatedNight?) throws -> EvaluatedNight {
    try EvaluatedNight(responses, under: declarations, after: last?.people)
  }
}

extension Register.Person {
  /// The person's group.
  func level(of grouping: String) -> String {
    switch grouping {
    case "project": project
    case "role": role
    default: sex
    }
  }

  fileprivate mutating func set(_ level: String, of grouping: String) {
    switch grouping {
    case "project": project = level
    case "role": role = level
    default: sex = level
    }
  }
}

extension Responses {
  /// Who is there, and with which sums and groups: what was really admitted.
  var register: [String: Register.Person] {
    var people: [String: Register.Person] = [:]
    for key in respondents { people[key] = Register.Person(project: "", role: "") }
    for measurement in measurements {
      guard case .answers(let answers) = measurement.content, let wave = measurement.wave else {
        continue
      }
      let sum = answers.reduce(0) { $0 + ($1.code ?? 0) }
      let key = respondents[measurement.respondent]
      switch (instruments[measurement.instrument].id, waves[wave]) {
      case ("who-5", "before"): people[key]?.before = sum
      case ("who-5", "middle"): people[key]?.middle = sum
      case ("who-5", _): people[key]?.after = sum
      case (_, "before"): people[key]?.network[0] = sum
      default: people[key]?.network[1] = sum
      }
    }
    for value in groupValues {
      let grouping = groupings[value.grouping]
      people[respondents[value.respondent]]?.set(grouping.levels[value.level], of: grouping.id)
    }
    return people
  }
}
