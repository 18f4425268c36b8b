/// The sign test of paired scores: changes of zero are dropped, and the rest is exactly binomial.
public struct PairedSignTest: Sendable, Hashable {
  /// The signs of the changes.
  public let signs: ChangeSigns
  /// The p-values; greater is that of more positive changes.
  public let pValues: PValues

  /// The two-sided p-value: twice the smaller tail, at most 1.
  public var p: Double { pValues.twoSided }
  /// The natural logarithm of the two-sided p-value.
  public var logP: Double { pValues.logTwoSided }

  /// The normal approximation, signed and moved by half a pair towards 0, and not beyond.
  public var continuityCorrectedZ: Double {
    let excess = Double(signs.positive - signs.negative)
    let size = max(0, abs(excess) - 1) / Double(signs.positive + signs.negative).squareRoot()
    return excess < 0 ? -size : size
  }
  /// The two-sided p-value of the normal approximation.
  public var continuityCorrectedP: Double {
    2 * StandardNormal.tails(abs(continuityCorrectedZ)).upper
  }

  /// Tests the pairs of a table.
  public init(_ table: PairedTable) throws(Untestable) {
    try self.init(change: table.change)
  }

  /// Tests a table of changes.
  public init(change: CountTable) throws(Untestable) {
    try self.init(ChangeSigns(change))
  }

  /// Tests signs that have been counted.
  public init(_ signs: ChangeSigns) throws(Untestable) {
    guard signs.count > 0 else { throw .tooFewPairs(0) }
    guard signs.zero < signs.count else { throw .nobodyChanged }
    self.signs = signs
    pValues = PValues(successes: signs.positive, failures: signs.negative)
  }
}

extension PValues {
  /// The exact p-values of so many successes when failures are as likely.
  init(successes: Int, failures: Int) {
    let distribution = Binomial(trials: successes + failures, probability: 0.5)
    let atMost = distribution.tails(successes)
    let below = distribution.tails(failures)
    self.init(
      greater: below.lower,
      logGreater: below.logLower,
      less: atMost.lower,
      logLess: atMost.logLower
    )
  }
}
