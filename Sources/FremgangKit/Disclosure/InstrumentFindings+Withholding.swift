extension InstrumentFindings {
  /// Withholds everything on this instrument that `withheld` and the minimums ask for.
  mutating func withhold(_ withheld: WithheldLevels, _ disclosure: Disclosure) {
    if let count = respondents, count > 0, count < disclosure.minimumCell {
      respondents = nil
      suppressed = true
    }
    for index in scales.indices { scales[index].withhold(withheld, disclosure) }
    guard let days = daysBetween else { return }
    if days.n < disclosure.minimumCell {
      daysBetween = nil
    } else if days.n < disclosure.minimumForCounts {
      daysBetween?.minimum = nil
      daysBetween?.maximum = nil
      daysBetween?.sameDay = nil
    } else if let count = days.sameDay, count > 0, count < disclosure.minimumCell {
      daysBetween?.sameDay = nil
    }
  }
}

extension ScaleFindings {
  fileprivate mutating func withhold(_ withheld: WithheldLevels, _ disclosure: Disclosure) {
    let n = overall?.n ?? 0
    let isSmall = n > 0 && n < disclosure.minimumCell
    for index in groups.indices {
      groups[index].withhold(withheld, evenIfShown: isSmall, disclosure)
    }
    for index in stated.indices {
      let by = stated[index].by
      stated[index].withhold(
        whole: isSmall || withheld.isHidden(by: by, level: nil),
        counts: withheld.isWithoutCounts(by: by, level: nil),
        disclosure
      )
    }
    for index in groupDifferences.indices {
      let difference = groupDifferences[index]
      if isSmall
        || difference.levels.contains(where: { withheld.isHidden(by: difference.by, level: $0) })
      {
        groupDifferences[index].withhold()
      }
    }
    for index in waves.indices { waves[index].withhold(pairs: n, disclosure) }
    let countBeforeOnly = beforeOnly?.n ?? 0
    if countBeforeOnly > 0, countBeforeOnly < disclosure.minimumCell || isSmall {
      beforeOnly?.withhold()
      withholdThresholdFromFirstScores()
    }
    internalConsistency?.withhold(
      pairs: n,
      beforeOnly: countBeforeOnly,
      minimum: disclosure.minimumCell
    )
    if let by = overall?.clusterInterval?.by, withheld.hidesAny(of: by) {
      overall?.clusterInterval = nil
    }
    changeHistogram =
      n < disclosure.minimumForCounts
      ? nil : changeHistogram?.coarsened(leastPerBin: disclosure.minimumCell)
    if isSmall {
      overall = nil
      suppressed = true
      points = nil
    } else if n < disclosure.minimumForCounts {
      overall?.withholdCounts()
    }
  }
}

extension ScaleFindings {
  /// A threshold from a reliability holds the spread of all first scores: with the spread of the pairs
  /// beside it, the first scores of the few who never came back could be solved for.
  private mutating func withholdThresholdFromFirstScores() {
    overall?.withholdThresholdFromFirstScores()
    for index in groups.indices { groups[index].summary?.withholdThresholdFromFirstScores() }
    for index in stated.indices { stated[index].summary?.withholdThresholdFromFirstScores() }
  }
}

extension GroupFindings {
  fileprivate mutating func withhold(
    _ withheld: WithheldLevels,
    evenIfShown: Bool,
    _ disclosure: Disclosure
  ) {
    if evenIfShown || withheld.isHidden(by: by, level: level) {
      summary = nil
      suppressed = true
    } else if withheld.isWithoutCounts(by: by, level: level)
      || (summary?.n ?? 0) < disclosure.minimumForCounts
    {
      summary?.withholdCounts()
    }
  }
}

extension StatedFindings {
  fileprivate mutating func withhold(whole: Bool, counts: Bool, _ disclosure: Disclosure) {
    if whole {
      summary = nil
      suppressed = true
    } else if counts || (summary?.n ?? 0) < disclosure.minimumForCounts {
      summary?.withholdCounts()
    }
  }
}

