/// Brunner and Munzel's test of the probability that a value of the first group exceeds one of the
/// second, equal values counting half (2000,
/// doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U).
///
/// Unlike ``MannWhitney`` it does not assume that the groups' distributions are equal but for a
/// shift: it is to that test as Welch's t is to Student's. Positive t means that the first group
/// tends to exceed the second. The p-values are by Student's t with Satterthwaite's degrees of
/// freedom, as in SciPy's `brunnermunzel` with `distribution="t"`; the statistic is that of SciPy
/// for the groups in the opposite order.
public struct BrunnerMunzel: StudentTest {
  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// The probability less one half, with its error, statistic and p-values.
  public let statistic: StudentStatistic
  /// The two-sided p-value by the normal distribution, for large groups.
  public let asymptoticP: Double
  /// The probability that a value of the first group exceeds one of the second, ties counting half.
  public let probabilityOfSuperiority: Double

  /// Compares the values of two tables.
  ///
  /// Throws when a group has fewer than two values, or when every value of one group stands in the
  /// same relation to the other, as where they do not overlap: then no variance can be found.
  ///
  /// Precondition: the denominators are equal.
  public init(_ first: CountTable, _ second: CountTable) throws(Untestable) {
    try self.init(TieTable([first, second]))
  }

  /// Compares two samples of doubles, ties being those of the doubles.
  ///
  /// Throws as for tables, and when a value is infinite or not a number.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    try self.init(TieTable([first, second]))
  }

  private init(_ table: TieTable) throws(Untestable) {
    let smaller = table.sizes.min() ?? 0
    guard smaller >= 2 else { throw .tooFewValues(smaller) }
    let placements = table.placements
    guard let one = placements[0].moments, let other = placements[1].moments else {
      throw .tooFewValues(0)
    }
    (firstCount, secondCount) = (one.count, other.count)
    let (first, second) = (one.divided(by: other.count), other.divided(by: one.count))
    let welch = try WelchTTest(first, second)
    statistic = try StudentStatistic(
      estimate: table.excess / (2 * Double(one.count) * Double(other.count)),
      standardError: welch.standardError,
      degreesOfFreedom: welch.degreesOfFreedom
    )
    probabilityOfSuperiority = first.mean
    asymptoticP = min(1, 2 * StandardNormal.tails(abs(statistic.t)).upper)
  }

  /// The interval of the probability of superiority, by Student's t.
  ///
  /// It is not cut off, so that it can reach below 0 or beyond 1 in small groups.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func superiorityInterval(level: Double) -> ConfidenceInterval {
    let interval = interval(level: level)
    return ConfidenceInterval(
      level: level,
      lower: interval.lower + 0.5,
      upper: interval.upper + 0.5
    )
  }
}

extension TieTable {
  /// For each value of either of two groups, how many of the other lie below, ties counting half.
  fileprivate var placements: [CountTable] {
    var (first, second) = (0, 0)
    var places: [[(numerator: Int64, count: Int)]] = [[], []]
    for row in rows {
      places[0].append((Int64(2 * second + row[1]), row[0]))
      places[1].append((Int64(2 * first + row[0]), row[1]))
      first += row[0]
      second += row[1]
    }
    return places.map { CountTable(denominator: 2, counts: $0) }
  }

  /// The number of pairs in which the first group is ahead less those in which it is behind.
  var excess: Double {
    var (first, second, ahead, behind) = (Int128(0), Int128(0), Int128(0), Int128(0))
    for row in rows {
      ahead += Int128(row[0]) * second
      behind += Int128(row[1]) * first
      first += Int128(row[0])
      second += Int128(row[1])
    }
    return Double(ahead - behind)
  }
}

extension SampleMoments {
  fileprivate func divided(by divisor: Int) -> SampleMoments {
    SampleMoments(
      count: count,
      mean: mean / Double(divisor),
      standardDeviation: standardDeviation / Double(divisor),
      varies: varies
    )
  }
}
