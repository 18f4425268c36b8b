import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Models and repeated measures` {
  private func people(
    _ count: Int,
    _ waves: Int,
    _ generator: inout SeededGenerator
  ) -> [[Double]] {
    (0..<count).map { _ in
      let level = Int.random(in: 0...20, using: &generator)
      return (0..<waves).map { _ in Double(level + Int.random(in: 0...9, using: &generator)) }
    }
  }

  @Test func `two waves give the square of the paired t`() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<40 {
      let rows = people(Int.random(in: 3...12, using: &generator), 2, &generator)
      guard let test = try? RepeatedMeasuresAnova(rows) else { continue }
      let t = try PairedTTest(before: rows.map { $0[0] }, after: rows.map { $0[1] })
      #expect(abs(test.test.f - t.t * t.t) <= 1e-12 * max(1, test.test.f))
      #expect(abs(test.test.p - t.p) < 1e-11 && test.sphericity.mauchly == nil)
      #expect(abs(test.sphericity.greenhouseGeisser - 1) < 1e-15)
    }
  }

  /// A constant of each person's own changes no comparison within people.
  @Test func `levels of people do not matter within them`() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<20 {
      let rows = people(8, 4, &generator)
      let moved = rows.map { row in
        let constant = Double(Int.random(in: -50...50, using: &generator))
        return row.map { $0 + constant }
      }.shuffled(using: &generator)
      let (one, other) = (try RepeatedMeasuresAnova(rows), try RepeatedMeasuresAnova(moved))
      #expect(abs(one.test.f - other.test.f) < 1e-12 * one.test.f)
      let (epsilon, same) = (one.sphericity, other.sphericity)
      #expect(abs(epsilon.greenhouseGeisser - same.greenhouseGeisser) < 1e-13)
      #expect(abs((epsilon.mauchly?.w ?? 0) - (same.mauchly?.w ?? 0)) < 1e-13)
      #expect(try FriedmanTest(rows) == FriedmanTest(moved))
    }
  }

  /// In a complete design REML has a closed form: the residual mean square, and the excess of that of
  /// people over it, divided by the number of waves.
  @Test func `a complete design has the variances of the analysis of variance`() throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<12 {
      let rows = people(9, 3, &generator)
      let test = try RepeatedMeasuresAnova(rows)
      let (error, subject) = (test.sumOfSquaresError / 16, test.sumOfSquaresSubject / 8)
      let ids = rows.indices.flatMap { [$0, $0, $0] }
      let waves = (1...2).map { wave in rows.flatMap { _ in (0..<3).map { $0 == wave ? 1.0 : 0 } } }
      let model = try RandomInterceptModel(
        response: rows.flatMap { $0 },
        people: ids,
        predictors: waves
      )
      guard subject > error else { continue }
      #expect(abs(model.residualVariance / error - 1) < 1e-12)
      #expect(abs(model.interceptVariance / ((subject - error) / 3) - 1) < 1e-11)
      let slope = model.coefficients[1]
      #expect(abs(slope.estimate - (test.waveMeans[1] - test.waveMeans[0])) < 1e-12)
      #expect(abs(slope.standardError / (2 * error / 9).squareRoot() - 1) < 1e-12)
    }
  }

  /// People who differ by less than their measurements do: the fit is that of ordinary least squares.
  @Test func `at the boundary people do not differ`() throws {
    let response = [1.0, 5, 2, 6, 4, 1, 6, 2]
    let wave = [0.0, 1, 0, 1, 0, 1, 0, 1]
    let model = try RandomInterceptModel(
      response: response,
      people: ["a", "a", "b", "b", "c", "c", "d", "d"],
      predictors: [wave]
    )
    let plain = try LinearRegression(response: response, predictors: [wave])
    #expect(model.isAtBoundary && model.interceptVariance == 0)
    #expect(model.intraclassCorrelation == 0)
    #expect(abs(model.residualVariance - plain.residualSumOfSquares / 6) < 1e-14)
    for (one, other) in zip(model.coefficients, plain.coefficients) {
      #expect(abs(one.estimate - other.estimate) < 1e-14)
      #expect(abs(one.standardError - other.standardError) < 1e-14)
    }
  }

  @Test func `two groups give the tests of two`() throws {
    var generator = SeededGenerator(seed: 34)
    for _ in 0..<20 {
      let tables = (0..<2).map { _ in
        PairedTable(
          denominator: 4,
          pairs: people(9, 2, &generator).map { (before: Int64($0[0]), after: Int64($0[1])) }
        )
      }
      let (model, two) = (try Ancova(tables), try TwoGroupAncova(tables[1], tables[0]))
      #expect(abs(model.differences[0].estimate - two.adjustedDifference) < 1e-12)
      #expect(abs(model.differences[0].standardError / two.standardError - 1) < 1e-11)
      #expect(abs(model.adjustedMeans[1].mean - two.first.mean) < 1e-12)
      let gain = try GainScoreComparison(tables)
      let t = try StudentTTest(tables[1].change, tables[0].change)
      #expect(abs(gain.differences[0].estimate - t.statistic.estimate) < 1e-13)
      #expect(abs(gain.differences[0].standardError / t.standardError - 1) < 1e-12)
    }
  }

  /// Counting every cell twice is the same as listing every pair twice.
  @Test func `counts stand for people`() throws {
    var generator = SeededGenerator(seed: 35)
    let samples = (0..<3).map { _ in people(6, 2, &generator) }
    let tables = samples.map { sample in
      PairedTable(
        denominator: 1,
        cells: sample.map {
          PairedTable.Cell(before: Int64($0[0]), after: Int64($0[1]), count: 2)
        }
      )
    }
    let doubles = samples.map { sample in
      (before: (sample + sample).map { $0[0] }, after: (sample + sample).map { $0[1] })
    }
    let pairs = [
      (storedNumbers(try Ancova(tables)), storedNumbers(try Ancova(doubles))),
      (
        storedNumbers(try AncovaWithInteraction(tables)),
        storedNumbers(try AncovaWithInteraction(doubles))
      ),
    ]
    for (one, other) in pairs {
      #expect(one.count == other.count && one.count > 20)
      #expect(zip(one, other).allSatisfy { abs($0 - $1) <= 1e-12 * max(abs($0), 1e-3) })
    }
  }

  @Test func `concordant pairs are those that a count of all finds`() throws {
    var generator = SeededGenerator(seed: 36)
    for _ in 0..<40 {
      let rows = people(Int.random(in: 3...12, using: &generator), 2, &generator)
      let (x, y) = (rows.map { $0[0] }, rows.map { $0[1] })
      var (ahead, behind) = (0.0, 0.0)
      for i in rows.indices {
        for j in 0..<i {
          let product = (x[i] - x[j]) * (y[i] - y[j])
          ahead += product > 0 ? 1 : 0
          behind += product < 0 ? 1 : 0
        }
      }
      guard let test = try? KendallCorrelation(x, y) else { continue }
      #expect(test.concordant == ahead && test.discordant == behind)
      #expect(try KendallCorrelation(y, x).tauB == test.tauB)
      let (one, other) = (try PearsonCorrelation(x, y), try PearsonCorrelation(y, x))
      #expect(abs(one.r - other.r) < 1e-15)
    }
  }

  @Test func `profiles merge to the table of the whole`() async throws {
    var generator = SeededGenerator(seed: 37)
    var (whole, one, other) = (
      ProfileTable(denominator: 2, waves: 3), ProfileTable(denominator: 2, waves: 3),
      ProfileTable(denominator: 2, waves: 3)
    )
    for index in 0..<200 {
      let scores = (0..<3).map { _ in Int64.random(in: 0...4, using: &generator) }
      whole.add(scores)
      if index.isMultiple(of: 3) { one.add(scores) } else { other.add(scores) }
    }
    one.merge(other)
    #expect(one == whole && one.count == 200)
    #expect(try RepeatedMeasuresAnova(one) == RepeatedMeasuresAnova(whole))
    await #expect(processExitsWith: .failure) {
      var table = ProfileTable(denominator: 1, waves: 2)
      table.add([1])
    }
  }

  /// Three people over three waves, written out: slopes (third less first) of 4, 2 and 6 have mean 4 and
  /// standard deviation 2, so that t = 4 / (2 / √3); bends of 0, 2 and −2 have mean 0.
  @Test func `contrasts test trends and bends`() async throws {
    var table = ProfileTable(denominator: 1, waves: 3)
    for scores in [[1, 3, 5], [2, 2, 4], [0, 4, 6]] as [[Int64]] { table.add(scores) }
    let trend = try OneSampleTTest(table.contrast([-1, 0, 1]))
    #expect(trend.sample.mean == 4 && abs(trend.t - 3.4641016151377544) < 1e-14)
    #expect(table.contrast([1, -2, 1]).mean == 0)
    #expect(table.scores(at: 1).mean == 3)
    #expect(table.pairs(from: 0, to: 2).change == table.contrast([-1, 0, 1]))
    await #expect(processExitsWith: .failure) {
      _ = ProfileTable(denominator: 1, waves: 2).contrast([1])
    }
  }
}