extension GroupDifference {
  fileprivate mutating func withhold() {
    welchOnChange = nil
    ancova = nil
    reason = nil
    suppressed = true
  }
}

extension WaveFindings {
  /// Those measured at every wave are some of the pairs: the few others must not be left over.
  fileprivate mutating func withhold(pairs: Int, _ disclosure: Disclosure) {
    guard let count = n, count > 0 else { return }
    let others = pairs - count
    guard count < disclosure.minimumCell || (others > 0 && others < disclosure.minimumCell) else {
      return
    }
    n = nil
    mean = nil
    sd = nil
    suppressed = true
  }
}

extension InternalConsistency {
  /// Withholds what would give away the few whom alpha counts and the figures beside it do not.
  ///
  /// Alpha's people are all who answered every item then. What is shown beside it is the spread of the
  /// pairs, and of those who never came back unless they are few.
  fileprivate mutating func withhold(pairs: Int, beforeOnly: Int, minimum: Int) {
    let few = 1..<max(minimum, 1)
    if few.contains(pairs) || few.contains(beforeOnly) { before = nil }
    if few.contains(pairs) { after = nil }
    before?.withholdError(besides: pairs, minimum: minimum)
    if let n = before?.n, few.contains(pairs + beforeOnly - n) {
      before?.standardErrorOfMeasurement = nil
    }
    after?.withholdError(besides: pairs, minimum: minimum)
    for path in [\InternalConsistency.before, \InternalConsistency.after] {
      guard let alpha = self[keyPath: path] else { continue }
      if alpha.n < minimum || few.contains(alpha.withoutPair ?? 0) { self[keyPath: path] = nil }
    }
  }
}

extension InternalConsistency.Alpha {
  /// Withholds the standard error where it would give away a few people.
  ///
  /// With alpha it gives the spread: where few are in alpha and not among the pairs, or the other
  /// way round, the spread of the pairs gives those few away.
  fileprivate mutating func withholdError(besides pairs: Int, minimum: Int) {
    let alone = withoutPair ?? 0
    let unlike = alone + pairs - (n - alone)
    if (1..<max(minimum, 1)).contains(unlike) { standardErrorOfMeasurement = nil }
  }
}

extension BeforeOnly {
  /// Says no more than that there is nothing to be said.
  package mutating func withhold() {
    self = BeforeOnly(
      n: nil,
      mean: nil,
      sd: nil,
      difference: nil,
      confidenceInterval: nil,
      changeIfUnchanged: nil,
      suppressed: true
    )
  }
}

extension Summary {
  fileprivate mutating func withholdThresholdFromFirstScores() {
    guard reliableChange?.reliability != nil else { return }
    reliableChange?.threshold = nil
    reliableChange?.improved = nil
    reliableChange?.unchanged = nil
    reliableChange?.worsened = nil
    reliableChange?.suppressed = true
  }

  /// Withholds the counts of improved, unchanged and worsened and whatever would give them away.
  fileprivate mutating func withholdCounts() {
    guard n > 0 else { return }
    improved = nil
    unchanged = nil
    worsened = nil
    countsSuppressed = true
    signTest = nil
    wilcoxon = nil
    notTestable.wilcoxon = .withheld
    effectSizes.rankBiserial = nil
    for path in [\Summary.importantChange, \Summary.recommendedChange] {
      self[keyPath: path]?.improved = nil
      self[keyPath: path]?.unchanged = nil
      self[keyPath: path]?.worsened = nil
    }
    reliableChange?.improved = nil
    reliableChange?.unchanged = nil
    reliableChange?.worsened = nil
    for index in cutoffs.indices {
      cutoffs[index].beyondBefore = nil
      cutoffs[index].beyondAfter = nil
      cutoffs[index].mcnemarP = nil
    }
  }
}
