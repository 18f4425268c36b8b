extension Scorer {
  /// The lowest and the highest numerator that any answers give.
  static func reach(
    of declared: [DeclaredItem],
    method: ScoringMethod,
    conversion: Conversion,
    fewest: Int
  ) -> (lowest: Int64, highest: Int64) {
    switch conversion {
    case .table(_, let numerators):
      let reached = numerators.compactMap { $0 }
      return (reached.min() ?? 0, reached.max() ?? 0)
    case .affine(let multipliers, let offset):
      var (lows, highs, ends): ([Int64], [Int64], [Int64]) = ([], [], [])
      lows.reserveCapacity(declared.count)
      highs.reserveCapacity(declared.count)
      for item in declared.indices {
        let (lowest, highest) = declared[item].values(by: method)
        lows.append(lowest)
        highs.append(highest)
      }
      lows.sort()
      highs.sort(by: >)
      for (index, multiplier) in multipliers.enumerated() {
        let answered = fewest + index
        ends.append(lows.prefix(answered).reduce(0, +) * multiplier + offset)
        ends.append(highs.prefix(answered).reduce(0, +) * multiplier + offset)
      }
      return (ends.min() ?? 0, ends.max() ?? 0)
    }
  }

  /// Whether some answers give this sum, for a scale with a lookup table.
  func reaches(sum: Int) -> Bool {
    guard case .table(let first, let numerators) = conversion else { return true }
    let index = Int64(sum) - first
    return index >= 0 && index < numerators.count && numerators[Int(index)] != nil
  }

  /// Whether a score may lie above `start` (or at it, with `orAt`) and below `end`.
  ///
  /// On a prorated scale every step of the lattice counts as possible.
  func hasPossibleScore(
    after start: DecimalNumber,
    orAt includesStart: Bool,
    before end: DecimalNumber
  ) -> Bool {
    func isBetween(_ numerator: Int64) -> Bool {
      let order = start.order(against: numerator, over: denominator)
      guard order < 0 || (order == 0 && includesStart) else { return false }
      return end.order(against: numerator, over: denominator) > 0
    }
    if rounding == .none, case .table(_, let numerators) = conversion {
      return numerators.contains { $0.map(isBetween) ?? false }
    }
    let (origin, step) = progression
    // The first point of the progression at or above the start, and the one after it.
    let scaled = Int128(start.mantissa) * Int128(denominator) / Int128(start.denominator)
    let steps = (scaled - Int128(origin)) / Int128(step)
    return (-1...2).contains { offset in
      Int64(exactly: Int128(origin) + (steps + Int128(offset)) * Int128(step)).map(isBetween)
        ?? false
    }
  }

  /// An arithmetic progression that holds every possible numerator.
  private var progression: (origin: Int64, step: Int64) {
    guard rounding == .none, case .affine(let multipliers, let offset) = conversion else {
      return (0, 1)
    }
    let step = multipliers.reduce(0) { Scorer.greatestCommonDivisor($0, $1) }
    return (offset, max(step, 1))
  }
}

extension Scorer.DeclaredItem {
  /// The lowest and the highest value that the item can add.
  func values(by method: ScoringMethod) -> (lowest: Int64, highest: Int64) {
    guard counted(by: method) != nil else {
      let bounds = responses.bounds
      let first = value(of: bounds.lowerBound, by: method)
      let last = value(of: bounds.upperBound, by: method)
      return (min(first, last), max(first, last))
    }
    let values = responses.options.map { value(of: $0.code, by: method) }
    return (values.min() ?? 0, values.max() ?? 0)
  }
}
