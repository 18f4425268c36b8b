extension IntraclassCorrelations {
  /// The interval of a correlation by F distributions; absent where the correlation is, or an end.
  ///
  /// For agreement its degrees of freedom are approximate (Satterthwaite), as in McGraw and Wong, psych
  /// and pingouin. Where nothing is left but differences between people, both ends are 1.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(_ model: Model, level: Double) -> ConfidenceInterval? {
    let tail = ConfidenceInterval.tail(of: level)
    guard correlation(model) != nil else { return nil }
    switch model {
    case .agreement, .agreementMean:
      guard let single = agreement(tail) else { return nil }
      let (lower, upper) =
        model == .agreement ? single : (stepped(single.lower), stepped(single.upper))
      guard lower.isFinite && upper.isFinite else { return nil }
      return ConfidenceInterval(level: level, lower: lower, upper: upper)
    case .oneWay, .consistency:
      let ends = ratios(model, tail)
      return ConfidenceInterval(
        level: level,
        lower: (ends.lower - ends.error) / (ends.lower + (k - 1) * ends.error),
        upper: (ends.upper - ends.error) / (ends.upper + (k - 1) * ends.error)
      )
    case .oneWayMean, .consistencyMean:
      let ends = ratios(model, tail)
      return ConfidenceInterval(
        level: level,
        lower: 1 - ends.error / ends.lower,
        upper: 1 - ends.error / ends.upper
      )
    }
  }

  /// The ends of the mean square between people over that of error, times the latter.
  private func ratios(
    _ model: Model,
    _ tail: Double
  ) -> (lower: Double, upper: Double, error: Double) {
    let error = errorTerm(model)
    let (people, rest) = (n - 1, error.degreesOfFreedom)
    let upper = FDistribution(numerator: people, denominator: rest).quantile(1 - tail)
    let lower = FDistribution(numerator: rest, denominator: people).quantile(1 - tail)
    return (betweenPeople / upper, betweenPeople * lower, error.meanSquare)
  }

  /// The ends for agreement, all terms multiplied by the residual mean square so that it may be 0.
  private func agreement(_ tail: Double) -> (lower: Double, upper: Double)? {
    guard let rho = correlation(.agreement) else { return nil }
    let (r, c, e) = (betweenPeople, betweenMeasurements, residual)
    if c == 0 && e == 0 { return (1, 1) }
    let raters = k * rho * c
    let rest = (n * (1 + (k - 1) * rho) - k * rho) * e
    let (sum, squares) = (raters + rest, (n - 1) * raters * raters + rest * rest)
    guard squares > 0, sum != 0 else { return nil }
    let df = (k - 1) * (n - 1) * sum * sum / squares
    let upper = FDistribution(numerator: n - 1, denominator: df).quantile(1 - tail)
    let lower = FDistribution(numerator: df, denominator: n - 1).quantile(1 - tail)
    let error = k * c + (k * n - k - n) * e
    return (
      n * (r - upper * e) / (upper * error + n * r),
      n * (lower * r - e) / (error + n * lower * r)
    )
  }

  /// The correlation of the mean of k, by Spearman and Brown.
  private func stepped(_ correlation: Double) -> Double {
    correlation * k / (1 + correlation * (k - 1))
  }
}
