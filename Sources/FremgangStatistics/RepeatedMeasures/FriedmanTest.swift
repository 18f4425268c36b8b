/// Friedman's rank test of people measured at every wave, corrected for ties (1937,
/// doi:10.1080/01621459.1937.10503522), with Kendall's coefficient of concordance.
///
/// Every person's scores are ranked among themselves. Q is that of R's `friedman.test`. With two waves
/// it is the sign test without its exactness; with few people the F of Iman and Davenport is closer
/// to the truth than the chi-squared p.
public struct FriedmanTest: Sendable, Hashable {
  /// The number of people.
  public let count: Int
  /// The sum of the ranks of each wave, ties having their midrank.
  public let rankSums: [Double]
  /// The statistic Q.
  public let q: Double
  /// The p-value of Q by the chi-squared distribution.
  public let p: Double
  /// The natural logarithm of the p-value.
  public let logP: Double
  /// The test of (n − 1) Q / (n (k − 1) − Q) by the F distribution (Iman and Davenport 1980,
  /// doi:10.1080/03610928008827904); absent with one person and where all people agree, which makes it
  /// infinite.
  public let imanDavenport: FStatistic?

  /// The number of waves less one.
  public var degreesOfFreedom: Int { rankSums.count - 1 }
  /// Kendall's W, from 0 for no agreement among people to 1, corrected for ties: Q / (n (k − 1)).
  public var concordance: Double { min(1, q / (Double(count) * Double(degreesOfFreedom))) }

  /// Ranks the waves of a table of profiles.
  ///
  /// Throws when there is nobody, when there are fewer than two waves, and when every person's scores are
  /// all equal.
  public init(_ table: ProfileTable) throws(Untestable) {
    try self.init(table.cells.map { ($0.scores, $0.count) }, waves: table.waves)
  }

  /// Ranks the waves of people, each with one double for every wave, ties being those of the doubles.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or people differ in their number
  /// of values.
  public init(_ people: [[Double]]) throws(Untestable) {
    let waves = people.first?.count ?? 0
    for person in people where person.count != waves {
      throw .unequalLengths(before: waves, after: person.count)
    }
    guard people.joined().allSatisfy(\.isFinite) else { throw .notFinite }
    try self.init(people.map { ($0, 1) }, waves: waves)
  }

  private init<Score: Comparable>(
    _ people: [(scores: [Score], count: Int)],
    waves: Int
  ) throws(Untestable) {
    let n = people.reduce(0) { summed($0, $1.count) }
    guard n >= 1 else { throw .tooFewValues(0) }
    guard waves >= 2 else { throw .tooFewGroups(waves) }
    var sums = Array(repeating: Int128(0), count: waves)
    var spread: Int128 = 0
    for person in people {
      for (wave, rank) in Self.doubledRanks(person.scores).enumerated() {
        let deviation = Int128(rank - waves - 1)
        sums[wave] += deviation * Int128(person.count)
        spread += deviation * deviation * Int128(person.count)
      }
    }
    guard spread > 0 else { throw .noVariation }
    let (size, df) = (Double(n), Double(waves - 1))
    let between = sums.reduce(0.0) { $0 + Double($1) * Double($1) }
    let statistic = df * (between / Double(spread))
    let tails = ChiSquared(degreesOfFreedom: df).tails(statistic)
    count = n
    rankSums = sums.map { Double($0) / 2 + size * Double(waves + 1) / 2 }
    (q, p, logP) = (statistic, tails.upper, tails.logUpper)
    let rest = size * df - statistic
    let hasRest = n > 1 && rest > 1e-12 * size * df
    imanDavenport =
      hasRest
      ? try FStatistic(
        f: (size - 1) * statistic / rest,
        numerator: df,
        denominator: df * (size - 1)
      ) : nil
  }

  private static func doubledRanks<Score: Comparable>(_ scores: [Score]) -> [Int] {
    scores.map { score in
      1 + scores.reduce(0) { $0 + ($1 < score ? 2 : $1 == score ? 1 : 0) }
    }
  }
}
