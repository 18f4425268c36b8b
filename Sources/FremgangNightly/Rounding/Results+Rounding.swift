public import FremgangKit

extension Results {
  /// The same with every figure rounded as reports print it, each by itself.
  ///
  /// More decimals than anybody reads would only serve to find out what lies behind them. After −
  /// before may then differ from the change by a unit of the last decimal, as it does in print.
  public func roundedAsPrinted() -> Results {
    var findings = findings
    for index in findings.instruments.indices {
      for scale in findings.instruments[index].scales.indices {
        findings.instruments[index].scales[scale].round()
      }
      if let days = findings.instruments[index].daysBetween {
        findings.instruments[index].daysBetween?.quartiles = days.quartiles.map {
          PrintedDecimals.rounded($0, 0)
        }
      }
    }
    if !findings.methods.contains(.roundedAsPrinted) { findings.methods.append(.roundedAsPrinted) }
    return Results(disclosed: findings)
  }
}

extension ScaleFindings {
  fileprivate mutating func round() {
    let decimals = PrintedDecimals(self)
    overall?.round(decimals)
    for index in groups.indices { groups[index].summary?.round(decimals) }
    for index in stated.indices { stated[index].summary?.round(decimals) }
    for index in groupDifferences.indices {
      groupDifferences[index].welchOnChange?.round(decimals)
      groupDifferences[index].ancova?.round(decimals)
    }
    for index in waves.indices {
      waves[index].mean = waves[index].mean.map(decimals.score)
      waves[index].sd = waves[index].sd.map(decimals.score)
    }
    beforeOnly?.round(decimals)
    internalConsistency?.before?.round(decimals)
    internalConsistency?.after?.round(decimals)
  }
}

extension Summary {
  fileprivate mutating func round(_ decimals: PrintedDecimals) {
    for path in [
      \Summary.meanBefore, \.sdBefore, \.meanAfter, \.sdAfter, \.meanChange, \.sdChange,
      \.medianChange,
    ] { self[keyPath: path] = self[keyPath: path].map(decimals.score) }
    percentOfScale = percentOfScale.map {
      PrintedDecimals.rounded($0, PrintedDecimals.percent)
    }
    confidenceInterval?.round(decimals.scores)
    if let interval = clusterInterval {
      clusterInterval?.lower = decimals.end(interval.lower)
      clusterInterval?.upper = decimals.end(interval.upper)
    }
    roundTests()
    effectSizes.round()
    if let threshold = reliableChange?.threshold, reliableChange?.reliability != nil {
      reliableChange?.threshold = PrintedDecimals.rounded(threshold, PrintedDecimals.statistics)
    }
    if let reliability = reliableChange?.reliability {
      reliableChange?.reliability = PrintedDecimals.rounded(
        reliability,
        PrintedDecimals.reliability
      )
    }
    if let drift = expectedDrift {
      expectedDrift?.points = decimals.score(drift.points)
      expectedDrift?.towards = decimals.score(drift.towards)
      expectedDrift?.reliability = PrintedDecimals.rounded(
        drift.reliability,
        PrintedDecimals.reliability
      )
    }
    for index in cutoffs.indices {
      cutoffs[index].mcnemarP = cutoffs[index].mcnemarP.map(PrintedDecimals.probability)
    }
  }

  private mutating func roundTests() {
    if let test = tTest {
      tTest?.t = PrintedDecimals.rounded(test.t, PrintedDecimals.statistics)
      tTest?.df = PrintedDecimals.rounded(test.df, PrintedDecimals.freedom)
      tTest?.p = PrintedDecimals.probability(test.p)
    }
    if let test = wilcoxon {
      wilcoxon?.z = PrintedDecimals.rounded(test.z, PrintedDecimals.statistics)
      wilcoxon?.p = PrintedDecimals.probability(test.p)
    }
    if let test = signTest { signTest?.p = PrintedDecimals.probability(test.p) }
  }
}

extension EffectSizes {
  fileprivate mutating func round() {
    let decimals = PrintedDecimals.statistics
    if let dz {
      self.dz?.estimate = PrintedDecimals.rounded(dz.estimate, decimals)
      self.dz?.lower = dz.lower.map { PrintedDecimals.end($0, decimals) }
      self.dz?.upper = dz.upper.map { PrintedDecimals.end($0, decimals) }
    }
    dav = dav.map { PrintedDecimals.rounded($0, decimals) }
    rankBiserial = rankBiserial.map { PrintedDecimals.rounded($0, decimals) }
  }
}

extension Difference {
  fileprivate mutating func round(_ decimals: PrintedDecimals) {
    estimate = decimals.score(estimate)
    confidenceInterval.round(decimals.scores)
    t = PrintedDecimals.rounded(t, PrintedDecimals.statistics)
    df = PrintedDecimals.rounded(df, PrintedDecimals.freedom)
    p = PrintedDecimals.probability(p)
    adjustedP = adjustedP.map(PrintedDecimals.probability)
  }
}

extension Interval {
  fileprivate mutating func round(_ decimals: Int) {
    lower = PrintedDecimals.end(lower, decimals)
    upper = PrintedDecimals.end(upper, decimals)
  }
}

extension BeforeOnly {
  fileprivate mutating func round(_ decimals: PrintedDecimals) {
    mean = mean.map(decimals.score)
    sd = sd.map(decimals.score)
    difference = difference.map(decimals.score)
    confidenceInterval?.round(decimals.scores)
    changeIfUnchanged = changeIfUnchanged.map(decimals.score)
  }
}

extension InternalConsistency.Alpha {
  fileprivate mutating func round(_ decimals: PrintedDecimals) {
    estimate = PrintedDecimals.rounded(estimate, PrintedDecimals.statistics)
    confidenceInterval.round(PrintedDecimals.statistics)
    standardErrorOfMeasurement = standardErrorOfMeasurement.map(decimals.score)
  }
}
