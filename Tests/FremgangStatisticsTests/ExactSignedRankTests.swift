import FremgangStatistics
import Testing

@Suite struct `Exact signed ranks of many changes` {
  /// p-values of changes (i² · factor mod modulus) − shift by adding up subsets in numbers of 64 bits
  /// and an exponent of 15 (numpy 2.4.6, longdouble).
  private let rows: [(count: Int64, factor: Int64, modulus: Int64, shift: Int64, logP: Double)] = [
    (400, 7919, 41, 19, -4.0928149513063135975),
    (400, 104_729, 1009, 470, -6.3789267323855699497),
    (1100, 7919, 41, 19, -8.525400828454839505),
    (1100, 104_729, 1009, 470, -11.136956373793508411),
    (2000, 7919, 41, 19, -14.296839846268633701),
    (2000, 104_729, 100_003, 48_001, -11.73100948754846634),
    (2000, 7919, 41, 14, -273.8865033514509954),
  ]

  /// Without optimisation two thousand take half a minute.
  private var reach: Int64 {
    #if DEBUG
    400
    #else
    2000
    #endif
  }

  @Test func `two thousand agree with wider arithmetic`() throws {
    for row in rows where row.count <= reach {
      let changes = (1...row.count).map { $0 * $0 * row.factor % row.modulus - row.shift }
      let table = CountTable(denominator: 3, numerators: changes)
      let test = try WilcoxonSignedRank(change: table, method: .exact)
      #expect(test.method == .exact)
      #expect(abs(test.logP - row.logP) < 1e-12 * max(1, abs(row.logP)), "\(row)")
    }
  }

  /// So many changes of different sizes, those up with ranks that sum to half of all ranks, rounded down.
  private func balanced(_ count: Int64) throws -> WilcoxonSignedRank {
    var rest = count * (count + 1) / 4
    let changes = (1...count).reversed().map { rank in
      guard rank <= rest else { return -rank }
      rest -= rank
      return rank
    }
    #expect(rest == 0)
    let table = CountTable(denominator: 1, numerators: changes)
    return try WilcoxonSignedRank(change: table, method: .exact)
  }

  @Test func `rank sums at half of all ranks`() throws {
    // An odd sum of ranks is divided in two equal halves; an even one has P(W = 40100) in both, where all
    // 2^400 sign patterns were counted in whole numbers (Python 3.11).
    let odd = try balanced(401)
    #expect(odd.method == .exact && abs(odd.pValues.less - 0.5) < 1e-12)
    let even = try balanced(400)
    #expect(abs(even.pValues.less - 0.500086114983495645) < 1e-12)
    #expect(abs(even.pValues.greater - 0.500086114983495645) < 1e-12)
  }

  @Test func `changes of one size are a sign test`() throws {
    let changes = (0..<300).map { Int64($0 % 2 == 0 ? 1 : -1) }
    let table = CountTable(denominator: 1, numerators: changes)
    let test = try WilcoxonSignedRank(change: table, method: .exact)
    // The sum of the binomial coefficients of 300 up to 150, over 2^300, in whole numbers (Python 3.11).
    #expect(abs(test.pValues.less - 0.5230137572095172) < 1e-12)
    #expect(abs(test.pValues.greater - 0.5230137572095172) < 1e-12)
  }

  @Test func `a p-value below all doubles keeps its logarithm`() throws {
    let up = CountTable(denominator: 1, numerators: 1...2000)
    let test = try WilcoxonSignedRank(change: up, method: .exact)
    #expect(test.method == .exact && test.p == 0 && test.smallestPossibleP == 0)
    #expect(abs(test.logP + 1999 * 0.693147180559945309) < 1e-12 * 1386)
  }

  /// p(w) by dynamic programming over halved probabilities (numpy 2.4.6), and the normal one beside it.
  @Test
  func `the normal approximation beyond the limit is off by less than a part in five hundred`()
    throws
  {
    let rows: [(w: Int64, exact: Double, normal: Double)] = [
      (8532, 0.049902930404986307, 0.049976793860327474),
      (8533, 0.050045343245258785, 0.05011847228653111),
    ]
    for row in rows {
      var left = row.w
      var changes = CountTable(denominator: 1)
      for rank in stride(from: Int64(201), through: 1, by: -1) {
        changes.add(rank <= left ? rank : -rank)
        if rank <= left { left -= rank }
      }
      let (given, exact) = (
        try WilcoxonSignedRank(change: changes),
        try WilcoxonSignedRank(change: changes, method: .exact)
      )
      #expect(given.method == .asymptotic && exact.method == .exact)
      #expect(abs(given.p / row.normal - 1) < 1e-12)
      #expect(abs(exact.p / row.exact - 1) < 1e-12)
    }
  }

  /// The averages of 1, 2 and 4 thousand million people: two thirds of all pairs are of different people.
  @Test func `estimates of millions agree with those of their shares`() throws {
    let few = CountTable(denominator: 2, numerators: [-3, -3, 0, 1, 1, 1, 4, 9])
    let many = CountTable(
      denominator: 2,
      counts: few.entries.map { (numerator: $0.numerator, count: $0.count * 1_000_000_000) }
    )
    let averages = [-3, -3, 0, 1, 1, 1, 4, 9].flatMap { one in
      [-3, -3, 0, 1, 1, 1, 4, 9].map { Double(one + $0) / 4 }
    }.sorted()
    let estimate = try HodgesLehmann(change: many)
    #expect(estimate.estimate == (averages[31] + averages[32]) / 2)
    let interval = estimate.interval(level: 0.95)
    #expect(interval.method == .asymptotic)
    #expect(abs(interval.coverage - 0.95) < 1e-9)
    #expect(interval.lower <= estimate.estimate && estimate.estimate <= interval.upper)
  }

  @Test func `without changes there is no estimate`() {
    let still = CountTable(denominator: 1, numerators: [0, 0])
    #expect(throws: Untestable.nobodyChanged) { try HodgesLehmann(change: still, zeros: .dropped) }
    #expect(throws: Untestable.tooFewPairs(0)) {
      try HodgesLehmann(change: CountTable(denominator: 1))
    }
    #expect(throws: Untestable.notFinite) { try HodgesLehmann(differences: [.nan]) }
  }
}
