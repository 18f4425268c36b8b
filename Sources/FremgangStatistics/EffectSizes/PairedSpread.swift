/// The variances and the covariance of before and after, for the error of what is divided by them.
struct PairedSpread {
  private let before: Double
  private let after: Double
  private let covariance: Double
  private let degreesOfFreedom: Double

  /// The spread of two pairs or more of which both scores vary.
  init?(_ margins: PairedMargins) {
    guard let sums = margins.sumsOfSquares, margins.table.count >= 2, sums.xx > 0, sums.yy > 0
    else {
      return nil
    }
    degreesOfFreedom = Double(margins.table.count - 1)
    before = sums.xx / degreesOfFreedom
    after = sums.yy / degreesOfFreedom
    covariance = sums.xy / degreesOfFreedom
  }

  /// The large-sample standard error of a standardised change, for two normal variables.
  ///
  /// The mean change and the divisor D are independent, so that the variance of the ratio d is that of
  /// the change over D², and d² times that of ln D: the derivatives of ln D by the two variances and the
  /// covariance, through the covariances of these three.
  func standardError(
    of estimate: Double,
    by denominator: StandardisedChange.Denominator,
    meanChange: Double
  ) -> Double? {
    guard estimate != 0, meanChange != 0 else { return nullError(by: denominator) }
    guard let slopes = slopes(of: denominator) else { return nil }
    let divisor = meanChange / estimate
    let ofChange = varianceOfChange / (degreesOfFreedom * divisor * divisor)
    let error = (ofChange + estimate * estimate * variance(along: slopes)).squareRoot()
    return error.isFinite && error > 0 ? error : nil
  }

  private var varianceOfChange: Double { before + after - 2 * covariance }

  /// The standard error where nothing changed on average: that of the change over the divisor.
  private func nullError(by denominator: StandardisedChange.Denominator) -> Double? {
    let divisor: Double
    switch denominator {
    case .change: return nil
    case .rootMeanSquare: divisor = ((before + after) / 2).squareRoot()
    case .meanDeviation: divisor = (before.squareRoot() + after.squareRoot()) / 2
    case .repeatedMeasures:
      divisor = (varianceOfChange / (2 * (1 - correlation))).squareRoot()
    case .before: divisor = before.squareRoot()
    }
    let error = (varianceOfChange / degreesOfFreedom).squareRoot() / divisor
    return error.isFinite && error > 0 ? error : nil
  }

  private var correlation: Double { covariance / (before * after).squareRoot() }

  /// The derivatives of ln D by the variance before, the variance after and the covariance.
  private func slopes(
    of denominator: StandardisedChange.Denominator
  ) -> (before: Double, after: Double, covariance: Double)? {
    let (first, second) = (before.squareRoot(), after.squareRoot())
    switch denominator {
    case .change: return nil
    case .rootMeanSquare: return (0.5 / (before + after), 0.5 / (before + after), 0)
    case .meanDeviation:
      return (0.5 / (first * (first + second)), 0.5 / (second * (first + second)), 0)
    case .before: return (0.5 / before, 0, 0)
    case .repeatedMeasures:
      let (apart, r) = (1 - correlation, correlation)
      guard apart > 0, varianceOfChange > 0 else { return nil }
      return (
        0.5 / varianceOfChange - 0.25 * r / (before * apart),
        0.5 / varianceOfChange - 0.25 * r / (after * apart),
        0.5 / (first * second * apart) - 1 / varianceOfChange
      )
    }
  }

  /// The variance of a linear form in the two variances and the covariance of normal variables.
  private func variance(
    along slopes: (before: Double, after: Double, covariance: Double)
  ) -> Double {
    let (a, b, c) = slopes
    let squares =
      2 * a * a * before * before + 2 * b * b * after * after
      + c * c * (before * after + covariance * covariance)
    let products =
      4 * a * b * covariance * covariance + 4 * a * c * before * covariance
      + 4 * b * c * after * covariance
    return (squares + products) / degreesOfFreedom
  }
}
