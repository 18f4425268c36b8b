import FremgangStatistics
import Testing

@Suite struct `The shape of a sample` {
  @Test func `normality is tested as R does`() throws {
    try ReferenceFile("correlation").run(["correlation": shapiro])
  }

  /// The tolerances that the reference states for R's approximation.
  private func shapiro(_ reference: ReferenceCase) throws {
    let table = try #require(
      DecimalLattice.pairs(try reference.numbers("x"), try reference.numbers("y"))
    )
    let test = try ShapiroWilk(table.change)
    reference.check("shapiro_W", test.w, relative: 1e-6)
    reference.check("shapiro_p", test.p, relative: 1e-4)
  }

  @Test func `samples without a shape say so`() throws {
    let still = CountTable(denominator: 1, numerators: [4, 4, 4, 4])
    #expect(throws: Untestable.noVariation) { try ShapiroWilk(still) }
    #expect(still.skewness == nil && still.excessKurtosis == nil)
    #expect(still.medianAbsoluteDeviation() == 0)
    let two = CountTable(denominator: 1, numerators: [4, 5])
    #expect(throws: Untestable.tooFewValues(2)) { try ShapiroWilk(two) }
    #expect(two.skewness == nil)
    let many = CountTable(denominator: 1, numerators: (0...5000).map { $0 % 7 })
    #expect(throws: Untestable.tooManyValues(5001)) { try ShapiroWilk(many) }
    #expect(CountTable(denominator: 1).medianAbsoluteDeviation() == nil)
  }

  /// −2, −1, 1, 2 in equal numbers: no skewness, and Σz⁴ / n = 34/4 / (10/4)² = 1.36.
  @Test func `a thousand million people have a shape too`() throws {
    let table = CountTable(
      denominator: 1,
      counts: [-2, -1, 1, 2].map { (numerator: $0 + 1_000_000, count: 250_000_000) }
    )
    #expect(abs(try #require(table.skewness)) < 1e-12)
    #expect(abs(try #require(table.excessKurtosis) + 1.64) < 1e-8)
    #expect(table.medianAbsoluteDeviation(constant: 1) == 1.5)
  }

  @Test func `the largest numerators do not overflow`() throws {
    let limit = LatticeLimits.numerator
    let table = CountTable(denominator: 1, counts: [-limit, limit].map { ($0, 1 << 38) })
    #expect(try #require(table.medianAbsoluteDeviation(constant: 1)) == Double(limit))
    #expect(abs(try #require(table.excessKurtosis) + 2) < 1e-9)
  }
}
