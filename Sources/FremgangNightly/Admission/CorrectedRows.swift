import FremgangKit

/// Measurements that were published and now hold other answers.
enum CorrectedRows {
  private struct Moment: Hashable {
    var person: Int
    var instrument: String
    var wave: String?
    var day: Day?
  }

  /// How many of the measurements of `chosen` people are at the same time and say something else.
  static func count(
    _ people: NightPeople,
    _ chosen: Set<Int>,
    _ published: Responses,
    _ tonight: Responses
  ) -> Int {
    if chosen.isEmpty { return 0 }
    let old = contents(published, index(people.published, chosen, published.respondents.count))
    let new = contents(tonight, index(people.tonight, chosen, tonight.respondents.count))
    return old.count { moment, content in
      new[moment].map { $0 != content } ?? false
    }
  }

  /// By respondent: the person where it is one of those chosen, or -1.
  private static func index(_ places: [Int], _ chosen: Set<Int>, _ count: Int) -> [Int] {
    var people = Array(repeating: -1, count: count)
    for person in chosen where places[person] >= 0 { people[places[person]] = person }
    return people
  }

  private static func contents(_ responses: Responses, _ people: [Int]) -> [Moment: UInt64] {
    var contents: [Moment: UInt64] = [:]
    for measurement in responses.measurements where people[measurement.respondent] >= 0 {
      let moment = Moment(
        person: people[measurement.respondent],
        instrument: responses.instruments[measurement.instrument].id,
        wave: measurement.wave.map { responses.waves[$0] },
        day: measurement.day
      )
      var hash = StableHash()
      hash.add(measurement.content)
      contents[moment, default: 0] &+= hash.value
    }
    return contents
  }
}
