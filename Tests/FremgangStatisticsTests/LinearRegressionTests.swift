import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Linear regression` {
  /// NIST's Wampler1 and Wampler2: y = Σ (c x)^k for k = 0...5 and x = 0...20, with c = 1 and c = 0.1,
  /// whose certified coefficients are c^k with standard errors of 0.
  @Test func `finds Wampler's polynomials`() throws {
    let x = (0...20).map(Double.init)
    let powers = (1...5).map { k in
      x.map { base in (0..<k).reduce(1.0) { power, _ in power * base } }
    }
    let whole = x.indices.map { row in powers.reduce(1) { $0 + $1[row] } }
    let first = try LinearRegression(response: whole, predictors: powers)
    #expect(first.coefficients.allSatisfy { abs($0.estimate - 1) < 1e-12 })
    #expect(first.coefficients.allSatisfy { $0.standardError < 1e-9 && $0.statistic == nil })
    #expect(first.test == nil && first.rSquared == 1)
    let scaled = x.indices.map { row in
      zip(powers, [1e-1, 1e-2, 1e-3, 1e-4, 1e-5]).reduce(1) { $0 + $1.0[row] * $1.1 }
    }
    let second = try LinearRegression(response: scaled, predictors: powers)
    let wanted = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
    #expect(zip(second.coefficients, wanted).allSatisfy { abs($0.estimate / $1 - 1) < 1e-8 })
  }

  @Test func `gives reasons for what cannot be estimated`() throws {
    let x = [1.0, 2, 3, 4, 5]
    let y = [2.0, 1, 4, 3, 6]
    #expect(throws: Untestable.notEstimable) {
      try LinearRegression(response: y, predictors: [x, x.map { 0.1 * $0 + 0.3 }])
    }
    #expect(throws: Untestable.notEstimable) {
      try LinearRegression(response: y, predictors: [x.map { _ in 0.7 }])
    }
    #expect(throws: Untestable.tooFewValues(2)) {
      try LinearRegression(response: [1, 2], predictors: [[1, 2]])
    }
    #expect(throws: Untestable.tooFewValues(0)) {
      try LinearRegression(response: [], predictors: [])
    }
    #expect(throws: Untestable.notFinite) {
      try LinearRegression(response: y, predictors: [[1, 2, 3, 4, .nan]])
    }
    #expect(throws: Untestable.unequalLengths(before: 4, after: 5)) {
      try LinearRegression(response: y, predictors: [[1, 2, 3, 4]])
    }
    let tiny = x.map { $0 * 1e-300 }
    #expect(throws: Untestable.notFinite) {
      try LinearRegression(response: y.map { $0 * 1e300 }, predictors: [tiny])
    }
    let constant = try LinearRegression(response: x.map { _ in 3 }, predictors: [x])
    #expect(constant.rSquared == nil && constant.test == nil)
    let mean = try LinearRegression(response: y, predictors: [])
    #expect(
      mean.coefficients.count == 1 && mean.test == nil && mean.coefficients[0].estimate == 3.2
    )
  }

  /// A point that determines its own prediction has a leverage of 1, which HC3 divides by.
  @Test func `a row that stands alone leaves no robust error`() throws {
    let model = try LinearRegression(
      response: [1, 2, 4, 9],
      predictors: [[0, 0, 0, 1]]
    )
    #expect(model.coefficients.allSatisfy { $0.robustStandardError == nil })
    #expect(model.coefficients.allSatisfy { $0.statistic != nil })
  }

  /// Scaling by powers of two, and exchanging rows, changes no digit.
  @Test func `units and the order of rows do not matter`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let n = Int.random(in: 4...12, using: &generator)
      let x = (0..<n).map { _ in Double(Int.random(in: 0...40, using: &generator)) }
      let y = (0..<n).map { _ in Double.random(in: 0...1, using: &generator) }
      guard let one = try? LinearRegression(response: y, predictors: [x]) else { continue }
      let order = (0..<n).shuffled(using: &generator)
      let other = try LinearRegression(
        response: order.map { y[$0] * 4096 },
        predictors: [order.map { x[$0] * 0x1p-20 }]
      )
      let (slope, scaled) = (one.coefficients[1], other.coefficients[1])
      #expect(abs(slope.estimate * 0x1p32 / scaled.estimate - 1) < 1e-14)
      #expect(abs(slope.standardError * 0x1p32 / scaled.standardError - 1) < 1e-14)
      #expect(abs((one.test?.f ?? 0) / (other.test?.f ?? 1) - 1) < 1e-13)
    }
  }
}
