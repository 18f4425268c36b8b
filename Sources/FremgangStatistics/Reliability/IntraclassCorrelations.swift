/// The six intraclass correlations of people who were each measured k times, or by k raters (Shrout and
/// Fleiss 1979, doi:10.1037/0033-2909.86.2.420; intervals by McGraw and Wong 1996,
/// doi:10.1037/1082-989X.1.1.30).
///
/// They agree with `ICC` of psych (without lmer) and `intraclass_corr` of pingouin. Choose before
/// looking: consistency ignores that everyone may have changed alike, agreement does not.
public struct IntraclassCorrelations: Sendable, Hashable {
  /// What a correlation is of.
  public enum Model: Sendable, Hashable, CaseIterable {
    /// ICC(1,1): each person by raters of their own.
    case oneWay
    /// ICC(2,1): the same raters, drawn at random; absolute agreement.
    case agreement
    /// ICC(3,1): the same raters, and no others; consistency.
    case consistency
    /// ICC(1,k): ``oneWay`` for the mean of k.
    case oneWayMean
    /// ICC(2,k): ``agreement`` for the mean of k.
    case agreementMean
    /// ICC(3,k): ``consistency`` for the mean of k, which is Cronbach's alpha.
    case consistencyMean
  }

  /// The number of people.
  public let people: Int
  /// The number of measurements of each.
  public let measurements: Int
  /// The mean square between people (MSR).
  public let betweenPeople: Double
  /// The mean square between measurements (MSC).
  public let betweenMeasurements: Double
  /// The mean square of what is left (MSE).
  public let residual: Double
  /// The mean square within people (MSW).
  public let withinPeople: Double

  var k: Double { Double(measurements) }
  var n: Double { Double(people) }

  /// Analyses a table with a column for each measurement.
  ///
  /// Throws when there are fewer than two people or measurements, or no variation at all.
  public init(_ table: ItemCovariances) throws(Untestable) {
    guard table.items >= 2 else { throw .tooFewItems(table.items) }
    guard table.count >= 2 else { throw .tooFewValues(table.count) }
    people = table.count
    measurements = table.items
    let (n, k) = (Double(table.count), Double(table.items))
    let scale = ScaleScatter(table)
    let unit = n * k * Double(table.denominator) * Double(table.denominator)
    var columns = SignedWideSum()
    columns.add(-table.totalSum, times: table.totalSum)
    for sum in table.sums { columns.add(sum * Int128(table.items), times: sum) }
    let left = max(0, scale.residual.value) / unit
    let between = max(0, columns.value) / unit
    betweenPeople = scale.total.value / (unit * (n - 1))
    betweenMeasurements = between / (k - 1)
    residual = left / ((n - 1) * (k - 1))
    withinPeople = (left + between) / (n * (k - 1))
    guard betweenPeople > 0 || withinPeople > 0 else { throw .noVariation }
  }

  /// A correlation; absent where it divides by 0.
  ///
  /// It can be negative: people then differ less than chance would have it.
  public func correlation(_ model: Model) -> Double? {
    let (r, c, e, w) = (betweenPeople, betweenMeasurements, residual, withinPeople)
    switch model {
    case .oneWay: return ratio(r - w, r + (k - 1) * w)
    case .agreement: return ratio(r - e, r + (k - 1) * e + k * (c - e) / n)
    case .consistency: return ratio(r - e, r + (k - 1) * e)
    case .oneWayMean: return ratio(r - w, r)
    case .agreementMean: return ratio(r - e, r + (c - e) / n)
    case .consistencyMean: return ratio(r - e, r)
    }
  }

  private func ratio(_ one: Double, _ other: Double) -> Double? { other > 0 ? one / other : nil }

  /// The F test of whether people differ: MSR over MSW for the one-way models, and over MSE for the
  /// others; absent when what it divides by is 0.
  public func fTest(_ model: Model) -> (f: Double, p: Double)? {
    let error = errorTerm(model)
    guard error.meanSquare > 0 else { return nil }
    let f = betweenPeople / error.meanSquare
    let distribution = FDistribution(numerator: n - 1, denominator: error.degreesOfFreedom)
    return (f, distribution.tails(f).upper)
  }

  func errorTerm(_ model: Model) -> (meanSquare: Double, degreesOfFreedom: Double) {
    switch model {
    case .oneWay, .oneWayMean: (withinPeople, n * (k - 1))
    default: (residual, (n - 1) * (k - 1))
    }
  }

  /// The standard error of measurement that counts a change of everyone as error, √MSW, in points.
  public var standardErrorOfAgreement: Double { withinPeople.squareRoot() }

  /// The standard error of measurement that does not, √MSE, in points; for two measurements it is the
  /// standard deviation of the change over √2, also called typical error (Hopkins 2000,
  /// doi:10.2165/00007256-200030010-00001).
  public var standardErrorOfConsistency: Double { residual.squareRoot() }
}
