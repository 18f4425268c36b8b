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
    responses.instruments = [Catalogue.bundled.instrument("who-5")].compactMap { $0 }
    responses.waves = ["before", "after"]
    responses.groupings = ["project", "role"].map { id in
      Responses.Grouping(
        id: id,
        levels: Set(people.values.map { id == "project" ? $0.project : $0.role }).sorted()
      )
    }
    for (key, person) in people.sorted(by: { $0.key < $1.key }) {
      let index = responses.respondents.count
      responses.respondents.append(key)
      let origin = Origin(file: 0, line: index + 2)
      for (wave, sum) in [person.before, person.after].enumerated() {
        guard let sum else { continue }
        responses.measurements.append(
          Measurement(
            respondent: index,
            instrument: 0,
            wave: wave,
            day: nil,
            content: .answers(Register.answers(sum)),
            origin: origin
          )
        )
      }
      for (grouping, level) in [person.project, person.role].enumerated() {
        responses.groupValues.append(
          Responses.GroupValue(
            respondent: index,
            grouping: grouping,
            level: responses.groupings[grouping].levels.firstIndex(of: level) ?? 0,
            wave: nil,
            day: nil,
            origin: origin
          )
        )
      }
    }
    return responses
  }

  /// Five answers from 0 to 5 with the sum.
  private static func answers(_ sum: Int) -> [Answer] {
    (0..<5).map { Answer(code: sum / 5 + ($0 < sum % 5 ? 1 : 0)) }
  }

  var declarations: Declarations {
    Declarations(
      plan: plan,
      planText: [],
      instruments: ["who-5": Catalogue.bundled.source("who-5") ?? []],
      program: program
    )
  }

  /// Publishes tonight after the last night.
  func publish(after last: EvaluatedNight?) throws -> EvaluatedNight {
    try EvaluatedNight(responses, under: declarations, after: last?.people)
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
      if waves[wave] == "before" { people[key]?.before = sum } else { people[key]?.after = sum }
    }
    for value in groupValues {
      let grouping = groupings[value.grouping]
      let key = respondents[value.respondent]
      if grouping.id == "project" {
        people[key]?.project = grouping.levels[value.level]
      } else {
        people[key]?.role = grouping.levels[value.level]
      }
    }
    return people
  }
}
