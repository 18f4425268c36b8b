/// The mean change over a standard deviation, with the name of that standard deviation.
public struct StandardisedChange: Sendable, Hashable {
  /// What the mean change is divided by.
  public enum Denominator: Sendable, Hashable, CaseIterable {
    /// The standard deviation of the change (d_z).
    case change
    /// The root mean square of the two standard deviations (d_av of Cumming 2012), the default.
    case rootMeanSquare
    /// The mean of the two standard deviations (d_av of Lakens 2013, doi:10.3389/fpsyg.2013.00863).
    case meanDeviation
    /// That of the change, over √(2(1 − r)) (d_rm of Lakens 2013, doi:10.3389/fpsyg.2013.00863).
    case repeatedMeasures
    /// The standard deviation before (Becker 1988, doi:10.1111/j.2044-8317.1988.tb00901.x).
    case before
  }

  /// The number of pairs.
  public let count: Int
  /// What the mean change is divided by.
  public let denominator: Denominator
  /// The standardised change.
  public let estimate: Double
  /// The large-sample standard error; absent for d_z, whose interval needs none, and where it is none.
  private let largeSampleError: Double?

  /// Standardises the mean change of the pairs of a table.
  public init(
    _ table: PairedTable,
    by denominator: Denominator = .rootMeanSquare
  ) throws(Untestable) {
    try self.init(PairedMargins(table), by: denominator)
  }

  /// Standardises the mean change of pairs whose margins are known.
  package init(_ margins: PairedMargins, by denominator: Denominator) throws(Untestable) {
    guard let change = margins.change.moments, change.count >= 2 else {
      throw .tooFewPairs(margins.table.count)
    }
    let divisor = denominator.value(of: margins, change: change)
    guard divisor > 0 else { throw .noVariation }
    count = change.count
    self.denominator = denominator
    if denominator == .repeatedMeasures {
      guard let correlation = margins.table.correlation else { throw .noVariation }
      estimate = change.mean / divisor * (2 * (1 - correlation)).squareRoot()
    } else {
      estimate = change.mean / divisor
    }
    let spread = denominator == .change ? nil : PairedSpread(margins)
    largeSampleError =
      spread?.standardError(of: estimate, by: denominator, meanChange: change.mean)
  }

  /// The estimate times Hedges' exact factor for the degrees of freedom, n − 1 unless given.
  ///
  /// Absent where the factor does not exist, at one degree of freedom. For d_av some authors take
  /// 2(n − 1).
  public func corrected(degreesOfFreedom: Double? = nil) -> Double? {
    let df = degreesOfFreedom ?? Double(count - 1)
    return df > 1 ? estimate * HedgesCorrection.exact(degreesOfFreedom: df) : nil
  }

  /// The interval of the standardised change.
  ///
  /// That of d_z is the pivot on the noncentral t distribution, exact for normal changes. For other
  /// denominators the pivot does not hold, and the interval is the large-sample one of Bonett (2008,
  /// doi:10.1037/1082-989X.13.2.99), as in `ci.stdmean.ps` of R's statpsych, with the same expansion for
  /// the denominators that he does not name: it assumes two normal variables and not that their
  /// variances are equal. Do not use it below some 20 pairs. Absent where the standard error is.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval? {
    let tail = ConfidenceInterval.tail(of: level)
    guard denominator == .change else {
      return largeSampleError.map { error in
        let reach = StandardNormal.upperQuantile(tail) * error
        return ConfidenceInterval(level: level, lower: estimate - reach, upper: estimate + reach)
      }
    }
    let root = Double(count).squareRoot()
    var pivot = NoncentralPivot(t: estimate * root, degreesOfFreedom: Double(count - 1))
    return ConfidenceInterval(
      level: level,
      lower: pivot.noncentrality(lowerTail: 1 - tail) / root,
      upper: pivot.noncentrality(lowerTail: tail) / root
    )
  }
}

extension StandardisedChange.Denominator {
  fileprivate func value(of margins: PairedMargins, change: SampleMoments) -> Double {
    let before = margins.before.moments?.standardDeviation ?? 0
    let after = margins.after.moments?.standardDeviation ?? 0
    switch self {
    case .change, .repeatedMeasures: return change.standardDeviation
    case .rootMeanSquare: return ((before * before + after * after) / 2).squareRoot()
    case .meanDeviation: return (before + after) / 2
    case .before: return before
    }
  }
}
