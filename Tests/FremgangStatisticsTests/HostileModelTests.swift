import FremgangStatistics
import SeededNumbers
import Testing

/// Whatever comes in, what comes out is finite or a reason.
@Suite struct `Hostile values in comparisons and models` {
  private let hostile: [Double] = [
    0, -0.0, 1, -1, 1, 2, 0.1, 1e-300, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e300,
    -1e300, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e16, 1e16 + 2, 3,
  ]
  private let mild: [Double] = [0, 1, 1, 2, 3]

  private func draw(
    _ count: Int,
    from values: [Double],
    _ generator: inout SeededGenerator
  ) -> [Double] {
    (0..<count).map { _ in values.randomElement(using: &generator) ?? 0 }
  }

  private func check(_ round: Int, _ results: [Any?]) {
    for case let result? in results {
      let wrong = storedNumbers(result).filter { !$0.isFinite }
      #expect(wrong.isEmpty, "round \(round): \(result)")
    }
  }

  @Test func `groups and correlations`() throws {
    var generator = SeededGenerator(seed: 41)
    for round in 0..<600 {
      let values = round.isMultiple(of: 2) ? hostile : mild
      let n = Int.random(in: 0...6, using: &generator)
      let (x, y) = (draw(n, from: values, &generator), draw(n, from: values, &generator))
      let groups = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        draw(Int.random(in: 0...4, using: &generator), from: values, &generator)
      }
      let shift = try? HodgesLehmannShift(x, y)
      let product = try? PearsonCorrelation(x, y)
      let relation = try? BrunnerMunzel(x, y)
      check(
        round,
        [
          try? MannWhitney(x, y), try? MannWhitney(x, y, method: .asymptotic), shift, relation,
          relation?.superiorityInterval(level: 0.95), shift?.interval(level: 0.95), product,
          product?.interval(level: 0.9), try? SpearmanCorrelation(x, y),
          try? KendallCorrelation(x, y), try? KendallCorrelation(x, y, method: .asymptotic),
          try? KruskalWallis(groups), try? OneWayAnova(groups), try? WelchAnova(groups),
          try? SerialCorrelation.lagOne(x),
        ]
      )
      if let product { #expect(abs(product.r) <= 1) }
      let ranks = try? KruskalWallis(groups)
      check(round, [ranks?.epsilonSquared, ranks?.etaSquaredH])
      let means = try? OneWayAnova(groups)
      check(round, [means?.etaSquared, means?.omegaSquared])
    }
  }

