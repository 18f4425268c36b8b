/// The Hodges–Lehmann estimate of the change: the median of the averages of all pairs of changes, each
/// change paired with itself too (Hodges and Lehmann 1963, doi:10.1214/aoms/1177704172).
///
/// For changes that are distributed symmetrically it estimates their centre, which is what Wilcoxon's
/// signed-rank test is about. It is not the median change, and with skewed changes it estimates
/// neither the median nor the mean. From counts it costs no more for a million people than for ten.
public struct HodgesLehmann: Sendable, Hashable {
  /// How an interval was found.
  public enum Method: Sendable, Hashable {
    /// Its ends are those averages that the exact distribution of untied signed ranks names.
    case exact
    /// Its ends are those averages that the normal distribution of untied signed ranks names.
    case asymptotic
  }

  /// An interval between two averages of pairs of changes.
  public struct Interval: Sendable, Hashable {
    /// The level that was asked for.
    public let level: Double
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// The level that is reached without ties, which for very few changes is below the one asked for.
    public let coverage: Double
    /// How the interval was found.
    public let method: Method
  }

  /// How changes of zero were treated.
  public let zeroHandling: ZeroHandling
  /// The number of changes that went in.
  public let count: Int
  /// The estimate, in points.
  public let estimate: Double
  private let averages: PairAverages

  /// Estimates from the pairs of a table.
  ///
  /// Zeros take part unless they are dropped. R's `wilcox.test` and exactRankTests drop them, which
  /// moves the estimate away from 0, and R prints the root of an approximation for ties.
  public init(_ table: PairedTable, zeros: ZeroHandling = .ranked) throws(Untestable) {
    try self.init(change: table.change, zeros: zeros)
  }

  /// Estimates from a table of changes.
  public init(change: CountTable, zeros: ZeroHandling = .ranked) throws(Untestable) {
    let entries = change.entries.filter { zeros == .ranked || $0.numerator != 0 }
    try self.init(
      PairAverages(lattice: entries, denominator: change.denominator),
      zeros: zeros,
      of: change.count
    )
  }

  /// Estimates from differences that are doubles; O(n log n).
  public init(differences: [Double], zeros: ZeroHandling = .ranked) throws(Untestable) {
    guard differences.allSatisfy(\.isFinite) else { throw .notFinite }
    let kept = differences.filter { zeros == .ranked || $0 != 0 }
    try self.init(PairAverages(kept), zeros: zeros, of: differences.count)
  }

  private init(_ averages: PairAverages, zeros: ZeroHandling, of all: Int) throws(Untestable) {
    guard averages.count > 0 else { throw all > 0 ? .nobodyChanged : .tooFewPairs(0) }
    self.averages = averages
    zeroHandling = zeros
    count = averages.count
    estimate = averages.median
  }

  /// The interval that holds the changes of location which the signed-rank test of untied changes does
  /// not reject (Bauer 1972, doi:10.1080/01621459.1972.10481279), as in R's exact branch.
  ///
  /// Exact up to ``WilcoxonSignedRank/exactReach`` changes. With ties it is conservative.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> Interval {
    let tail = ConfidenceInterval.tail(of: level)
    let exact = count <= WilcoxonSignedRank.exactReach
    let (place, outside) =
      exact ? RankSumTail.place(ofTail: tail, count: count) : Self.normalPlace(tail, count: count)
    return Interval(
      level: level,
      lower: averages.average(at: place),
      upper: averages.average(at: averages.pairs + 1 - place),
      coverage: 1 - 2 * outside,
      method: exact ? .exact : .asymptotic
    )
  }

  private static func normalPlace(
    _ tail: Double,
    count: Int
  ) -> (place: Int128, outside: Double) {
    let n = Double(count)
    let mean = n * (n + 1) / 4
    let deviation = (n * (n + 1) * (2 * n + 1) / 24).squareRoot()
    let place = max(1, (mean - StandardNormal.upperQuantile(tail) * deviation).rounded(.up))
    let outside = StandardNormal.tails((place - 0.5 - mean) / deviation).lower
    return (Int128(place), outside)
  }
}
