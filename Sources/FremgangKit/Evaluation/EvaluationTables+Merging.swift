import FremgangStatistics

extension EvaluationTables {
  /// Adds the counts of other respondents under the same plan.
  ///
  /// The outcome is that of counting everybody at once, bit for bit, whatever the order in which
  /// parts are added. Labels that differ by case and blanks are one, as they are in one export.
  /// Nothing tells here whether somebody was counted twice.
  ///
  /// - Throws: ``EvaluationFault/notOnePlan(_:)`` when the counts were made under different plans, in
  ///   which case nothing is added.
  public mutating func merge(_ other: EvaluationTables) throws(EvaluationFault) {
    if let difference = difference(from: other) { throw .notOnePlan(difference) }
    var other = other
    if !answerModes.areSpelled(as: other.answerModes) { uniteAnswerModes(with: &other) }
    let levels = zip(groupings, other.groupings).map { ($0.levels, $1.levels) }
    if !levels.allSatisfy({ $0.areSpelled(as: $1) }) { uniteLevels(with: &other) }
    let common = Dictionary(
      zip(other.instruments.map(\.instrument.id), other.instruments),
      uniquingKeysWith: { first, _ in first }
    )
    for index in instruments.indices {
      if let more = common[instruments[index].instrument.id] { instruments[index].merge(more) }
    }
    let known = Set(instruments.map(\.instrument.id))
    instruments += other.instruments.filter { !known.contains($0.instrument.id) }
    mergeSigns(of: other)
    mergePersonal(of: other)
    measurements += other.measurements
    personalRatings += other.personalRatings
    ledger.merge(other.ledger, uniquingKeysWith: +)
    respondentsIncluded += other.respondentsIncluded
    respondentsPairedOnAny += other.respondentsPairedOnAny
    groupChanges.merge(other.groupChanges, uniquingKeysWith: +)
  }

  /// What tells the plans of the two apart, in a sentence; nothing where they fit together.
  private func difference(from other: EvaluationTables) -> String? {
    if waves != other.waves { return "their waves differ" }
    if groupings.map(\.withoutFound) != other.groupings.map(\.withoutFound) {
      return "their groups differ"
    }
    for mine in instruments {
      guard let more = other.instruments.first(where: { $0.instrument.id == mine.instrument.id })
      else { continue }
      if mine.instrument != more.instrument {
        return "the instrument '\(mine.instrument.id)' differs"
      }
    }
    let counts = [measurements, personalRatings]
    let all = zip(counts, [other.measurements, other.personalRatings]).map {
      $0.addingReportingOverflow($1)
    }
    if all.contains(where: { $0.overflow || $0.partialValue > LatticeLimits.count }) {
      return "together they hold more than \(LatticeLimits.count) measurements"
    }
    return nil
  }

  /// Takes in the levels of other tables, and moves the counts of both to their places.
  private mutating func uniteLevels(with other: inout EvaluationTables) {
    var mine: [[Int]] = []
    var others: [[Int]] = []
    for index in groupings.indices {
      let places = groupings[index].merge(other.groupings[index])
      mine.append(places.mine)
      others.append(places.others)
    }
    let united = groupings
    moveLevels(to: united, mine)
    other.moveLevels(to: united, others)
  }

  private mutating func moveLevels(to united: [CountedGrouping], _ places: [[Int]]) {
    groupings = united
    for index in instruments.indices {
      instruments[index].attendance.move(to: united, places, empty: Attendance())
      for scale in instruments[index].scales.indices {
        let empty = PairedTable(denominator: instruments[index].scales[scale].denominator)
        instruments[index].scales[scale].pairs.move(to: united, places, empty: empty)
      }
    }
  }

  /// Adds the signs; every two of the instruments have a table, also those of different parts.
  private mutating func mergeSigns(of other: EvaluationTables) {
    var known: [[String]: SignTable] = [:]
    for table in signs + other.signs {
      for seen in [table, table.turned] {
        var sum = known[seen.instruments] ?? SignTable(emptyLike: seen)
        sum.merge(seen)
        known[seen.instruments] = sum
      }
    }
    let ids = instruments.map(\.instrument.id)
    signs = ids.enumerated().flatMap { place, second in
      ids.prefix(place).map { first in
        known[[first, second]]
          ?? SignTable(
            first: first,
            second: second,
            stated: groupings.map { _ in SignTable.empty }
          )
      }
    }
  }

  private mutating func mergePersonal(of other: EvaluationTables) {
    let order = (personal + other.personal).map(\.instrument)
    let ranks = Dictionary(zip(order, order.indices), uniquingKeysWith: min)
    personal = (personal + other.personal).sorted { one, other in
      (ranks[one.instrument] ?? 0, one.key) < (ranks[other.instrument] ?? 0, other.key)
    }
  }
}

extension [String] {
  fileprivate func areSpelled(as other: [String]) -> Bool {
    elementsEqual(other) { $0.utf8.elementsEqual($1.utf8) }
  }
}

extension Divided {
  /// Puts the tables of every level where `places` says, empty ones where there are none.
  fileprivate mutating func move(
    to groupings: [CountedGrouping],
    _ places: [[Int]],
    empty: Table
  ) {
    var moved = Divided(groupings, empty: empty)
    moved.overall = overall
    for (grouping, levels) in byGrouping.enumerated() {
      for (level, table) in levels.enumerated() {
        moved.byGrouping[grouping][places[grouping][level]] = table
      }
    }
    self = moved
  }

  fileprivate mutating func merge(_ other: Divided, _ add: (inout Table, Table) -> Void) {
    add(&overall, other.overall)
    for grouping in byGrouping.indices {
      for level in byGrouping[grouping].indices {
        add(&byGrouping[grouping][level], other.byGrouping[grouping][level])
      }
    }
  }
}

extension InstrumentTables {
  fileprivate mutating func merge(_ other: InstrumentTables) {
    respondents += other.respondents
    for scale in scales.indices { scales[scale].merge(other.scales[scale]) }
    daysBetween.merge(other.daysBetween)
    attendance.merge(other.attendance) { mine, more in mine.merge(more) }
    for mode in answerModes.indices { answerModes[mode].merge(other.answerModes[mode]) }
    questionableScores += other.questionableScores
    pairsWithSkippedMeasurement += other.pairsWithSkippedMeasurement
    pairsBackInTime += other.pairsBackInTime
  }
}

extension ScaleTables {
  fileprivate mutating func merge(_ other: ScaleTables) {
    pairs.merge(other.pairs) { $0.merge($1) }
    beforeOnly.merge(other.beforeOnly)
    items.before.merge(other.items.before)
    items.after.merge(other.items.after)
    trend.merge(other.trend)
  }
}

extension SignTable {
  fileprivate var instruments: [String] { [first, second] }

  fileprivate init(emptyLike table: SignTable) {
    let stated = table.stated.map { _ in SignTable.empty }
    self.init(first: table.first, second: table.second, stated: stated)
  }

  /// The same with the instruments exchanged.
  fileprivate var turned: SignTable {
    SignTable(
      first: second,
      second: first,
      everyone: everyone.transposed,
      stated: stated.map(\.transposed)
    )
  }
}
