import FremgangKit

/// The lists that two nights' responses refer to, put together, so that people of both can stand in
/// one set of responses.
struct CommonTables {
  private(set) var responses: Responses
  private var instruments: [String: Int] = [:]
  private var waves: [String: Int] = [:]
  private var modes: [String: Int] = [:]
  private var groupings: [String: Int] = [:]
  private var levels: [[String: Int]] = []

  /// Puts the lists together; tonight's come first and decide what an instrument is.
  ///
  /// A wave that only the other night knows stands where it stood among those that both know.
  init(tonight: Responses, other: Responses?) {
    responses = Responses(files: [""])
    let all = [tonight] + (other.map { [$0] } ?? [])
    for instrument in all.flatMap(\.instruments) where instruments[instrument.id] == nil {
      instruments[instrument.id] = responses.instruments.count
      responses.instruments.append(instrument)
    }
    responses.waves = CommonTables.merged(tonight.waves, other?.waves ?? [])
    for (index, wave) in responses.waves.enumerated() { waves[wave] = index }
    for mode in all.flatMap(\.answerModes) where modes[mode] == nil {
      modes[mode] = responses.answerModes.count
      responses.answerModes.append(mode)
    }
    for grouping in all.flatMap(\.groupings) { add(grouping) }
  }

  private mutating func add(_ grouping: Responses.Grouping) {
    let index = groupings[grouping.id] ?? responses.groupings.count
    if index == responses.groupings.count {
      groupings[grouping.id] = index
      responses.groupings.append(Responses.Grouping(id: grouping.id, levels: []))
      levels.append([:])
    }
    for level in grouping.levels where levels[index][level] == nil {
      levels[index][level] = responses.groupings[index].levels.count
      responses.groupings[index].levels.append(level)
    }
  }

  /// The waves of `first` in their order, each of `second` that is new before the next that is not.
  private static func merged(_ first: [String], _ second: [String]) -> [String] {
    let known = Set(first)
    var before: [String: [String]] = [:]
    var waiting: [String] = []
    for wave in second {
      if known.contains(wave) {
        before[wave, default: []] += waiting
        waiting = []
      } else {
        waiting.append(wave)
      }
    }
    return first.flatMap { (before[$0] ?? []) + [$0] } + waiting
  }

  /// Adds the people of `other` for whom `isWanted` holds, with all that is theirs.
  mutating func append(_ other: Responses, where isWanted: (Int) -> Bool) {
    var places: [Int?] = []
    for (person, key) in other.respondents.enumerated() {
      guard isWanted(person) else {
        places.append(nil)
        continue
      }
      places.append(responses.respondents.count)
      responses.respondents.append(key)
    }
    appendMeasurements(other, places)
    appendGroupValues(other, places)
    let nowhere = Origin(file: 0, line: 0)
    for rating in other.personalRatings {
      guard let place = places[rating.respondent] else { continue }
      var moved = rating
      moved.respondent = place
      moved.instrument = instruments[other.instruments[rating.instrument].id] ?? 0
      moved.wave = rating.wave.flatMap { waves[other.waves[$0]] }
      moved.origin = nowhere
      responses.personalRatings.append(moved)
    }
  }

  private mutating func appendMeasurements(_ other: Responses, _ places: [Int?]) {
    let instruments = other.instruments.map { self.instruments[$0.id] ?? 0 }
    let waves = other.waves.map { self.waves[$0] }
    let modes = other.answerModes.map { self.modes[$0] }
    for measurement in other.measurements {
      guard let place = places[measurement.respondent] else { continue }
      var moved = measurement
      moved.respondent = place
      moved.instrument = instruments[measurement.instrument]
      moved.wave = measurement.wave.flatMap { waves[$0] }
      moved.answerMode = measurement.answerMode.flatMap { modes[$0] }
      moved.origin = Origin(file: 0, line: 0)
      responses.measurements.append(moved)
    }
  }

  private mutating func appendGroupValues(_ other: Responses, _ places: [Int?]) {
    let waves = other.waves.map { self.waves[$0] }
    let groupings = other.groupings.map { self.groupings[$0.id] ?? 0 }
    let levels = zip(other.groupings, groupings).map { grouping, place in
      grouping.levels.map { self.levels[place][$0] ?? 0 }
    }
    for value in other.groupValues {
      guard let place = places[value.respondent] else { continue }
      var moved = value
      moved.respondent = place
      moved.grouping = groupings[value.grouping]
      moved.level = levels[value.grouping][value.level]
      moved.wave = value.wave.flatMap { waves[$0] }
      moved.origin = Origin(file: 0, line: 0)
      responses.groupValues.append(moved)
    }
  }
}

extension Responses {
  /// The same without levels, ways of answering and instruments that nobody has.
  ///
  /// What only people who wait have must not be named.
  func withoutUnused() -> Responses {
    var trimmed = self
    trimmed.trimInstruments()
    trimmed.trimAnswerModes()
    var used = groupings.map { Array(repeating: false, count: $0.levels.count) }
    for value in groupValues { used[value.grouping][value.level] = true }
    let places = used.map(Responses.places)
    for index in groupings.indices {
      trimmed.groupings[index].levels = zip(groupings[index].levels, used[index])
        .filter(\.1).map(\.0)
    }
    for index in groupValues.indices {
      let value = groupValues[index]
      trimmed.groupValues[index].level = places[value.grouping][value.level]
    }
    return trimmed
  }

  private mutating func trimInstruments() {
    var used = Array(repeating: false, count: instruments.count)
    for measurement in measurements { used[measurement.instrument] = true }
    for rating in personalRatings { used[rating.instrument] = true }
    let places = Responses.places(used)
    instruments = zip(instruments, used).filter(\.1).map(\.0)
    for index in measurements.indices {
      measurements[index].instrument = places[measurements[index].instrument]
    }
    for index in personalRatings.indices {
      personalRatings[index].instrument = places[personalRatings[index].instrument]
    }
  }

  private mutating func trimAnswerModes() {
    var used = Array(repeating: false, count: answerModes.count)
    for measurement in measurements {
      if let mode = measurement.answerMode { used[mode] = true }
    }
    let places = Responses.places(used)
    answerModes = zip(answerModes, used).filter(\.1).map(\.0)
    for index in measurements.indices {
      measurements[index].answerMode = measurements[index].answerMode.map { places[$0] }
    }
  }

  /// By index: the place that it has when those not used are left out.
  private static func places(_ used: [Bool]) -> [Int] {
    var next = 0
    return used.map { isUsed in
      defer { if isUsed { next += 1 } }
      return next
    }
  }
}
