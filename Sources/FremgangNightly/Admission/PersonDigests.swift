import FremgangKit

/// By respondent: a hash of everything that the export says of the person.
///
/// Neither the order of rows nor the file and line bears on it. Levels and ways of answering count as
/// they are compared, not as they are spelled.
struct PersonDigests {
  /// In the order of the respondents.
  private(set) var all: [UInt64]

  /// Hashes what is said of everybody: of the groupings that are wanted, or of all.
  init(_ responses: Responses, groupings wanted: Set<String>? = nil) {
    let instruments = responses.instruments.map { PersonDigests.hash($0.id) }
    let waves = responses.waves.map { PersonDigests.hash($0) }
    let modes = responses.answerModes.map { PersonDigests.hash($0.folded) }
    all = Array(repeating: 1, count: responses.respondents.count)
    for measurement in responses.measurements {
      var hash = StableHash(seed: 1)
      hash.add(instruments[measurement.instrument])
      hash.add(measurement.wave.map { waves[$0] } ?? 0)
      hash.add(measurement.answerMode.map { modes[$0] } ?? 0)
      hash.add(measurement.day.map { Int64($0.number) } ?? Int64.min)
      hash.add(measurement.content)
      all[measurement.respondent] &+= hash.value
    }
    let levels = responses.groupings.map { grouping in
      grouping.levels.map { PersonDigests.hash($0.folded) }
    }
    let groupings = responses.groupings.map { PersonDigests.hash($0.id) }
    let counts = responses.groupings.map { wanted?.contains($0.id) ?? true }
    for value in responses.groupValues where counts[value.grouping] {
      var hash = StableHash(seed: 2)
      hash.add(groupings[value.grouping])
      hash.add(levels[value.grouping][value.level])
      hash.add(value.wave.map { waves[$0] } ?? 0)
      hash.add(value.day.map { Int64($0.number) } ?? Int64.min)
      all[value.respondent] &+= hash.value
    }
    for rating in responses.personalRatings {
      var hash = StableHash(seed: 3)
      hash.add(instruments[rating.instrument])
      hash.add(rating.axis)
      hash.add(rating.wave.map { waves[$0] } ?? 0)
      hash.add(rating.day.map { Int64($0.number) } ?? Int64.min)
      hash.add(rating.value)
      hash.add(rating.baseline.rawValue)
      all[rating.respondent] &+= hash.value
    }
  }

  private static func hash(_ text: String) -> Int64 {
    var hash = StableHash()
    hash.add(text)
    return Int64(bitPattern: hash.value)
  }
}

extension StableHash {
  /// Adds what was delivered.
  mutating func add(_ content: Measurement.Content) {
    switch content {
    case .answers(let answers):
      add(0)
      for answer in answers { add(Int64(answer.rawValue)) }
    case .totals(let totals):
      add(1)
      for (scale, total) in totals.sorted(by: { $0.key < $1.key }) {
        add(scale)
        add(total.mantissa)
        add(total.fractionDigits)
      }
    case .unusable(let reason):
      add(2)
      add(reason.rawValue)
    }
  }
}
