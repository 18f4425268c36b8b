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

  /// Makes room for `share` times what was gathered since it was as much as `known`.
  mutating func reserve(
    _ share: Double,
    since known: (measurements: Int, groupValues: Int),
    atMost limit: Int
  ) {
    func room(_ count: Int, _ known: Int) -> Int {
      known + Int(min(Double(count - known) * share * 1.05, Double(limit)))
    }
    // Many small files one after the other are better served by growth in doubles.
    let more = room(measurements.count, known.measurements)
    if more > measurements.capacity * 2 { measurements.reserveCapacity(more) }
    let values = room(groupValues.count, known.groupValues)
    if values > groupValues.capacity * 2 { groupValues.reserveCapacity(values) }
  }

  /// The index of the grouping called `id`, which is added if it is new.
  mutating func grouping(_ id: String) -> Int {
    if let known = groupings.firstIndex(where: { $0.id == id }) { return known }
    groupings.append((id, LabelTable()))
    return groupings.count - 1
  }

  /// The responses, with labels settled and instruments that do not occur left out.
  ///
  /// What was gathered goes over to them, so that a register's answers do not stand twice.
  mutating func responses(files: [String], offered: [Instrument], plan: ExportPlan) -> Responses {
    var responses = Responses(files: files, respondents: respondents.texts)
    responses.waves = plan.waves.map(\.id)
    let modes = answerModes.resolved()
    responses.answerModes = modes.levels
    settleGroups(plan, in: &responses)
    let places = settleInstruments(offered, plan, in: &responses)
    respondents = TextTable()
    responses.measurements = measurements
    responses.personalRatings = personalRatings
    (measurements, personalRatings) = ([], [])
    for index in responses.measurements.indices {
      let instrument = responses.measurements[index].instrument
      responses.measurements[index].instrument = places[instrument]
      guard let mode = responses.measurements[index].answerMode else { continue }
      responses.measurements[index].answerMode = modes.indices[mode]
    }
    for index in responses.personalRatings.indices {
      let instrument = responses.personalRatings[index].instrument
      responses.personalRatings[index].instrument = places[instrument]
    }
    return responses
  }

  /// Keeps the instruments that occur or that the plan asks for.
  ///
  /// - Returns: the place among them of each on offer.
  private func settleInstruments(
    _ offered: [Instrument],
    _ plan: ExportPlan,
    in responses: inout Responses
  ) -> [Int] {
    var isFound = offered.map { plan.instruments.contains($0.id) }
    for index in measurements.indices { isFound[measurements[index].instrument] = true }
    for rating in personalRatings { isFound[rating.instrument] = true }
    let kept = offered.indices.filter { isFound[$0] }
    var places = Array(repeating: 0, count: offered.count)
    for (place, index) in kept.enumerated() { places[index] = place }
    responses.instruments = kept.map { offered[$0] }
    return places
  }

  private mutating func settleGroups(_ plan: ExportPlan, in responses: inout Responses) {
    let resolutions = groupings.map { grouping in
      let group = plan.groups.first { $0.id == grouping.id }
      return grouping.labels.resolved(labels: group?.labels ?? [:], levels: group?.levels ?? [])
    }
    responses.groupings = zip(groupings, resolutions).map { grouping, resolution in
      Responses.Grouping(id: grouping.id, levels: resolution.levels)
    }
    responses.groupValues = groupValues
    groupValues = []
    var kept = 0
    for index in responses.groupValues.indices {
      let value = responses.groupValues[index]
      guard let level = resolutions[value.grouping].indices[value.level] else { continue }
      responses.groupValues[kept] = value
      responses.groupValues[kept].level = level
      kept += 1
    }
    responses.groupValues.removeLast(responses.groupValues.count - kept)
  }
}
