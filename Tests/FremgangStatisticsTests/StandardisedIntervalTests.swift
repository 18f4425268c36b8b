import FremgangStatistics
import Testing

/// Intervals of standardised differences and of the rank-biserial correlation.
///
/// The formulas are those of R's effectsize 0.8.3, whose printed ends agree to six decimals; the ends
/// here are SciPy 1.17.1's root of the noncentral t distribution.
@Suite struct `Standardised intervals` {
  private let drug1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  private let drug2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  private let one = [5.0, 3, 8, 6, 2, 7, 4, 9, 1, 6]
  private let other = [4.0, 4, 6, 9, 1, 3, 5, 6, 3, 8, 2, 7]

  private func difference(
    _ first: [Double],
    _ second: [Double],
    by denominator: StandardisedDifference.Denominator
  ) throws -> StandardisedDifference {
    try StandardisedDifference(SampleMoments(first), SampleMoments(second), by: denominator)
  }

  private func expect(_ interval: ConfidenceInterval?, _ lower: Double, _ upper: Double) {
    #expect(abs((interval?.lower ?? .nan) - lower) < 1e-9)
    #expect(abs((interval?.upper ?? .nan) - upper) < 1e-9)
  }

  @Test func `of Glass's difference`() throws {
    let sleep = try difference(drug2, drug1, by: .second)
    expect(sleep.interval(level: 0.95), -0.1504816956871832, 1.876248108472911)
    let small = try difference(one, other, by: .second)
    expect(small.interval(level: 0.95), -0.7636926904466332, 0.9770917369493607)
  }

  @Test func `of the unpooled difference`() throws {
    let small = try difference(one, other, by: .unpooled)
    expect(small.interval(level: 0.95), -0.7379803294949742, 0.9465370282806292)
  }

  @Test func `of the rank-biserial correlation`() throws {
    let changes = zip(one, other).map { $0 - $1 }
    let test = try WilcoxonSignedRank(differences: changes)
    expect(test.rankBiserialInterval(level: 0.95), -0.5555456747191816, 0.6481367287279185)
    let allUp = try WilcoxonSignedRank(differences: [1, 2, 3])
    expect(allUp.rankBiserialInterval(level: 0.95), 1, 1)
  }

  /// Python with numerical derivatives; the same program gives the published example of `ci.stdmean.ps`
  /// of statpsych (means 110.4 and 102.1, deviations 15.3 and 14.6, r = .75, 25 pairs): 0.5550319,
  /// 0.2394905 to 0.8705732 by the root mean square, 0.2258515 to 0.8591158 by the first deviation.
  @Test func `of changes over other deviations than their own`() throws {
    let pairs = zip(drug1, drug2).map { (Int64(($0 * 10).rounded()), Int64(($1 * 10).rounded())) }
    let table = PairedTable(denominator: 10, pairs: pairs.map { (before: $0.0, after: $0.1) })
    let expected: [(by: StandardisedChange.Denominator, lower: Double, upper: Double)] = [
      (.rootMeanSquare, 0.28436737179443883, 1.3799947909046406),
      (.meanDeviation, 0.2850506273411556, 1.3819420552842532),
      (.before, 0.276357932142698, 1.4899824485783775),
      (.repeatedMeasures, 0.26849151198133525, 1.375861764791284),
    ]
    for row in expected {
      let interval = try StandardisedChange(table, by: row.by).interval(level: 0.95)
      #expect(abs((interval?.lower ?? .nan) - row.lower) < 1e-8)
      #expect(abs((interval?.upper ?? .nan) - row.upper) < 1e-8)
    }
  }
}
