import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Random tables` {
  /// Small lattices make degenerate tables likely; whatever comes out is finite and in range.
  @Test func `give finite numbers or a reason, never anything else`() throws {
    var generator = SeededGenerator(seed: 15)
    for round in 0..<400 {
      let spread = Int64.random(in: 0...3, using: &generator)
      let count = Int.random(in: 0...9, using: &generator)
      var table = PairedTable(denominator: Int64.random(in: 1...3, using: &generator))
      for _ in 0..<count {
        table.add(
          before: Int64.random(in: 0...spread, using: &generator),
          after: Int64.random(in: 0...spread, using: &generator),
          count: Int.random(in: 0...3, using: &generator)
        )
      }
      let numbers = numbers(of: table)
      let outside = probabilities(of: table).filter { !($0 >= 0 && $0 <= 1) }
      #expect(numbers.allSatisfy(\.isFinite) && outside.isEmpty, "round \(round): \(table.cells)")
    }
  }

  private func numbers(of table: PairedTable) -> [Double] {
    var numbers: [Double?] = [
      table.correlation, table.before.mean, table.after.variance, table.change.median,
      table.change.quantile(0.3, type: .normalUnbiased),
    ]
    if let test = try? PairedTTest(table) {
      let interval = test.interval(level: 0.95)
      numbers += [test.t, test.logP, interval.lower, interval.upper]
    }
    for denominator in StandardisedChange.Denominator.allCases {
      let change = try? StandardisedChange(table, by: denominator)
      let interval = change?.interval(level: 0.9)
      numbers += [change?.estimate, change?.corrected(), interval?.lower, interval?.upper]
    }
    for zeros in [ZeroHandling.dropped, .ranked] {
      let test = try? WilcoxonSignedRank(table, zeros: zeros)
      numbers += [test?.w, test?.z, test?.logP, test?.rankBiserial, test?.continuityCorrectedZ]
    }
    let model = try? TwoGroupAncova(table, table.reversed)
    numbers += [model?.t, model?.standardError, model?.slope.t, model?.first.standardError]
    let clusters = try? ClusteredMeanChange([table.change, table.reversed.change])
    numbers += [clusters?.t, clusters?.standardError]
    return numbers.compactMap { $0 } + newer(table)
  }

  private func newer(_ table: PairedTable) -> [Double] {
    let change = table.change
    var numbers: [Double?] = [
      change.skewness, change.excessKurtosis, change.medianAbsoluteDeviation(),
    ]
    for zeros in [ZeroHandling.dropped, .ranked] {
      let centre = try? HodgesLehmann(table, zeros: zeros)
      let interval = centre?.interval(level: 0.95)
      numbers += [centre?.estimate, interval?.lower, interval?.upper, interval?.coverage]
    }
    for statistic in ResampledStatistic.allCases {
      let found = try? BootstrapInterval(table, of: statistic, replicates: 20)
      numbers += [found?.estimate, found?.interval.lower, found?.interval.upper, found?.bias]
    }
    for denominator in StandardisedDifference.Denominator.allCases {
      let difference = try? StandardisedDifference(table.before, table.after, by: denominator)
      let interval = difference?.correctedInterval(level: 0.9)
      numbers += [difference?.estimate, interval?.lower, interval?.upper]
    }
    let methods: [ReliableChangeIndex.Method] = [
      .jacobsonTruax, .nunnallyKotsch(reliabilityAfter: 0.6), .hagemanArrindell,
    ]
    for method in methods {
      let index = try? ReliableChangeIndex(.init(table), reliability: 0.8, method: method)
      numbers += [index?.value(before: 1, after: 2), index?.expectedAfter(before: 0)]
    }
    return numbers.compactMap { $0 }
  }

  private func probabilities(of table: PairedTable) -> [Double] {
    let sign = try? PairedSignTest(table)
    let ranks = try? WilcoxonSignedRank(table)
    let state = try? McNemarTest(table) { $0 > 1 }
    let welch = try? WelchTTest(table.before, table.after)
    let numbers: [Double?] = [
      try? PairedTTest(table).p, sign?.p, sign?.pValues.less, sign?.continuityCorrectedP, ranks?.p,
      ranks?.pValues.greater, state?.p, state?.midP, state?.correctedChiSquared.p, welch?.p,
      try? StudentTTest(table.before, table.after).p,
      ChangeSigns(table.change).probabilityOfSuperiority,
      table.after.probabilityOfSuperiority(over: table.before),
      try? ShapiroWilk(table.change).p, try? ShapiroWilk(table.before).w,
      try? EquivalenceTest(table, low: -1, high: 1).p,
      (try? CommonLanguageChange(table))?.normalOfPairs,
      (try? CommonLanguageDifference(table.after, table.before))?.normal,
    ]
    return numbers.compactMap { $0 }
  }
}
