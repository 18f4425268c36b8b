/// McDonald's omega total: the share of the variance of the sum score that one factor explains.
///
/// The definition is that of McDonald (1999, Test Theory, page 89); on which omega is which see Flora
/// (2020, doi:10.1177/2515245920951747).
///
/// The factor is fitted to the covariances by maximum likelihood, as `cfa` of lavaan does with one
/// standardised factor, and loadings keep their signs: omega = (Σλ)² / ((Σλ)² + Σψ). The `omega.tot` of
/// psych depends on its number of factors, rotates and reverses items, and is another number. Omega
/// does not ask that all items be equally good, as alpha does, but that one factor fits.
public struct OmegaTotal: Sendable, Hashable {
  /// The number of people.
  public let count: Int
  /// Omega.
  public let omega: Double
  /// The loadings of the items on the factor, in points for each standard deviation of the factor; the
  /// factor's direction is that of the larger sum.
  public let loadings: [Double]
  /// The variances of the items that the factor does not explain.
  public let uniquenesses: [Double]

  /// Fits one factor to the items of a table.
  ///
  /// Throws when there are fewer than three items, for which one factor is not determined; when there
  /// are fewer than two people; when an item does not vary; and
  /// ``Untestable/noProperSolution`` when the likelihood is largest where an item would be nothing but
  /// the factor, or beyond (a Heywood case).
  public init(_ table: ItemCovariances) throws(Untestable) {
    guard table.items >= 3 else { throw .tooFewItems(table.items) }
    guard table.count >= 2 else { throw .tooFewValues(table.count) }
    var covariances = SymmetricMatrix(size: table.items)
    for one in 0..<table.items {
      for other in 0...one {
        covariances[one, other] = table.covariance(one, other) ?? 0
      }
    }
    guard (0..<table.items).allSatisfy({ covariances[$0, $0] > 0 }) else { throw .noVariation }
    // Of n − 1 and n, the likelihood takes n.
    let likelihood = Double(table.count - 1) / Double(table.count)
    let fit = try OneFactorFit(covariances.correlations)
    let scale = (0..<table.items).map { (covariances[$0, $0] * likelihood).squareRoot() }
    let signed = zip(fit.loadings, scale).map { $0 * $1 }
    let direction = signed.reduce(0, +) < 0 ? -1.0 : 1.0
    count = table.count
    loadings = signed.map { $0 * direction }
    uniquenesses = zip(fit.uniquenesses, scale).map { $0 * $1 * $1 }
    let common = loadings.reduce(0, +)
    let left = uniquenesses.reduce(0, +)
    omega = common * common / (common * common + left)
  }
}
