#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Wilcoxon's signed-rank test of paired scores, with midranks for changes of equal size.
public struct WilcoxonSignedRank: Sendable, Hashable {
  /// How the p-values were found.
  public enum Method: Sendable, Hashable {
    /// From all sign patterns of the ranks at hand, equally likely, ties and all.
    case exact
    /// From the normal distribution, the variance being that of the ranks at hand.
    case asymptotic
    /// The same with the statistic moved by half a rank towards its mean.
    case continuityCorrected
  }

  /// The largest number of non-zero changes for which p-values are exact without being asked to be.
  ///
  /// Up to here they take a fifth of a millisecond. Further on the normal approximation is off by less
  /// than one part in five hundred around p = 0.05.
  public static let exactLimit = 200

  /// The largest number of non-zero changes for which exact p-values can be asked for.
  ///
  /// Up to here every count of sign patterns, from 1 to 2^2000, is a double when scaled, p-values have a
  /// relative error below 7e-13, and the work takes a fraction of a second. Zeros that are ranked (Pratt)
  /// lengthen the rank sums and end exactness earlier; ``method`` says which it was.
  public static let exactReach = 2000

  /// How changes of zero were treated.
  public let zeroHandling: ZeroHandling
  /// How the p-values were found.
  public let method: Method
  /// The p-values; greater is that of positive changes.
  public let pValues: PValues
  let ranks: SignedRanks

  /// The two-sided p-value.
  public var p: Double { pValues.twoSided }
  /// The natural logarithm of the two-sided p-value.
  public var logP: Double { pValues.logTwoSided }
  /// The sum of the ranks of positive changes.
  public var w: Double { ranks.positiveSum.nearestDouble / 2 }
  /// The sum of the ranks of negative changes.
  public var wMinus: Double { ranks.negativeSum.nearestDouble / 2 }
  /// The number of changes of zero.
  public var zeros: Int { ranks.zeros }
  /// The number of changes that are not zero.
  public var nonZero: Int { ranks.nonZero }
  /// The number of non-zero changes that share their size with another.
  public var ties: Int { ranks.ties }
  /// The asymptotic statistic, signed, corrected for ties and not for continuity.
  public var z: Double { ranks.standardised(shiftedBy: 0) }
  /// The asymptotic statistic moved by half a rank towards 0, and not beyond.
  public var continuityCorrectedZ: Double {
    ranks.positiveSum < ranks.negativeSum
      ? min(0, ranks.standardised(shiftedBy: 1)) : max(0, ranks.standardised(shiftedBy: -1))
  }
  /// The matched rank-biserial correlation, from −1 to 1: the positive less the negative rank sum,
  /// over both (Kerby 2014, doi:10.2466/11.IT.3.1).
  public var rankBiserial: Double {
    (ranks.positiveSum - ranks.negativeSum).nearestDouble
      / (ranks.positiveSum + ranks.negativeSum).nearestDouble
  }

  /// The smallest two-sided p-value that so many non-zero changes can give, were they all of one sign.
  public var smallestPossibleP: Double {
    nonZero > 1074 ? 0 : Double(sign: .plus, exponent: 1 - nonZero, significand: 1)
  }

  /// The interval of ``rankBiserial`` by Fisher's z, with the standard error that the rank sum has when
  /// nothing changed: approximate, as in `rank_biserial` of R's effectsize.
  ///
  /// Where all changes have one sign it is that single point. Precondition: the level lies strictly
  /// between 0 and 1.
  public func rankBiserialInterval(level: Double) -> ConfidenceInterval {
    let tail = ConfidenceInterval.tail(of: level)
    let n = Double(nonZero)
    let error = ((2 * n + 1) * 2 / (3 * n * (n + 1))).squareRoot()
    let reach = StandardNormal.upperQuantile(tail) * error
    let r = rankBiserial
    guard abs(r) < 1 else { return ConfidenceInterval(level: level, lower: r, upper: r) }
    let centre = atanh(r)
    return ConfidenceInterval(
      level: level,
      lower: tanh(centre - reach),
      upper: tanh(centre + reach)
    )
  }

  /// Tests the pairs of a table.
  ///
  /// Without a method it is exact up to ``exactLimit`` non-zero changes and asymptotic beyond, as it is
  /// where exactness is asked for and out of reach; ``method`` says which.
  public init(
    _ table: PairedTable,
    zeros: ZeroHandling = .dropped,
    method: Method? = nil
  ) throws(Untestable) {
    try self.init(change: table.change, zeros: zeros, method: method)
  }

  /// Tests a table of changes.
  ///
  /// Without a method it is exact up to ``exactLimit`` non-zero changes and asymptotic beyond, as it is
  /// where exactness is asked for and out of reach; ``method`` says which.
  public init(
    change: CountTable,
    zeros: ZeroHandling = .dropped,
    method: Method? = nil
  ) throws(Untestable) {
    try self.init(SignedRanks(change, handling: zeros), zeros: zeros, method: method)
  }

  /// Tests differences that are doubles, ties and zeros being those of the doubles.
  ///
  /// Differences of scores that were written as decimals lose their ties to rounding: put such
  /// scores in a ``PairedTable``.
  public init(
    differences: [Double],
    zeros: ZeroHandling = .dropped,
    method: Method? = nil
  ) throws(Untestable) {
    guard differences.allSatisfy(\.isFinite) else { throw .notFinite }
    try self.init(SignedRanks(differences, handling: zeros), zeros: zeros, method: method)
  }

  private init(
    _ ranks: SignedRanks,
    zeros: ZeroHandling,
    method: Method?
  ) throws(Untestable) {
    guard ranks.zeros > 0 || ranks.nonZero > 0 else { throw .tooFewPairs(0) }
    guard ranks.nonZero > 0 else { throw .nobodyChanged }
    self.ranks = ranks
    zeroHandling = zeros
    switch method {
    case .continuityCorrected:
      self.method = .continuityCorrected
      pValues = ranks.normalPValues(correctedForContinuity: true)
    case .asymptotic:
      self.method = .asymptotic
      pValues = ranks.normalPValues(correctedForContinuity: false)
    case .exact, nil:
      let limit = method == .exact ? Self.exactReach : Self.exactLimit
      let exact = ranks.nonZero <= limit ? ranks.exactPValues() : nil
      self.method = exact == nil ? .asymptotic : .exact
      pValues = exact ?? ranks.normalPValues(correctedForContinuity: false)
    }
  }
}

extension SignedRanks {
  /// The positive rank sum less its mean, moved by so many halves, over its standard deviation.
  fileprivate func standardised(shiftedBy halves: Int) -> Double {
    (positiveSum - negativeSum + 2 * Int128(halves)).nearestDouble
      / sumOfSquares.nearestDouble.squareRoot()
  }

  fileprivate func normalPValues(correctedForContinuity: Bool) -> PValues {
    let halves = correctedForContinuity ? 1 : 0
    let greater = StandardNormal.tails(standardised(shiftedBy: -halves))
    let less = StandardNormal.tails(standardised(shiftedBy: halves))
    return PValues(
      greater: greater.upper,
      logGreater: greater.logUpper,
      less: less.lower,
      logLess: less.logLower
    )
  }
}
