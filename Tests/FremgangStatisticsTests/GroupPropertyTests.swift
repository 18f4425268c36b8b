import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Comparisons of groups` {
  private func sample(
    _ size: ClosedRange<Int>,
    upTo largest: Int64,
    _ generator: inout SeededGenerator
  ) -> [Int64] {
    (0..<Int.random(in: size, using: &generator)).map { _ in
      Int64.random(in: 0...largest, using: &generator)
    }
  }

  private func table(_ values: [Int64]) -> CountTable {
    CountTable(denominator: 1, numerators: values)
  }

  /// Every way to choose the first group's places among all, U counted pair by pair.
  @Test func `exact rank sums count every way to deal the values out`() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<60 {
      let x = sample(1...5, upTo: 5, &generator)
      let y = sample(1...5, upTo: 5, &generator)
      let all = x + y
      let observed = doubledU(x, y)
      let centre = x.count * y.count
      var counts = (ways: 0, greater: 0, less: 0, far: 0)
      for choice in 0..<(1 << all.count) where choice.nonzeroBitCount == x.count {
        let chosen = all.indices.filter { choice >> $0 & 1 == 1 }.map { all[$0] }
        let left = all.indices.filter { choice >> $0 & 1 == 0 }.map { all[$0] }
        let u = doubledU(chosen, left)
        counts.ways += 1
        counts.greater += u >= observed ? 1 : 0
        counts.less += u <= observed ? 1 : 0
        counts.far += abs(u - centre) >= abs(observed - centre) ? 1 : 0
      }
      let test = try MannWhitney(table(x), table(y))
      let ways = Double(counts.ways)
      #expect(test.method == .exact && test.u == Double(observed) / 2)
      #expect(abs(test.pValues.greater - Double(counts.greater) / ways) < 1e-14)
      #expect(abs(test.pValues.less - Double(counts.less) / ways) < 1e-14)
      #expect(abs((test.pByDistance ?? 0) - Double(counts.far) / ways) < 1e-14)
    }
  }

  private func doubledU(_ x: [Int64], _ y: [Int64]) -> Int {
    x.reduce(0) { sum, one in
      y.reduce(sum) { $0 + (one > $1 ? 2 : one == $1 ? 1 : 0) }
    }
  }

  @Test func `shifts are medians of all differences`() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<60 {
      let x = sample(1...9, upTo: 20, &generator)
      let y = sample(1...9, upTo: 20, &generator)
      let differences = x.flatMap { one in y.map { Double(one - $0) } }.sorted()
      let n = differences.count
      let median = (differences[(n - 1) / 2] + differences[n / 2]) / 2
      let shift = try HodgesLehmannShift(table(x), table(y))
      let doubles = try HodgesLehmannShift(x.map(Double.init), y.map(Double.init))
      #expect(shift.estimate == median && doubles.estimate == median)
      let (one, other) = (shift.interval(level: 0.9), doubles.interval(level: 0.9))
      #expect(one == other)
      #expect(differences.contains(one.interval.lower) && differences.contains(one.interval.upper))
      #expect(one.interval.lower <= median && median <= one.interval.upper)
    }
  }

  /// With two groups the tests of several are the squares of those of two.
  @Test func `two groups give the squares of the tests of two`() throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<60 {
      let x = table(sample(2...9, upTo: 6, &generator))
      let y = table(sample(2...9, upTo: 6, &generator))
      if let test = try? OneWayAnova([x, y]) {
        let t = try StudentTTest(x, y)
        #expect(abs(test.f - t.t * t.t) <= 1e-12 * max(test.f, 1e-12))
        #expect(abs(test.p - t.p) < 1e-11)
      }
      if let test = try? WelchAnova([x, y]) {
        let t = try WelchTTest(x, y)
        #expect(abs(test.f - t.t * t.t) <= 1e-12 * max(test.f, 1e-12))
        #expect(abs(test.p - t.p) < 1e-11)
      }
      if let test = try? KruskalWallis([x, y]) {
        let z = try #require(MannWhitney(x, y).z)
        #expect(abs(test.h - z * z) <= 1e-12 * max(test.h, 1e-12))
      }
    }
  }

  @Test func `exchanging groups mirrors the result`() throws {
    var generator = SeededGenerator(seed: 24)
    for _ in 0..<60 {
      let x = table(sample(2...12, upTo: 6, &generator))
      let y = table(sample(2...12, upTo: 6, &generator))
      for method in [MannWhitney.Method.exact, .asymptotic, .continuityCorrected] {
        guard let one = try? MannWhitney(x, y, method: method) else { continue }
        let other = try MannWhitney(y, x, method: method)
        #expect(one.u == other.secondU && abs(one.p - other.p) < 1e-14)
        #expect(abs(one.pValues.greater - other.pValues.less) < 1e-14)
        #expect((one.z ?? 0) == -(other.z ?? 0))
      }
      if let one = try? BrunnerMunzel(x, y) {
        let other = try BrunnerMunzel(y, x)
        #expect(abs(one.t + other.t) < 1e-12 * max(1, abs(one.t)))
        #expect(abs(one.probabilityOfSuperiority + other.probabilityOfSuperiority - 1) < 1e-15)
      }
    }
  }

  /// A rising function of the values changes no rank.
  @Test func `ranks do not know the scale`() throws {
    var generator = SeededGenerator(seed: 25)
    for _ in 0..<30 {
      let groups = (0..<3).map { _ in sample(2...8, upTo: 9, &generator).map(Double.init) }
      let cubes = groups.map { group in group.map { $0 * $0 * $0 - 100 } }
      #expect(try KruskalWallis(groups) == KruskalWallis(cubes))
      #expect(try MannWhitney(groups[0], groups[1]) == MannWhitney(cubes[0], cubes[1]))
      let (one, other) = (
        try? BrunnerMunzel(groups[0], groups[1]), try? BrunnerMunzel(cubes[0], cubes[1])
      )
      #expect(one == other)
    }
  }

  @Test func `a million people take no longer than a few`() throws {
    let values = (0...40).map { (numerator: Int64($0), count: 1_000_000 + 1000 * ($0 % 7)) }
    let first = CountTable(denominator: 1, counts: values)
    let second = CountTable(
      denominator: 1,
      counts: values.map { (numerator: $0.numerator + 1, count: $0.count) }
    )
    #expect(try MannWhitney(first, second).method == .asymptotic)
    #expect(try HodgesLehmannShift(second, first).estimate == 1)
    let interval = try HodgesLehmannShift(second, first).interval(level: 0.95)
    #expect(interval.achievedLevel == nil && interval.interval.lower == 1)
    for number in storedNumbers(try OneWayAnova([first, second])) { #expect(number.isFinite) }
    for number in storedNumbers(try KruskalWallis([first, second])) { #expect(number.isFinite) }
    #expect(try MannWhitney(first, second).logP < -1000)
  }

  @Test func `exact p-values reach as far as they say`() throws {
    let x = (0..<60).map { Double($0) }
    let test = try MannWhitney(x, x.map { $0 + 0.5 })
    #expect(test.method == .exact)
    #expect(try MannWhitney(x + x, x + x).method == .asymptotic)
    #expect(try MannWhitney(x + x, x + x, method: .exact).method == .asymptotic)
    #expect(try MannWhitney(x, x.map { $0 + 1000 }).p > 0)
  }
}