  @Test func `models and waves`() throws {
    var generator = SeededGenerator(seed: 42)
    for round in 0..<400 {
      let values = round.isMultiple(of: 2) ? hostile : mild
      let n = Int.random(in: 0...8, using: &generator)
      let waves = Int.random(in: 0...4, using: &generator)
      let groups = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        let size = Int.random(in: 0...5, using: &generator)
        return (
          before: draw(size, from: values, &generator), after: draw(size, from: values, &generator)
        )
      }
      let rows = (0..<n).map { _ in draw(waves, from: values, &generator) }
      let (x, y) = (draw(n, from: values, &generator), draw(n, from: values, &generator))
      let ids = (0..<n).map { _ in Int.random(in: 0...3, using: &generator) }
      let within = try? RepeatedMeasuresAnova(rows)
      let order = try? FriedmanTest(rows)
      let fit = try? RandomInterceptModel(response: y, people: ids, predictors: [x])
      check(
        round,
        [
          try? Ancova(groups), try? AncovaWithInteraction(groups), try? GainScoreComparison(groups),
          try? LinearRegression(response: y, predictors: [x]),
          try? LinearRegression(response: y, predictors: [x], intercept: false), within, order,
          order?.concordance, fit, fit?.intraclassCorrelation, within?.partialEtaSquared,
          within?.generalisedEtaSquared,
          try? RandomInterceptModel(
            response: y,
            people: ids,
            predictors: [],
            estimation: .maximumLikelihood
          ),
        ]
      )
    }
  }

  @Test func `values that are not numbers are refused`() {
    for bad in [Double.nan, .infinity, -.infinity] {
      let (x, y) = ([1, 2, bad, 4], [1, 3, 2, 5.0])
      let groups = [(before: x, after: y), (before: y, after: y)]
      #expect(throws: Untestable.notFinite) { try MannWhitney(x, y) }
      #expect(throws: Untestable.notFinite) { try HodgesLehmannShift(y, x) }
      #expect(throws: Untestable.notFinite) { try BrunnerMunzel(x, y) }
      #expect(throws: Untestable.notFinite) { try KruskalWallis([x, y]) }
      #expect(throws: Untestable.notFinite) { try OneWayAnova([x, y]) }
      #expect(throws: Untestable.notFinite) { try WelchAnova([x, y]) }
      #expect(throws: Untestable.notFinite) { try SpearmanCorrelation(x, y) }
      #expect(throws: Untestable.notFinite) { try SerialCorrelation.lagOne(x) }
      #expect(throws: Untestable.notFinite) { try Ancova(groups) }
      #expect(throws: Untestable.notFinite) { try AncovaWithInteraction(groups) }
      #expect(throws: Untestable.notFinite) { try GainScoreComparison(groups) }
      #expect(throws: Untestable.notFinite) { try RepeatedMeasuresAnova([x, y]) }
      #expect(throws: Untestable.notFinite) { try FriedmanTest([x, y]) }
      #expect(throws: Untestable.notFinite) {
        try RandomInterceptModel(response: x, people: [1, 1, 2, 2], predictors: [y])
      }
    }
  }

  @Test func `degenerate designs give reasons`() {
    let y = [1.0, 3, 2, 5]
    #expect(throws: Untestable.noRepeatedMeasurements) {
      try RandomInterceptModel(response: y, people: [1, 2, 3, 4], predictors: [])
    }
    #expect(throws: Untestable.noRepeatedMeasurements) {
      try RandomInterceptModel(response: y, people: [1, 1, 1, 1], predictors: [])
    }
    #expect(throws: Untestable.noVariation) {
      try RandomInterceptModel(response: [1, 1, 2, 2], people: [1, 1, 2, 2], predictors: [])
    }
    #expect(throws: Untestable.notEstimable) {
      try RandomInterceptModel(response: y, people: [1, 1, 2, 2], predictors: [[3, 3, 3, 3]])
    }
    #expect(throws: Untestable.unequalLengths(before: 3, after: 4)) {
      try RandomInterceptModel(response: y, people: [1, 1, 2], predictors: [])
    }
    #expect(throws: Untestable.tooFewValues(0)) {
      try RandomInterceptModel(response: [], people: [Int](), predictors: [])
    }
    #expect(throws: Untestable.tooFewValues(0)) { try FriedmanTest([[Double]]()) }
    #expect(throws: Untestable.tooFewGroups(1)) { try FriedmanTest([[1.0], [2]]) }
    #expect(throws: Untestable.tooFewGroups(1)) { try RepeatedMeasuresAnova([[1.0], [2]]) }
    #expect(throws: Untestable.unequalLengths(before: 2, after: 1)) {
      try RepeatedMeasuresAnova([[1, 2], [3]])
    }
    #expect(throws: Untestable.tooFewValues(1)) { try BrunnerMunzel([1], [2, 3]) }
    #expect(throws: Untestable.tooFewValues(1)) { try WelchAnova([[1], [2, 3]]) }
    #expect(throws: Untestable.noVariation) { try WelchAnova([[1, 1], [2, 3]]) }
    #expect(throws: Untestable.tooFewValues(2)) { try OneWayAnova([[1], [2]]) }
    #expect(throws: Untestable.noVariation) { try OneWayAnova([[1, 1], [2, 2]]) }
    #expect(throws: Untestable.tooFewGroups(0)) { try Ancova([PairedTable]()) }
    #expect(throws: Untestable.tooFewPairs(0)) {
      try Ancova([PairedTable(denominator: 1), PairedTable(denominator: 1)])
    }
    #expect(throws: Untestable.tooFewValues(1)) { try SerialCorrelation.lagOne([1]) }
    #expect(throws: Untestable.noVariation) { try SerialCorrelation.lagOne([0.1, 0.1, 0.1]) }
  }
}
