import FremgangStatistics
import Testing

@Suite struct `Correlations against reference values` {
  @Test func `products and ranks agree`() throws {
    try ReferenceFile("correlation").run(["correlation": correlation])
  }

  private func correlation(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let table = try #require(DecimalLattice.pairs(x, y))
    for test in [try PearsonCorrelation(x, y), try PearsonCorrelation(table)] {
      reference.check("n", Double(test.count))
      reference.check("r", test.r)
      reference.check("t", test.t)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p_two_sided", test.p)
      reference.check("ci95", test.interval(level: 0.95).map { ($0.lower, $0.upper) })
    }
    for test in [try SpearmanCorrelation(x, y), try SpearmanCorrelation(table)] {
      reference.check("spearman", test.rho)
      reference.check("spearman_t", test.t)
      reference.checkP("spearman_p_t", test.p)
    }
  }

  /// Tuna lightness and consumers' scores from Hollander and Wolfe, which R's manual of `cor.test`
  /// prints: T = 26, p = 0.1194, tau = 0.4444444.
  @Test func `Kendall's exact p is that of R's manual`() throws {
    let test = try KendallCorrelation(
      [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1],
      [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    )
    #expect(test.method == .exact && test.concordant == 26 && test.discordant == 10)
    #expect(abs(test.tauB - 4.0 / 9) < 1e-15 && test.tauA == test.tauB)
    #expect(abs(test.p - 0.1194) < 5e-5)
  }

  /// The example of SciPy's manual of `kendalltau`, with ties on both sides.
  @Test func `Kendall's tau with ties is that of SciPy's manual`() throws {
    let test = try KendallCorrelation([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])
    #expect(test.method == .asymptotic)
    #expect(abs(test.tauB - -0.47140452079103173) < 1e-15)
    #expect(abs(test.p - 0.2827454599327748) < 1e-13)
  }

  /// Values by SciPy 1.17.1, `kendalltau` with `method="exact"` and `method="asymptotic"`.
  @Test func `Kendall's tau agrees with SciPy`() throws {
    let twelve = try KendallCorrelation(
      [2, 4, 6, 10, 11, 9, 7, 1, 3, 0, 8, 5],
      [3, 4, 7, 9, 8, 11, 10, 0, 5, 1, 6, 2]
    )
    #expect(abs(twelve.tauB - 0.6363636363636362) < 1e-15 && twelve.method == .exact)
    #expect(abs(twelve.p / 0.003181646992410881 - 1) < 1e-13)
    #expect(abs(twelve.pValues.greater / 0.0015908234962054406 - 1) < 1e-13)
    let thirty = try KendallCorrelation(
      [
        5, 4, 29, 7, 21, 8, 14, 1, 17, 26, 22, 3, 12, 16, 19, 23, 10, 6, 9, 0, 2, 27, 18, 24, 20,
        15,
        28, 25, 13, 11,
      ],
      [
        9, 0, 22, 7, 26, 3, 17, 1, 11, 14, 29, 10, 28, 19, 24, 27, 6, 8, 20, 2, 5, 23, 21, 16, 15,
        13,
        25, 12, 18, 4,
      ]
    )
    #expect(abs(thirty.p / 4.995804012111456e-05 - 1) < 1e-12)
    let tied = try KendallCorrelation(
      [
        0, 0, 5, 0, 0, 1, 1, 5, 1, 0, 2, 4, 2, 1, 0, 0, 2, 1, 3, 4, 2, 3, 0, 3, 1, 2, 0, 1, 2, 2, 0,
        5,
        2, 1, 1, 4, 2, 1, 2, 1,
      ],
      [
        0, 1, 5, 0, 1, 3, 2, 3, 2, 0, 3, 2, 2, 0, 0, 0, 3, 1, 2, 4, 1, 4, 1, 4, 3, 1, 1, 2, 3, 4, 1,
        2,
        4, 3, 2, 3, 1, 3, 1, 1,
      ]
    )
    #expect(tied.method == .asymptotic && abs(tied.tauB - 0.5705408914310915) < 1e-15)
    #expect(abs(tied.p / 9.52829967997288e-06 - 1) < 1e-12)
  }

  /// By counting on fingers: of the six orders of three, one has three concordant pairs and two have
  /// two.
  @Test func `Kendall's exact p counts orders`() throws {
    #expect(try abs(KendallCorrelation([1, 2, 3], [1, 2, 3]).pValues.greater - 1.0 / 6) < 1e-15)
    #expect(try abs(KendallCorrelation([1, 2, 3], [1, 3, 2]).pValues.greater - 0.5) < 1e-15)
    #expect(try KendallCorrelation([1, 2, 3], [1, 3, 2]).p == 1)
    #expect(try abs(KendallCorrelation([1, 2, 3], [3, 2, 1]).pValues.less - 1.0 / 6) < 1e-15)
  }

  @Test func `pairs on a line have a correlation of one and no t`() throws {
    let values = [0.1, 0.2, 0.4, 0.7, 1.1]
    let test = try PearsonCorrelation(values, values.map { -3 * $0 + 0.3 })
    #expect(test.r == -1 && test.t == nil && test.p == 0)
    #expect(throws: Untestable.noVariation) {
      try PearsonCorrelation(values, values.map { _ in 2 })
    }
    #expect(throws: Untestable.noVariation) {
      try KendallCorrelation(values, values.map { _ in 2 })
    }
    #expect(throws: Untestable.notFinite) { try KendallCorrelation([1, 2], [1, .nan]) }
    #expect(throws: Untestable.notFinite) { try PearsonCorrelation([1, 2], [1, .infinity]) }
    #expect(throws: Untestable.unequalLengths(before: 2, after: 1)) {
      try SpearmanCorrelation([1, 2], [1])
    }
    let large = try PearsonCorrelation([1e307, -1e307, 1.5e307], [1e-307, 2e-307, 4e-307])
    #expect(large.r.isFinite && large.p != nil)
  }

  /// A line through whole numbers, and one point that leaves it by the smallest step there is.
  @Test func `only a line counts as one`() throws {
    let line = (0..<60).map { (step: Int64) in
      let square = step * step
      return (before: 7 * square + 3, after: 5 - 21 * square)
    }
    let perfect = try PearsonCorrelation(PairedTable(denominator: 7, pairs: line))
    #expect(perfect.r == -1 && perfect.t == nil && perfect.p == 0)
    let large = line.map { (before: $0.before << 40, after: $0.after << 40) }
    var bent = PairedTable(denominator: 1, pairs: large)
    #expect(try PearsonCorrelation(bent).t == nil)
    bent.add(before: 3 << 40, after: 5 << 40 + 1)
    let almost = try PearsonCorrelation(bent)
    let t = try #require(almost.t)
    #expect(almost.r == -1 && t < -1e15 && t.isFinite)
  }
}
