extension Scorer {
  /// The conversion of sums to numerators, with the common denominator.
  static func conversion(
    of scale: Scale,
    declared: [DeclaredItem],
    fewest: Int
  ) throws(ScoringFault) -> (Conversion, denominator: Int64) {
    let expected = scale.items.count
    switch scale.method {
    case .sum, .mean, .count:
      return try affine(scale, fewest: fewest, factor: DecimalNumber(1), offset: DecimalNumber(0))
    case .linear(let factor, let offset):
      return try affine(scale, fewest: fewest, factor: factor, offset: offset)
    case .lookup(let entries):
      let drops = expected - fewest
      return try table(entries, sums: reachableSums(of: declared, drops: drops))
    }
  }

  private static func affine(
    _ scale: Scale,
    fewest: Int,
    factor: DecimalNumber,
    offset: DecimalNumber
  ) throws(ScoringFault) -> (Conversion, denominator: Int64) {
    let expected = scale.items.count
    var denominator: Int64 = 1
    for answered in fewest...expected {
      let divisor = share(of: scale, answered: answered).divisor
      denominator = try leastCommonMultiple(denominator, Int64(divisor))
    }
    let decimals = powerOfTen(max(factor.fractionDigits, offset.fractionDigits))
    guard denominator <= largestDenominator / decimals else { throw .latticeTooFine }
    denominator *= decimals
    var multipliers: [Int64] = []
    multipliers.reserveCapacity(expected - fewest + 1)
    for answered in fewest...expected {
      let share = share(of: scale, answered: answered)
      let multiplier =
        Int128(denominator / decimals / Int64(share.divisor)) * Int128(share.times)
        * Int128(factor.mantissa) * Int128(decimals / factor.denominator)
      multipliers.append(try narrowed(multiplier, times: largestSum(of: expected)))
    }
    let shift = Int128(offset.mantissa) * Int128(denominator / offset.denominator)
    let conversion = Conversion.affine(multipliers: multipliers, offset: try narrowed(shift))
    return (conversion, denominator)
  }

  /// What the sum of the answered items is multiplied with and divided by.
  private static func share(of scale: Scale, answered: Int) -> (times: Int, divisor: Int) {
    let expected = scale.items.count
    let isMean = scale.method == .mean
    return switch scale.missingRule {
    case .completeOnly, .missingCountsZero: (1, isMean ? expected : 1)
    case .meanOfAnswered: (1, answered)
    case .prorate: (isMean ? 1 : expected, answered)
    }
  }

  private static func table(
    _ entries: [ScoringMethod.LookupEntry],
    sums: [Int]
  ) throws(ScoringFault) -> (Conversion, denominator: Int64) {
    var scores: [Int: DecimalNumber] = [:]
    for entry in entries { scores[entry.sum] = entry.score }
    let absent = sums.filter { scores[$0] == nil }
    guard absent.isEmpty, let first = sums.first, let last = sums.last else {
      throw .sumsMissingFromTable(absent)
    }
    let denominator = powerOfTen(entries.map(\.score.fractionDigits).max() ?? 0)
    var numerators: [Int64?] = Array(repeating: nil, count: last - first + 1)
    for sum in sums {
      guard let score = scores[sum] else { continue }
      let numerator = Int128(score.mantissa) * Int128(denominator / score.denominator)
      numerators[sum - first] = try narrowed(numerator)
    }
    return (.table(first: Int64(first), numerators: numerators), denominator)
  }

  /// Every sum that the items can give, ascending, when up to `drops` of them count as 0.
  private static func reachableSums(
    of declared: [DeclaredItem],
    drops: Int
  ) throws(ScoringFault) -> [Int] {
    let span = declared.reduce(0) { $0 + $1.responses.bounds.count - 1 }
    // The second limit keeps the search below from taking minutes on a file made to do so.
    guard span < mostTableRows, (span + 1) * declared.count * (drops + 1) <= 10_000_000 else {
      throw .tableTooLong(limit: mostTableRows)
    }
    // sums[k] holds what can be reached with k answers missing.
    var sums: [Set<Int>] = [[0]] + Array(repeating: [], count: drops)
    for item in declared {
      let codes = item.responses.options.map(\.code)
      let reversal = item.responses.bounds.lowerBound + item.responses.bounds.upperBound
      let values = item.isReversed ? codes.map { reversal - $0 } : codes
      for missing in stride(from: drops, through: 0, by: -1) {
        var reached = missing > 0 ? sums[missing - 1] : []
        for sum in sums[missing] {
          for value in values { reached.insert(sum + value) }
        }
        sums[missing] = reached
      }
    }
    return sums.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
  }

  /// A number small enough that nothing overflows when it is multiplied with a sum of answers.
  private static func narrowed(
    _ value: Int128,
    times largestSum: Int64 = 1
  ) throws(ScoringFault) -> Int64 {
    guard value.magnitude <= UInt128(largestNumerator / largestSum) else {
      throw .latticeTooFine
    }
    return Int64(value)
  }

  /// No numerator may be larger, so that a difference of two still fits.
  private static let largestNumerator = Int64(1) << 61

  /// The largest sum that any codes give, reversed or not.
  private static func largestSum(of items: Int) -> Int64 {
    Int64(items) * Int64(3 * Answer.highestCode)
  }

  /// Refuses a rounding so fine that a numerator would no longer fit.
  static func check(
    _ conversion: Conversion,
    items: Int,
    from unrounded: Int64,
    to denominator: Int64
  ) throws(ScoringFault) {
    let largest: Int128 =
      switch conversion {
      case .affine(let multipliers, let offset):
        Int128(multipliers.map(\.magnitude).max() ?? 0) * Int128(largestSum(of: items))
          + Int128(offset.magnitude)
      case .table(_, let numerators): Int128(numerators.compactMap { $0?.magnitude }.max() ?? 0)
      }
    guard largest * Int128(denominator) / Int128(unrounded) <= 2 * Int128(largestNumerator) else {
      throw .latticeTooFine
    }
  }

  private static func leastCommonMultiple(
    _ one: Int64,
    _ other: Int64
  ) throws(ScoringFault) -> Int64 {
    let (multiple, overflow) = (one / greatestCommonDivisor(one, other))
      .multipliedReportingOverflow(by: other)
    guard !overflow, multiple <= largestDenominator else { throw .latticeTooFine }
    return multiple
  }

  static func greatestCommonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
    var (larger, smaller) = (one.magnitude, other.magnitude)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return Int64(larger)
  }
}
