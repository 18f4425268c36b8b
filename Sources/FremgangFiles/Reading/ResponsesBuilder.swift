import FremgangKit

/// Answers as they are gathered from the rows of all files.
struct ResponsesBuilder {
  var respondents = TextTable()
  var answerModes = LabelTable()
  /// The ids of the groupings, with their labels.
  var groupings: [(id: String, labels: LabelTable)] = []
  var measurements: [Measurement] = []
  var groupValues: [Responses.GroupValue] = []
  /// The texts to be copied, by row, in the plan's order.
  var copied: [Origin: [String]] = [:]
  var personalRatings: [Responses.PersonalRating] = []

  /// The index of the grouping called `id`, which is added if it is new.
  mutating func grouping(_ id: String) -> Int {
    if let known = groupings.firstIndex(where: { $0.id == id }) { return known }
    groupings.append((id, LabelTable()))
    return groupings.count - 1
  }

  /// The responses, with labels settled and instruments that do not occur left out.
  func responses(files: [String], offered: [Instrument], plan: ExportPlan) -> Responses {
    var responses = Responses(files: files, respondents: respondents.texts)
    responses.waves = plan.waves.map(\.id)
    settleInstruments(offered, plan, in: &responses)
    settleModes(in: &responses)
    settleGroups(plan, in: &responses)
    return responses
  }

  private func settleInstruments(
    _ offered: [Instrument],
    _ plan: ExportPlan,
    in responses: inout Responses
  ) {
    var found = Set(measurements.map(\.instrument))
    found.formUnion(personalRatings.map(\.instrument))
    for (index, instrument) in offered.enumerated() where plan.instruments.contains(instrument.id) {
      found.insert(index)
    }
    let kept = found.sorted()
    var places = Array(repeating: 0, count: offered.count)
    for (place, index) in kept.enumerated() { places[index] = place }
    responses.instruments = kept.map { offered[$0] }
    responses.measurements = measurements
    responses.personalRatings = personalRatings
    for index in responses.measurements.indices {
      responses.measurements[index].instrument = places[responses.measurements[index].instrument]
    }
    for index in responses.personalRatings.indices {
      let instrument = responses.personalRatings[index].instrument
      responses.personalRatings[index].instrument = places[instrument]
    }
  }

  private func settleModes(in responses: inout Responses) {
    let modes = answerModes.resolved()
    responses.answerModes = modes.levels
    for index in responses.measurements.indices {
      guard let mode = responses.measurements[index].answerMode else { continue }
      responses.measurements[index].answerMode = modes.indices[mode]
    }
  }

  private func settleGroups(_ plan: ExportPlan, in responses: inout Responses) {
    let resolutions = groupings.map { grouping in
      let group = plan.groups.first { $0.id == grouping.id }
      return grouping.labels.resolved(labels: group?.labels ?? [:], levels: group?.levels ?? [])
    }
    responses.groupings = zip(groupings, resolutions).map { grouping, resolution in
      Responses.Grouping(id: grouping.id, levels: resolution.levels)
    }
    responses.groupValues = groupValues.compactMap { value in
      guard let level = resolutions[value.grouping].indices[value.level] else { return nil }
      var value = value
      value.level = level
      return value
    }
  }
}
