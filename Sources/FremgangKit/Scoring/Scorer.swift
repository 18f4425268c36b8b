/// A scale compiled to plain data, ready to score many measurements.
///
/// Every score on the scale is a whole number over one ``denominator``: the least common multiple of
/// the possible numbers of answered items and of the decimals in the method. Nothing is rounded
/// unless the scale says so, and then once, at the end, in integers.
public struct Scorer: Sendable {
  /// What the scorer needs to know of one item.
  struct CompiledItem: Sendable {
    /// The item's place among the instrument's items.
    let index: Int
    /// What a code is worth: `offset + sign * code`, or whether it is one of `counted`.
    let sign: Int64
    let offset: Int64
    let counted: [Int]?
  }

  /// How the sum of the answered items' values becomes a numerator over ``unrounded``.
  enum Conversion: Sendable {
    /// `sum * multipliers[answered - fewest] + offset`.
    case affine(multipliers: [Int64], offset: Int64)
    /// The entry `sum - first`; sums that no answers give have none.
    case table(first: Int64, numerators: [Int64?])
  }

  /// The common denominator of all scores on the scale.
  public let denominator: Int64
  /// The number of items that the scale expects.
  public let expected: Int
  /// The fewest answered items that give a score.
  public let fewest: Int
  /// The scale's missing rule.
  public let rule: MissingRule

  let items: [CompiledItem]
  let conversion: Conversion
  /// The common denominator before rounding.
  let unrounded: Int64
  let rounding: Rounding
  let instrumentItems: Int
  let minimum: DecimalNumber
  let maximum: DecimalNumber

  /// Scores one measurement.
  ///
  /// Missing answers of every kind count alike; which item was skipped never moves another item.
  ///
  /// - Parameter answers: one answer for each of the instrument's items, in the instrument's order,
  ///   with codes that the items offer.
  /// - Returns: the score, or that too many answers are missing.
  /// - Precondition: there are as many answers as the instrument has items.
  public func score(_ answers: [Answer]) -> ScoringOutcome {
    precondition(answers.count == instrumentItems, "answers that do not fit the instrument")
    var sum: Int64 = 0
    var answered = 0
    for item in items {
      guard let code = answers[item.index].code else { continue }
      sum += item.value(of: code)
      answered += 1
    }
    guard answered >= fewest, let numerator = numerator(sum: sum, answered: answered) else {
      return .unscorable(answered: answered, expected: expected)
    }
    return .score(self.score(numerator: numerator, answered: answered))
  }

  /// Takes over a total that somebody else has summed, as if every item had been answered.
  ///
  /// - Parameter total: the total as it was written.
  /// - Returns: the score.
  /// - Throws: why no complete questionnaire gives this total.
  public func score(total: DecimalNumber) throws(TotalFault) -> Score {
    guard total >= minimum, total <= maximum else { throw .outOfRange }
    let scaled = Int128(total.mantissa) * Int128(denominator)
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: Int128(total.denominator))
    guard remainder == 0, let numerator = Int64(exactly: quotient), isComplete(numerator) else {
      throw .notAttainable
    }
    return score(numerator: numerator, answered: expected)
  }

  private func score(numerator: Int64, answered: Int) -> Score {
    Score(
      numerator: numerator,
      denominator: denominator,
      answered: answered,
      expected: expected,
      rule: rule
    )
  }

  /// The score's numerator over ``denominator`` for a sum of so many answered items.
  func numerator(sum: Int64, answered: Int) -> Int64? {
    switch conversion {
    case .affine(let multipliers, let offset):
      return rounded(sum * multipliers[answered - fewest] + offset)
    case .table(let first, let numerators):
      let index = sum - first
      guard index >= 0, index < numerators.count, let entry = numerators[Int(index)] else {
        return nil
      }
      return rounded(entry)
    }
  }

  /// Whether some sum of complete answers gives `numerator`.
  private func isComplete(_ numerator: Int64) -> Bool {
    // A rounded scale forgets which sums it came from; any rounded value in range may stand.
    guard rounding == .none else { return true }
    switch conversion {
    case .affine(let multipliers, let offset):
      let step = multipliers[expected - fewest]
      return step == 0 ? numerator == offset : (numerator - offset) % step == 0
    case .table(_, let numerators):
      return numerators.contains(numerator)
    }
  }

  private func rounded(_ numerator: Int64) -> Int64 {
    switch rounding {
    case .none: numerator
    case .halvesAwayFromZero:
      divide(numerator, halfUp: { _ in true })
    case .halvesToEven:
      divide(numerator, halfUp: { $0 % 2 != 0 })
    }
  }

  /// Moves a numerator from ``unrounded`` to ``denominator``, by size and then by sign.
  private func divide(_ numerator: Int64, halfUp: (Int128) -> Bool) -> Int64 {
    let scaled = Int128(numerator) * Int128(denominator)
    let size = Int128(scaled.magnitude)
    let (quotient, remainder) = size.quotientAndRemainder(dividingBy: Int128(unrounded))
    let twice = 2 * remainder
    let up = twice > Int128(unrounded) || (twice == Int128(unrounded) && halfUp(quotient))
    let result = quotient + (up ? 1 : 0)
    return Int64(scaled < 0 ? -result : result)
  }
}

extension Scorer.CompiledItem {
  func value(of code: Int) -> Int64 {
    if let counted { return counted.contains(code) ? 1 : 0 }
    return offset + sign * Int64(code)
  }
}
