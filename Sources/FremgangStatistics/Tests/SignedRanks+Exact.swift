#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension SignedRanks {
  /// The largest number of rank sums that are kept apart; it admits ``WilcoxonSignedRank/exactReach``
  /// changes, ties and all, without zeros in the ranking.
  private static let stateLimit: Int128 = 2_100_000

  /// The exact p-values given the ranks, or nothing when there are too many.
  func exactPValues() -> PValues? {
    guard nonZero <= WilcoxonSignedRank.exactReach else { return nil }
    let unit = groups.reduce(0) { Self.greatestCommonDivisor($0, $1.doubledRank) }
    let smaller = min(positiveSum, negativeSum) / Int128(unit)
    guard smaller <= Self.stateLimit else { return nil }
    var steps: [Int] = []
    steps.reserveCapacity(nonZero)
    for group in groups {
      let step = group.doubledRank / unit
      for _ in 0..<group.count { steps.append(step) }
    }
    let tail = RankSumTail(of: steps, at: Int(smaller))
    let (small, large) = ((tail.atMost, tail.logAtMost), (1 - tail.below, log1p(-tail.below)))
    let (greater, less) = positiveSum > negativeSum ? (small, large) : (large, small)
    return PValues(greater: greater.0, logGreater: greater.1, less: less.0, logLess: less.1)
  }

  private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    var (a, b) = (one, other)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
