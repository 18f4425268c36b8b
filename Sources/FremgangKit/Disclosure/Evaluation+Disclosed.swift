extension Evaluation {
  /// The evaluation as it may be shown under `disclosure`.
  ///
  /// Groups under the minimum are withheld, with as many more as it takes that nothing withheld can
  /// be subtracted back from what is shown. Counts of improved, unchanged and worsened, and whatever
  /// would give them away, are withheld from groups under the minimum for counts in the same manner.
  public func disclosed(under disclosure: Disclosure) -> Results {
    disclosed(under: disclosure, closing: [])
  }

  /// The evaluation as it may be shown under `disclosure`, where `closed` must not be shown in any
  /// case.
  package func disclosed(under disclosure: Disclosure, closing closed: Set<ClosedLevel>) -> Results
  {
    var findings = findings
    findings.disclosure = disclosure
    if disclosure.individualPoints {
      for (index, instrument) in findings.instruments.enumerated() {
        for scale in instrument.scales.indices {
          let points = points(instrument: index, scale: scale)
          findings.instruments[index].scales[scale].points = points
        }
      }
    } else {
      findings.personal = []
    }
    if disclosure.minimumCell > 1 || disclosure.minimumForCounts > 1 {
      findings.withholdSmallGroups(closing: closed)
    }
    return Results(disclosed: findings)
  }
}

extension Evaluation {
  /// The levels that are hidden under `disclosure`, those of `closed` among them.
  package func hiddenLevels(
    under disclosure: Disclosure,
    closing closed: Set<ClosedLevel>
  ) -> Set<ClosedLevel> {
    var hidden = Set<ClosedLevel>()
    for instrument in findings.instruments {
      let withheld = WithheldLevels(
        instrument,
        attrition: findings.attrition.filter { $0.instrument == instrument.id },
        groupings: findings.groupings,
        disclosure,
        closing: closed
      )
      hidden.formUnion(withheld.levels(of: instrument.id))
    }
    return hidden
  }
}

extension Findings {
  fileprivate mutating func withholdSmallGroups(closing closed: Set<ClosedLevel>) {
    for index in instruments.indices {
      let id = instruments[index].id
      let attendance = attrition.filter { $0.instrument == id }
      let withheld = WithheldLevels(
        instruments[index],
        attrition: attendance,
        groupings: groupings,
        disclosure,
        closing: closed
      )
      instruments[index].withhold(withheld, disclosure)
      for row in attrition.indices where attrition[row].instrument == id {
        attrition[row].withhold(withheld, disclosure)
      }
    }
    withholdAnswerModes()
    withholdCompensation()
    for index in warnings.indices {
      guard let count = warnings[index].count, count > 0, count < disclosure.minimumCell else {
        continue
      }
      warnings[index].count = nil
      warnings[index].suppressed = true
    }
  }

  /// One small count would be given away by the others, so an instrument's modes go together.
  private mutating func withholdAnswerModes() {
    let small = answerModes.filter { mode in
      [mode.before, mode.after].contains { ($0 ?? 0) > 0 && ($0 ?? 0) < disclosure.minimumCell }
    }
    let instruments = Set(small.map(\.instrument))
    for index in answerModes.indices where instruments.contains(answerModes[index].instrument) {
      answerModes[index].before = nil
      answerModes[index].after = nil
      answerModes[index].suppressed = true
    }
  }

  private mutating func withholdCompensation() {
    let everyone = compensation.filter { $0.by == nil }
    for index in compensation.indices {
      let row = compensation[index]
      let whole = everyone.first {
        $0.worsenedOn == row.worsenedOn && $0.improvedOn == row.improvedOn
      }
      let remainder = (whole?.paired ?? 0) - row.paired
      let isSmall = row.paired < disclosure.minimumForCounts
      let givesAway = remainder > 0 && remainder < disclosure.minimumForCounts
      if isSmall || givesAway || countsAreWithheld(behind: row) || leavesFew(row) {
        compensation[index].withhold()
      }
    }
  }

  /// Whether the pairs of either instrument, less those paired on both, leave a few people over.
  private func leavesFew(_ row: CompensationFindings) -> Bool {
    guard row.by == nil else { return false }
    return [row.worsenedOn, row.improvedOn].contains { id in
      let pairs = instruments.first { $0.id == id }?.scales.first?.overall?.n ?? 0
      return (1..<disclosure.minimumCell).contains(pairs - row.paired)
    }
  }

  /// Whether the counts of those whose level is stated, worsened among them, are withheld elsewhere.
  private func countsAreWithheld(behind row: CompensationFindings) -> Bool {
    let scale = instruments.first { $0.id == row.worsenedOn }?.scales.first
    guard let stated = scale?.stated.first(where: { $0.by == row.by }) else { return false }
    return stated.summary?.countsSuppressed ?? true
  }
}

extension CompensationFindings {
  /// How many are paired on both instruments, worsened or not.
  fileprivate var paired: Int {
    (signs ?? []).reduce(0) { $0 + $1.reduce(0, +) }
  }

  fileprivate mutating func withhold() {
    worsened = nil
    pairedOnBoth = nil
    compensated = nil
    improvedAmongNotWorsened = nil
    signs = nil
    suppressed = true
  }
}

extension AttritionFindings {
  fileprivate mutating func withhold(_ withheld: WithheldLevels, _ disclosure: Disclosure) {
    let isSmall = (1..<max(disclosure.minimumCell, 1)).contains(respondents)
    guard isSmall || by.map({ withheld.isHidden(by: $0, level: level) }) ?? false else { return }
    before = nil
    after = nil
    pairs = nil
    beforeOnly = nil
    afterOnly = nil
    suppressed = true
  }

  /// Everyone with a scorable measurement before or after.
  var respondents: Int { (pairs ?? 0) + (beforeOnly ?? 0) + (afterOnly ?? 0) }
}
