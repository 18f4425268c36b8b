import FremgangStatistics

extension EvaluationTables {
  /// The first identity between the counts that does not hold, in a sentence; nothing when all hold.
  var brokenIdentity: String? {
    let binned = ledger.values.reduce(0, +)
    if binned > measurements { return "the ledger holds more than all measurements" }
    let attended = instruments.map(\.attendance.overall)
    let expected: [(LedgerReason, Int)] = [
      (.paired, 2 * attended.reduce(0) { $0 + $1.pairs }),
      (.beforeOnly, attended.reduce(0) { $0 + $1.beforeOnly }),
      (.afterOnly, attended.reduce(0) { $0 + $1.afterOnly }),
    ]
    for (reason, count) in expected where ledger[reason] ?? 0 != count {
      return "the ledger's bin \(reason.rawValue) is not what was counted"
    }
    if respondentsPairedOnAny > respondentsIncluded
      || respondentsIncluded > measurements + personalRatings
    {
      return "there are more respondents than measurements, or more pairs than respondents"
    }
    for instrument in instruments {
      if instrument.respondents > respondentsIncluded
        || instrument.attendance.overall.pairs > respondentsPairedOnAny
      {
        return "\(instrument.instrument.id) has more respondents than there are"
      }
      if let broken = instrument.brokenIdentity { return "\(instrument.instrument.id): \(broken)" }
    }
    return signs.lazy.compactMap(brokenIdentity(of:)).first
  }

  private func brokenIdentity(of table: SignTable) -> String? {
    let ids = [table.first, table.second]
    let scales = ids.compactMap { id in
      instruments.first { $0.instrument.id == id }?.scales.first
    }
    guard scales.count == 2 else { return nil }
    for (seen, scale) in zip([table.everyone, table.everyone.transposed], scales)
    where !zip(seen, scale.signCounts).allSatisfy({ $0.reduce(0, +) <= $1 }) {
      return "\(ids[0]) and \(ids[1]) have more signs than pairs"
    }
    for stated in table.stated
    where !zip(stated.joined(), table.everyone.joined()).allSatisfy({ $0 <= $1 }) {
      return "\(ids[0]) and \(ids[1]) have more stated signs than signs"
    }
    return nil
  }
}

extension InstrumentTables {
  fileprivate var brokenIdentity: String? {
    let all = attendance.overall
    if all.respondents > respondents { return "more are accounted for than there are" }
    for levels in attendance.byGrouping {
      let sums = levels.reduce(into: Attendance()) { sum, level in sum.merge(level) }
      if sums != all { return "the levels of a group do not sum to everyone" }
    }
    let warned = [daysBetween.count, pairsWithSkippedMeasurement, pairsBackInTime]
    if warned.contains(where: { $0 > all.pairs }) { return "more pairs are remarked than made" }
    if answerModes.reduce(0, { $0 + $1.before }) != all.pairs
      || answerModes.reduce(0, { $0 + $1.after }) != all.pairs
    {
      return "the ways of answering do not sum to the pairs"
    }
    for scale in scales {
      if let broken = scale.brokenIdentity(respondents: respondents) {
        return "\(scale.scale.id): \(broken)"
      }
    }
    guard let primary = scales.first else { return nil }
    let attended = [attendance.overall] + attendance.byGrouping.joined()
    let pairs = [primary.pairs.overall] + primary.pairs.byGrouping.joined()
    if attended.map(\.pairs) != pairs.map(\.count) || primary.beforeOnly.count != all.beforeOnly {
      return "the pairs are not those who attended"
    }
    return nil
  }
}

extension ScaleTables {
  /// How many worsened, stayed and improved.
  fileprivate var signCounts: [Int] {
    let change = pairs.overall.change
    let ascending = [change.count { $0 < 0 }, change.count { $0 == 0 }, change.count { $0 > 0 }]
    return scale.higherIsBetter ? ascending : ascending.reversed()
  }

  fileprivate func brokenIdentity(respondents: Int) -> String? {
    for levels in pairs.byGrouping {
      var sum = PairedTable(denominator: denominator)
      for level in levels {
        guard sum.count + level.count <= pairs.overall.count else { break }
        sum.merge(level)
      }
      if sum != pairs.overall { return "the levels of a group do not sum to everyone" }
    }
    let seen = trend.profiles.reduce(0) { $0 + ($1.scores.first?.count ?? 0) }
    let counted = [
      pairs.overall.count + beforeOnly.count, seen, items.before.spread.count,
      items.after.spread.count,
    ]
    if counted.contains(where: { $0 > respondents }) { return "more are counted than there are" }
    // Whoever answered all items has a score, and so a pair unless there is none at the other wave.
    for table in [items.before, items.after] {
      let paired = table.spread.count - table.withoutPair
      if table.withoutPair < 0 || paired < 0 || paired > pairs.overall.count {
        return "more have answered every item and have a pair than there are pairs"
      }
    }
    return nil
  }
}
