import FremgangStatistics
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
    ]
    return numbers.compactMap { $0 }
  }
}
