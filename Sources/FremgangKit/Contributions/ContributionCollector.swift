/// Walks everybody's timelines as they are counted, and notes each person's part in every cell.
struct ContributionCollector {
  struct Found {
    let person: Int32
    let cell: Int32
    let value: UInt64
  }

  private(set) var cells: ContributionCells
  private(set) var found: [Found] = []
  private let builder: TableBuilder
  /// By person: the sum of hashes of where measurements went.
  private var ledger: [UInt64]
  private var isIncluded: [Bool]
  /// By scored instrument and person: the sign of the change and whether there is a pair.
  private var signs: [(instrument: String, signs: [Int8])] = []

  private static let notPaired: Int8 = 2

  init(_ builder: TableBuilder, _ cells: ContributionCells) {
    self.builder = builder
    self.cells = cells
    let people = builder.responses.respondents.count
    ledger = Array(repeating: 0, count: people)
    isIncluded = Array(repeating: false, count: people)
  }

  mutating func collect() throws(EvaluationFault) {
    let byInstrument = builder.responses.measurementsByInstrument
    for (index, instrument) in builder.responses.instruments.enumerated()
    where instrument.kind == .scored {
      try collect(instrument, measurements: byInstrument[index])
    }
    collectSigns()
    collectPeople()
  }

  private mutating func collect(
    _ instrument: Instrument,
    measurements: [Int32]
  ) throws(EvaluationFault) {
    let responses = builder.responses
    let timelines = Timelines(of: measurements, in: responses, filter: builder.filter)
    for entry in timelines.leftOut {
      account(responses.measurements[entry.measurement].respondent, entry.reason, 1)
    }
    for person in timelines.respondents { isIncluded[person] = true }
    signs.append(
      (
        instrument.id,
        Array(repeating: ContributionCollector.notPaired, count: responses.respondents.count)
      )
    )
    for (index, scale) in instrument.scales.enumerated() {
      let walk = try ScaleContributions(instrument, scale, index, timelines, builder, &cells)
      for place in timelines.respondents.indices {
        walk.visit(place, &cells) { person, cell, value in
          found.append(Found(person: Int32(person), cell: cell, value: value))
        }
        if index == 0 { account(for: walk, at: place, of: timelines) }
      }
    }
  }

  /// Notes what the primary scale says of a person's measurements.
  private mutating func account(
    for walk: ScaleContributions,
    at place: Int,
    of timelines: Timelines
  ) {
    let person = timelines.respondents[place]
    let pairing = walk.pairings[place]
    account(person, .between, pairing.between)
    account(person, .tooManyUnanswered, pairing.unscorable)
    switch (pairing.before, pairing.after) {
    case (_?, _?): account(person, .paired, 2)
    case (_?, nil): account(person, .beforeOnly, 1)
    case (nil, _?): account(person, .afterOnly, 1)
    case (nil, nil): break
    }
    remark(person, "questionable", walk.questionable(at: place))
    if pairing.isPaired && pairing.skippedUnscorable { remark(person, "skipped", 1) }
    if let sign = walk.sign(at: place) { signs[signs.count - 1].signs[person] = sign }
  }

  private mutating func account(_ person: Int, _ reason: LedgerReason, _ count: Int) {
    remark(person, reason.rawValue, count)
  }

  private mutating func remark(_ person: Int, _ remark: String, _ count: Int) {
    guard count > 0 else { return }
    var hash = StableHash()
    hash.add(remark)
    ledger[person] &+= hash.value &* UInt64(count)
  }

  private mutating func add(_ person: Int, _ cell: ContributionCell, _ value: UInt64 = 1) {
    found.append(Found(person: Int32(person), cell: cells.number(of: cell), value: value))
  }

  private mutating func collectSigns() {
    for second in signs.indices {
      for first in 0..<second {
        let name = "\(signs[first].instrument) \(signs[second].instrument)"
        for person in builder.responses.respondents.indices {
          let (one, other) = (signs[first].signs[person], signs[second].signs[person])
          if one == ContributionCollector.notPaired || other == ContributionCollector.notPaired {
            continue
          }
          let value = UInt64(3 * Int(one) + Int(other) + 5)
          add(person, ContributionCell(.signs, instrument: name), value)
          for grouping in builder.membership.groupings {
            let level = grouping.isNotStated(person) ? "" : "stated"
            add(
              person,
              ContributionCell(.signs, instrument: name, grouping: grouping.id, level: level),
              value
            )
          }
        }
      }
    }
  }

  private mutating func collectPeople() {
    let responses = builder.responses
    for rating in responses.personalRatings
    where builder.filter.admits(respondent: rating.respondent) {
      isIncluded[rating.respondent] = true
    }
    for grouping in builder.membership.groupings {
      for change in grouping.changed { remark(change.respondent, grouping.id, 1) }
    }
    for person in responses.respondents.indices {
      if ledger[person] != 0 { add(person, ContributionCell(.ledger), ledger[person]) }
      guard isIncluded[person] else { continue }
      add(person, ContributionCell(.included))
      if signs.contains(where: { $0.signs[person] != ContributionCollector.notPaired }) {
        add(person, ContributionCell(.included, scale: "paired"))
      }
    }
  }
}
