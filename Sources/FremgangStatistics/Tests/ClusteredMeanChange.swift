/// The mean change of people who come in clusters, with an error that allows for the clusters.
///
/// The variance is that of an intercept-only model clustered with the correction G / (G − 1), and
/// the distribution Student's t with G − 1 degrees of freedom (Cameron and Miller 2015,
/// doi:10.3368/jhr.50.2.317).
public struct ClusteredMeanChange: StudentTest {
  /// The number of clusters with anyone in them.
  public let clusters: Int
  /// The number of changes in all clusters.
  public let count: Int
  /// The mean change with its error, statistic and p-values.
  public let statistic: StudentStatistic

  /// The mean change.
  public var mean: Double { statistic.estimate }

  /// Tests one table of changes for each cluster; empty ones do not count.
  ///
  /// Precondition: the denominators are equal.
  public init(_ changes: [CountTable]) throws(Untestable) {
    let occupied = changes.filter { $0.count > 0 }
    guard occupied.count >= 2 else { throw .tooFewClusters(occupied.count) }
    let denominator = occupied[0].denominator
    precondition(
      occupied.allSatisfy { $0.denominator == denominator },
      "clusters must share their lattice"
    )
    let totals = occupied.map(\.total)
    let total = totals.reduce(0, +)
    let n = occupied.reduce(0) { summed($0, $1.count) }
    let squares = zip(occupied, totals).map { table, sum in
      var excess = SignedWideSum()
      excess.add(sum, times: Int128(n))
      excess.add(-total, times: Int128(table.count))
      let distance = excess.value / Double(n)
      return distance * distance
    }
    let groups = Double(occupied.count)
    let meat = squares.sorted().reduce(0, +) * groups / (groups - 1)
    clusters = occupied.count
    count = n
    statistic = try StudentStatistic(
      estimate: total.nearestDouble / (Double(n) * Double(denominator)),
      standardError: meat.squareRoot() / (Double(n) * Double(denominator)),
      degreesOfFreedom: groups - 1
    )
  }
}

extension CountTable {
  /// The sum of the numerators.
  fileprivate var total: Int128 {
    entries.reduce(0) { $0 + Int128($1.numerator) * Int128($1.count) }
  }
}
