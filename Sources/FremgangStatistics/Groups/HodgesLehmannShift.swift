/// The shift between two independent groups: the median of all differences of a value of the first
/// and one of the second (Hodges and Lehmann 1963, doi:10.1214/aoms/1177704172).
///
/// It is the estimate that belongs to ``MannWhitney``, and not the difference of the medians. Every
/// difference counts; R's `wilcox.test` gives the same without ties and something close with them.
public struct HodgesLehmannShift: Sendable, Hashable {
  /// An interval between two of the differences.
  public struct Interval: Sendable, Hashable {
    /// The ends, and the level that was asked for.
    public let interval: ConfidenceInterval
    /// The probability with which such an interval covers the shift when nothing is tied, at least the
    /// level unless the groups are too small for it; absent where the places of the ends come from the
    /// normal distribution.
    public let achievedLevel: Double?
  }

  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// The shift, in units of the values; positive where the first group is ahead.
  public let estimate: Double
  private let differences: PairwiseDifferences

  /// Compares the values of two tables.
  ///
  /// Throws when a group is empty.
  ///
  /// Precondition: the denominators are equal.
  public init(_ first: CountTable, _ second: CountTable) throws(Untestable) {
    precondition(
      first.denominator == second.denominator,
      "tables of different lattices cannot compare"
    )
    try self.init(.lattice(first, second), first.count, second.count)
  }

  /// Compares two samples of doubles.
  ///
  /// Throws when a group is empty, when a value is infinite or not a number, and when a difference
  /// leaves the doubles.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    guard first.allSatisfy(\.isFinite), second.allSatisfy(\.isFinite) else { throw .notFinite }
    let (one, other) = (first.sorted(), second.sorted())
    if let low = one.first, let high = one.last, let least = other.first, let most = other.last {
      guard (low - most).isFinite, (high - least).isFinite else { throw .notFinite }
    }
    try self.init(.doubles(one, other), one.count, other.count)
  }

  private init(
    _ differences: PairwiseDifferences,
    _ first: Int,
    _ second: Int
  ) throws(Untestable) {
    guard first > 0, second > 0 else { throw .tooFewValues(0) }
    self.differences = differences
    (firstCount, secondCount) = (first, second)
    let pairs = Int128(first) * Int128(second)
    estimate = differences.mean(at: (pairs + 1) / 2, pairs / 2 + 1)
  }

  /// The interval that the rank-sum test without ties inverts to, as R's `wilcox.test` has it when
  /// exact.
  ///
  /// Its ends are differences of values. Where the groups are so small that no level is reached, it
  /// spans all differences, and ``Interval/achievedLevel`` says what that is worth.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> Interval {
    let tail = ConfidenceInterval.tail(of: level)
    let pairs = Int128(firstCount) * Int128(secondCount)
    let (place, achieved) = exactPlace(tail) ?? (asymptoticPlace(tail), nil)
    return Interval(
      interval: ConfidenceInterval(
        level: level,
        lower: differences.value(at: place),
        upper: differences.value(at: pairs + 1 - place)
      ),
      achievedLevel: achieved
    )
  }

  /// The smallest U that is reached with at least the probability of the tail, and what the interval
  /// from there covers.
  private func exactPlace(_ tail: Double) -> (place: Int128, achieved: Double?)? {
    let (small, large) = (min(firstCount, secondCount), max(firstCount, secondCount))
    guard small + large <= 1000,
      (small + large) * small * (small * large + 1)
        <= MannWhitney.exactWorkLimit
    else { return nil }
    let ones = Array(repeating: 1, count: small + large)
    let ways = RankSumDistribution(ties: ones, chosen: small, unit: 2).ways
    let total = ways.reduce(0, +)
    let target = tail * (1 - 64 * Double.ulpOfOne)
    var passed = 0.0
    var place = 0
    while place < ways.count, (passed + ways[place]) / total < target {
      passed += ways[place]
      place += 1
    }
    let first = max(place, 1)
    if place == 0 { passed = ways[0] }
    return (Int128(first), 1 - 2 * passed / total)
  }

  private func asymptoticPlace(_ tail: Double) -> Int128 {
    let (n, m) = (Double(firstCount), Double(secondCount))
    let deviation = (n * m / 12 * (n + m + 1)).squareRoot()
    let place = n * m / 2 - StandardNormal.upperQuantile(tail) * deviation
    return Int128(max(1, place.rounded(.down)))
  }
}
