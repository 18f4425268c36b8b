#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The rank-sum test of two independent groups by Wilcoxon (1945, doi:10.2307/3001968) and Mann and
/// Whitney (1947, doi:10.1214/aoms/1177730491), with midranks for equal values.
///
/// Greater means that the first group tends to exceed the second. The null hypothesis is that both
/// distributions are equal; where they may differ in spread, use ``BrunnerMunzel``.
public struct MannWhitney: Sendable, Hashable {
  /// How the p-values were found.
  public enum Method: Sendable, Hashable {
    /// From all ways to deal the values at hand out to the groups, equally likely, ties and all, as R's
    /// coin and exactRankTests do; R's `wilcox.test` does so without ties only.
    case exact
    /// From the normal distribution, the variance being corrected for ties.
    case asymptotic
    /// The same with U moved by one half towards its mean, the default of R's `wilcox.test` with ties
    /// and of SciPy.
    case continuityCorrected
  }

  /// How the p-values were found.
  public let method: Method
  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// How many pairs of values the first group is ahead in, ties counting half (R's W).
  public let u: Double
  /// How many values share one rank, for each rank that several share, from the fewest to the most.
  public let ties: [Int]
  /// The p-values; the two-sided one is twice the smaller of the others, as R's `wilcox.test` has it.
  public let pValues: PValues
  /// The exact two-sided p-value by distance: the probability of a U at least as far from its mean, as
  /// coin and exactRankTests have it; absent with other methods.
  ///
  /// With ties and unequal groups it differs from the doubled one, because U is then not symmetric.
  public let pByDistance: Double?
  /// U less its mean over its standard deviation, corrected for ties and not for continuity; absent
  /// where all values are equal.
  public let z: Double?
  /// The same after U has moved by one half towards its mean, and not beyond.
  public let continuityCorrectedZ: Double?

  /// The two-sided p-value, by doubling.
  public var p: Double { pValues.twoSided }
  /// The natural logarithm of the two-sided p-value.
  public var logP: Double { pValues.logTwoSided }
  /// How many pairs of values the second group is ahead in, ties counting half.
  public var secondU: Double { Double(firstCount) * Double(secondCount) - u }
  /// The sum of the first group's ranks.
  public var rankSum: Double { u + Double(firstCount) * (Double(firstCount) + 1) / 2 }
  /// The probability that a value of the first group exceeds one of the second, ties counting half (A
  /// of Vargha and Delaney 2000, doi:10.3102/10769986025002101).
  public var probabilityOfSuperiority: Double { u / (Double(firstCount) * Double(secondCount)) }
  /// The rank-biserial correlation 2A − 1, from −1 to 1 (Cliff's delta, Cliff 1993,
  /// doi:10.1037/0033-2909.114.3.494).
  public var rankBiserial: Double {
    (u - secondU) / (Double(firstCount) * Double(secondCount))
  }

  /// Compares the values of two tables.
  ///
  /// Without a method, or where exactness is out of reach, it is exact while the work stays below
  /// ``exactWorkLimit`` and asymptotic beyond; ``method`` says which. Throws when a group is empty, and
  /// where all values are equal unless the method is exact, which then gives p = 1.
  ///
  /// Precondition: the denominators are equal.
  public init(
    _ first: CountTable,
    _ second: CountTable,
    method: Method? = nil
  ) throws(Untestable) {
    try self.init(TieTable([first, second]), method: method)
  }

  /// Compares two samples of doubles, ties being those of the doubles.
  ///
  /// The method and the reasons are those for tables, besides values that are infinite or not numbers.
  public init(
    _ first: [Double],
    _ second: [Double],
    method: Method? = nil
  ) throws(Untestable) {
    try self.init(TieTable([first, second]), method: method)
  }

  private init(_ table: TieTable, method: Method?) throws(Untestable) {
    guard !table.sizes.contains(0) else { throw .tooFewValues(0) }
    let normal = RankSumNormal(table)
    (firstCount, secondCount) = (table.sizes[0], table.sizes[1])
    u = Double(table.doubledU) / 2
    ties = table.ties.sorted()
    z = normal?.z(shiftedBy: 0)
    continuityCorrectedZ = normal?.continuityCorrectedZ
    let exact = method == nil || method == .exact ? table.exactRankSum() : nil
    if let exact {
      self.method = .exact
      (pValues, pByDistance) = (exact.pValues, exact.pByDistance)
      return
    }
    guard let normal else { throw .noVariation }
    self.method = method == .continuityCorrected ? .continuityCorrected : .asymptotic
    pByDistance = nil
    pValues = normal.pValues(correctedForContinuity: method == .continuityCorrected)
  }
}

extension TieTable {
  /// Twice the number of pairs in which the first of two groups is ahead, ties counting half.
  var doubledU: Int128 {
    var below: Int128 = 0
    var doubled: Int128 = 0
    for row in rows {
      doubled += Int128(row[0]) * (2 * below + Int128(row[1]))
      below += Int128(row[1])
    }
    return doubled
  }
}

/// The normal approximation of U.
struct RankSumNormal {
  private let excess: Double
  private let deviation: Double

  /// Nothing where all values are equal.
  init?(_ table: TieTable) {
    guard table.rows.count > 1 else { return nil }
    let n = Double(table.count)
    let tied = table.ties.reduce(0.0) { sum, tie in
      sum + Double(tie) / n * (Double(tie) - 1) / (n - 1) * (Double(tie) + 1)
    }
    let product = Double(table.sizes[0]) * Double(table.sizes[1])
    excess = table.excess / 2
    deviation = (product / 12 * (n + 1 - tied)).squareRoot()
  }

  func z(shiftedBy halves: Double) -> Double {
    (excess + halves / 2) / deviation
  }

  var continuityCorrectedZ: Double {
    excess < 0 ? min(0, z(shiftedBy: 1)) : max(0, z(shiftedBy: -1))
  }

  func pValues(correctedForContinuity: Bool) -> PValues {
    let halves = correctedForContinuity ? 1.0 : 0
    let greater = StandardNormal.tails(z(shiftedBy: -halves))
    let less = StandardNormal.tails(z(shiftedBy: halves))
    return PValues(
      greater: greater.upper,
      logGreater: greater.logUpper,
      less: less.lower,
      logLess: less.logLower
    )
  }
}
