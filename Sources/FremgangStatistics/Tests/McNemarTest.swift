#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// McNemar's test: whether as many pairs enter a state as leave it.
public struct McNemarTest: Sendable, Hashable {
  /// A chi-squared statistic with one degree of freedom.
  public struct ChiSquaredStatistic: Sendable, Hashable {
    /// The statistic.
    public let value: Double
    /// The p-value.
    public let p: Double
    /// The natural logarithm of the p-value.
    public let logP: Double

    init(_ value: Double) {
      self.value = value
      let tails = ChiSquared(degreesOfFreedom: 1).tails(value)
      (p, logP) = (tails.upper, tails.logUpper)
    }
  }

  /// Pairs in the state before and not after.
  public let left: Int
  /// Pairs in the state after and not before.
  public let entered: Int
  /// The exact binomial p-values of the discordant pairs; greater is that of more leaving.
  public let exact: PValues
  /// The two-sided p-value that counts the observed split half (Fagerland, Lydersen and Laake 2013,
  /// doi:10.1186/1471-2288-13-91).
  public var midP: Double {
    if left == entered { return 1 }
    let discordant = Binomial(trials: left + entered, probability: 0.5)
    return min(1, exact.twoSided - discordant.probability(of: min(left, entered)))
  }
  /// The statistic without correction.
  public var chiSquared: ChiSquaredStatistic { chiSquared(of: difference) }
  /// The statistic with Edwards' correction for continuity.
  public var correctedChiSquared: ChiSquaredStatistic { chiSquared(of: max(0, difference - 1)) }

  /// The exact two-sided p-value.
  public var p: Double { exact.twoSided }

  /// Tests the pairs of a table, a score being in the state where the condition on its numerator
  /// holds.
  public init(_ table: PairedTable, inState: (Int64) -> Bool) throws(Untestable) {
    guard table.count > 0 else { throw .tooFewPairs(0) }
    var (left, entered) = (0, 0)
    for cell in table.cells {
      switch (inState(cell.before), inState(cell.after)) {
      case (true, false): left += cell.count
      case (false, true): entered += cell.count
      default: break
      }
    }
    try self.init(left: left, entered: entered)
  }

  /// Tests the numbers of discordant pairs.
  ///
  /// Precondition: neither is negative, and together they are within ``LatticeLimits``.
  public init(left: Int, entered: Int) throws(Untestable) {
    precondition(left >= 0 && entered >= 0, "a count must not be negative")
    let discordant = summed(left, entered)
    guard discordant > 0 else { throw .noDiscordantPairs }
    self.left = left
    self.entered = entered
    exact = PValues(successes: left, failures: entered)
  }

  private var difference: Double { Double(abs(left - entered)) }

  private func chiSquared(of difference: Double) -> ChiSquaredStatistic {
    ChiSquaredStatistic(difference * difference / Double(left + entered))
  }

  /// The number leaving over the number entering: infinite when nobody enters.
  public var oddsRatio: Double { Double(left) / Double(entered) }

  /// The exact interval of the share of discordant pairs that leave (Clopper and Pearson 1934,
  /// doi:10.1093/biomet/26.4.404).
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func shareInterval(level: Double) -> ConfidenceInterval {
    let tail = ConfidenceInterval.tail(of: level)
    let (b, c) = (Double(left), Double(entered))
    return ConfidenceInterval(
      level: level,
      lower: left == 0 ? 0 : RegularisedBeta.quantile(a: b, b: c + 1, p: tail),
      upper: entered == 0 ? 1 : 1 - RegularisedBeta.quantile(a: c, b: b + 1, p: tail)
    )
  }
  /// The share of all pairs that leave less the share that enter, with Wald's interval.
  ///
  /// Precondition: there are at least as many pairs as discordant ones, and the level lies strictly
  /// between 0 and 1.
  public func shareDifference(
    ofPairs pairs: Int,
    level: Double
  ) -> (estimate: Double, interval: ConfidenceInterval) {
    precondition(pairs >= left + entered, "discordant pairs are some of the pairs")
    let (n, discordant) = (Double(pairs), Double(left + entered))
    let difference = Double(left - entered)
    let estimate = difference / n
    let error = (discordant - difference * estimate).squareRoot() / n
    let reach = StandardNormal.upperQuantile(ConfidenceInterval.tail(of: level)) * error
    let interval = ConfidenceInterval(
      level: level,
      lower: estimate - reach,
      upper: estimate + reach
    )
    return (estimate, interval)
  }
}
