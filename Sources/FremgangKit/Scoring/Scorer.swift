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
    /// What a code is worth: `offset + sign * code`.
    let sign: Int64
    let offset: Int64
    /// Where the scale counts answers: the codes, as an index into ``Scorer/counted``; a code is worth
    /// whether it is one of them.
    let counted: Int?
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
  /// The lowest score that any answers give, times ``denominator``.
  public let lowest: Int64
  /// The highest score that any answers give, times ``denominator``.
  public let highest: Int64
  /// The scale's missing rule.
  public let rule: MissingRule

  let items: [CompiledItem]
  let counted: [[Int]]
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
    let (sum, answered) = sum(of: answers)
    guard answered >= fewest, let numerator = numerator(sum: sum, answered: answered) else {
      return .unscorable(answered: answered, expected: expected)
    }
    return .score(score(numerator: numerator, answered: answered))
  }

  /// The score's numerator alone, or nothing when too many answers are missing.
  func numerator(of answers: [Answer]) -> Int64? {
    let (sum, answered) = sum(of: answers)
    return answered >= fewest ? numerator(sum: sum, answered: answered) : nil
  }

  private func sum(of answers: [Answer]) -> (sum: Int64, answered: Int) {
    precondition(answers.count == instrumentItems, "answers that do not fit the instrument")
    var sum: Int64 = 0
    var answered = 0
    for item in items {
      guard let code = answers[item.index].code else { continue }
      sum += value(of: code, item)
      answered += 1
    }
    return (sum, answered)
  }

  /// What each item adds to the sum, reversed where the item is; nothing unless all are answered.
  ///
  /// - Parameters:
  ///   - answers: one answer for each of the instrument's items.
  ///   - values: takes the values.
  /// - Returns: whether all are answered.
  func readItems(_ answers: [Answer], into values: inout [Int]) -> Bool {
    values.removeAll(keepingCapacity: true)
    for item in items {
      guard let code = answers[item.index].code else { return false }
      values.append(Int(value(of: code, item)))
    }
    return true
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
    guard remainder == 0, let numerator = Int64(exactly: quotient),
      (lowest...highest).contains(numerator), isComplete(numerator)
    else { throw .notAttainable }
    return score(numerator: numerator, answered: expected)
  }

  func score(numerator: Int64, answered: Int) -> Score {
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
      return rounding.applied(
        to: sum * multipliers[answered - fewest] + offset,
        over: unrounded,
        giving: denominator
      )
    case .table(let first, let numerators):
      let index = sum - first
      guard index >= 0, index < numerators.count, let entry = numerators[Int(index)] else {
        return nil
      }
      return rounding.applied(to: entry, over: unrounded, giving: denominator)
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
}

extension Rounding {
  /// Moves `numerator` from one denominator to the rounding's own, by size and then by sign.
  func applied(to numerator: Int64, over unrounded: Int64, giving denominator: Int64) -> Int64 {
    if self == .none { return numerator }
    let scaled = Int128(numerator) * Int128(denominator)
    let (quotient, remainder) = Int128(scaled.magnitude)
      .quotientAndRemainder(dividingBy: Int128(unrounded))
    let isUp =
      switch 2 * remainder - Int128(unrounded) {
      case ..<0: false
      case 0: !isToEven || quotient % 2 != 0
      default: true
      }
    let size = quotient + (isUp ? 1 : 0)
    return Int64(scaled < 0 ? -size : size)
  }

  private var isToEven: Bool {
    if case .halvesToEven = self { true } else { false }
  }
}

extension Scorer {
  @inline(__always)
  func value(of code: Int, _ item: CompiledItem) -> Int64 {
    if let place = item.counted { return counted[place].contains(code) ? 1 : 0 }
    return item.offset + item.sign * Int64(code)
  }
}
