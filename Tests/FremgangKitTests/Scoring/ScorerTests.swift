import FremgangKit
import Testing

/// Expected scores are worked out by hand in the comments beside them.
@Suite struct ScorerTests {
  private let source = Provenance(source: "invented for this test", status: .convention)

  func responses(_ id: String, _ codes: [Int]) -> ResponseSet {
    ResponseSet(
      id: id,
      options: codes.map { .init(code: $0, label: nil) },
      missingCodes: [],
      provenance: source
    )
  }

  func scale(
    _ items: [String],
    _ method: ScoringMethod,
    _ rule: MissingRule,
    rounding: Rounding = .none,
    to maximum: Int = 1000
  ) -> Scale {
    Scale(
      id: "total",
      title: LocalizedText(same: "total"),
      items: items,
      method: method,
      missingRule: rule,
      missingRuleProvenance: source,
      rounding: rounding,
      minimum: DecimalNumber(-1000),
      maximum: DecimalNumber(maximum),
      rangeProvenance: source,
      higherIsBetter: true
    )
  }

  func instrument(_ items: [Item], _ sets: [ResponseSet]) -> Instrument {
    Instrument(
      id: "test",
      version: "1",
      convention: "test",
      kind: .scored,
      presentation: .total,
      title: LocalizedText(same: "test"),
      shortTitle: LocalizedText(same: "test"),
      measures: LocalizedText(same: "nothing"),
      responseSets: sets,
      items: items,
      scales: [],
      licence: Licence(holder: "-", terms: "-", textsMayBeShipped: false, provenance: source)
    )
  }

  /// Six items of 0 to 4; `d` is reversed.
  private var six: Instrument {
    let items = ["a", "b", "c", "d", "e", "f"].map {
      Item(id: $0, responseSet: "agree", isReversed: $0 == "d")
    }
    return instrument(items, [responses("agree", [0, 1, 2, 3, 4])])
  }

  private let all = ["a", "b", "c", "d", "e", "f"]

  private func answers(_ codes: [Int?]) -> [Answer] {
    codes.map { $0.map { Answer(code: $0) } ?? .blank }
  }

  private func value(
    _ scale: Scale,
    _ codes: [Int?]
  ) throws -> [Int64]? {
    let scorer = try Scorer(scale, of: six)
    guard let score = scorer.score(answers(codes)).score else { return nil }
    return [score.numerator, score.denominator, Int64(score.answered)]
  }

  @Test func `a sum reverses items by identity`() throws {
    // 1 + 2 + 3 + (0 + 4 - 1) + 0 + 4 = 13
    #expect(try value(scale(all, .sum, .completeOnly), [1, 2, 3, 1, 0, 4]) == [13, 1, 6])
    #expect(try value(scale(all, .sum, .completeOnly), [1, 2, nil, 1, 0, 4]) == nil)
  }

  @Test func `a prorated sum is exact over one denominator`() throws {
    let prorated = scale(all, .sum, .prorate(most: 2))
    // The least common multiple of 4, 5 and 6 is 60.
    // Five answered: 1 + 2 + 3 + 0 + 4 = 10; 10 * 6 / 5 = 12 = 720 / 60.
    #expect(try value(prorated, [1, 2, 3, nil, 0, 4]) == [720, 60, 5])
    // Five answered: 1 + 2 + 3 + 3 + 4 = 13; 13 * 6 / 5 = 15.6 = 936 / 60.
    #expect(try value(prorated, [1, 2, 3, 1, nil, 4]) == [936, 60, 5])
    // Four answered: 2 + 3 + 3 + 4 = 12; 12 * 6 / 4 = 18 = 1080 / 60.
    #expect(try value(prorated, [nil, 2, 3, 1, nil, 4]) == [1080, 60, 4])
    #expect(try value(prorated, [nil, 2, nil, 1, nil, 4]) == nil)
    // Complete: 13 = 780 / 60.
    #expect(try value(prorated, [1, 2, 3, 1, 0, 4]) == [780, 60, 6])
  }

  @Test func `24 to 30 answered items share the denominator 14,250,600`() throws {
    let items = (1...30).map { Item(id: "i\($0)", responseSet: "agree") }
    let thirty = instrument(items, [responses("agree", [0, 1, 2, 3, 4])])
    let scorer = try Scorer(scale(items.map(\.id), .sum, .prorate(most: 6)), of: thirty)
    #expect(scorer.denominator == 14_250_600)
  }

  @Test func `means and missing answers that count as zero`() throws {
    // 1 + 2 + 3 + 3 + 0 + 4 = 13; 13 / 6.
    #expect(try value(scale(all, .mean, .completeOnly), [1, 2, 3, 1, 0, 4]) == [13, 6, 6])
    // Five answered: 13 / 5 = 78 / 30, 30 being the least common multiple of 5 and 6.
    let mean = scale(all, .mean, .meanOfAnswered(least: 5))
    #expect(try value(mean, [1, 2, 3, 1, nil, 4]) == [78, 30, 5])
    #expect(try value(mean, [1, 2, nil, 1, nil, 4]) == nil)
    let zero = scale(all, .sum, .missingCountsZero(most: 1))
    #expect(try value(zero, [1, 2, 3, nil, 0, 4]) == [10, 1, 5])
    #expect(try value(zero, [1, nil, 3, nil, 0, 4]) == nil)
  }

  @Test func `a linear transform keeps its decimals exactly`() throws {
    let factor = try #require(DecimalNumber(decimal: "2.5"))
    let offset = try #require(DecimalNumber(decimal: "-0.25"))
    let linear = scale(all, .linear(factor: factor, offset: offset), .completeOnly)
    // 13 * 2.5 - 0.25 = 32.25 = 3225 / 100.
    #expect(try value(linear, [1, 2, 3, 1, 0, 4]) == [3225, 100, 6])
  }

  @Test func `a table turns sums into scores`() throws {
    let entries = try (0...8).map { sum in
      // 0, 1.5, 3, ... 12: one and a half for each point.
      let score = try #require(DecimalNumber(mantissa: Int64(sum) * 15, fractionDigits: 1))
      return ScoringMethod.LookupEntry(sum: sum, score: score)
    }
    let lookup = scale(["a", "d"], .lookup(entries), .completeOnly)
    // 2 + (4 - 1) = 5; 5 * 1.5 = 7.5 = 75 / 10.
    #expect(try value(lookup, [2, nil, nil, 1, nil, nil]) == [75, 10, 2])
    #expect(throws: ScoringFault.sumsMissingFromTable([8])) {
      try Scorer(scale(["a", "d"], .lookup(Array(entries.dropLast())), .completeOnly), of: six)
    }
  }

  @Test func `a count looks at codes as they stand`() throws {
    let count = scale(all, .count(codes: ["agree": [3, 4]]), .missingCountsZero(most: 2))
    // Codes 3, 4 and 4 stand in c, d and f; the reversal of d plays no part.
    #expect(try value(count, [1, 2, 3, 4, nil, 4]) == [3, 1, 5])
  }

  @Test func `rounding happens once, at the end, in integers`() throws {
    // Four answered: 2 + 3 + 1 + 1 = 7; 7 * 6 / 4 = 10.5.
    let codes: [Int?] = [2, 3, 1, 3, nil, nil]
    let away = scale(all, .sum, .prorate(most: 2), rounding: .halvesAwayFromZero(fractionDigits: 0))
    let even = scale(all, .sum, .prorate(most: 2), rounding: .halvesToEven(fractionDigits: 0))
    let tenths = scale(
      all,
      .sum,
      .prorate(most: 2),
      rounding: .halvesToEven(fractionDigits: 1)
    )
    #expect(try value(away, codes) == [11, 1, 4])
    #expect(try value(even, codes) == [10, 1, 4])
    #expect(try value(tenths, codes) == [105, 10, 4])
    // -(7 * 6 / 4) = -10.5 rounds to -11 away from zero: by size, then by sign.
    let negative = scale(
      all,
      .linear(factor: DecimalNumber(-1), offset: DecimalNumber(0)),
      .prorate(most: 2),
      rounding: .halvesAwayFromZero(fractionDigits: 0)
    )
    #expect(try value(negative, codes) == [-11, 1, 4])
  }

  @Test func `a skipped item moves no other item`() throws {
    let first = scale(["a", "b", "c"], .sum, .completeOnly)
    let second = scale(["d", "e", "f"], .sum, .completeOnly)
    // b is skipped: the first half has no score, the second half keeps (4 - 0) + 1 + 2 = 7.
    let codes: [Int?] = [4, nil, 4, 0, 1, 2]
    #expect(try value(first, codes) == nil)
    #expect(try value(second, codes) == [7, 1, 3])
  }

  @Test func `every kind of absence is missing`() throws {
    let scorer = try Scorer(scale(all, .sum, .completeOnly), of: six)
    for absence in [Answer.blank, .declined, .notApplicable] {
      var given = answers([1, 1, 1, 1, 1, 1])
      given[2] = absence
      #expect(scorer.score(given) == .unscorable(answered: 5, expected: 6))
    }
  }

  @Test func `totals stand only when complete answers give them`() throws {
    let four = scale(
      all,
      .linear(factor: DecimalNumber(4), offset: DecimalNumber(0)),
      .completeOnly,
      to: 96
    )
    let scorer = try Scorer(four, of: six)
    let score = try scorer.score(total: DecimalNumber(68))
    #expect(score.numerator == 68)
    #expect(score.answered == 6)
    #expect(throws: TotalFault.notAttainable) { try scorer.score(total: DecimalNumber(70)) }
    #expect(throws: TotalFault.outOfRange) { try scorer.score(total: DecimalNumber(100)) }
    let half = try #require(DecimalNumber(decimal: "4.5"))
    #expect(throws: TotalFault.notAttainable) { try scorer.score(total: half) }
  }

  @Test func `what cannot be scored says why`() throws {
    let wide = instrument(
      [Item(id: "a", responseSet: "agree"), Item(id: "w", responseSet: "wide")],
      [responses("agree", [0, 1]), responses("wide", [0, 10])]
    )
    let huge = DecimalNumber(1_000_000_000_000_000_00)
    let rows: [(scale: Scale, fault: ScoringFault)] = [
      (scale([], .sum, .completeOnly), .noItems),
      (scale(["a", "x"], .sum, .completeOnly), .unknownItem("x")),
      (scale(["a", "w"], .sum, .prorate(most: 2)), .impossibleMissingRule(items: 2)),
      (scale(["a", "w"], .sum, .prorate(most: 0)), .impossibleMissingRule(items: 2)),
      (scale(["a", "w"], .mean, .meanOfAnswered(least: 3)), .impossibleMissingRule(items: 2)),
      (scale(["a", "w"], .sum, .meanOfAnswered(least: 1)), .ruleDoesNotFitMethod),
      (scale(["a", "w"], .sum, .prorate(most: 1)), .unlikeItemRanges),
      (
        scale(["a"], .linear(factor: huge, offset: DecimalNumber(0)), .completeOnly),
        .latticeTooFine
      ),
    ]
    for row in rows {
      #expect(throws: row.fault) { try Scorer(row.scale, of: wide) }
    }
  }

  @Test func `a lattice finer than 2 to the 40 is refused`() throws {
    let items = (1...60).map { Item(id: "i\($0)", responseSet: "agree") }
    let sixty = instrument(items, [responses("agree", [0, 1, 2, 3, 4])])
    #expect(throws: ScoringFault.latticeTooFine) {
      try Scorer(scale(items.map(\.id), .sum, .prorate(most: 59)), of: sixty)
    }
  }

  @Test func `bands and cut-offs are decided exactly`() throws {
    func band(_ id: String, _ from: Int, _ to: Int, owns: Bool) -> Band {
      Band(
        id: id,
        title: LocalizedText(same: id),
        from: DecimalNumber(from),
        to: DecimalNumber(to),
        ownsUpperBoundary: owns,
        provenance: source
      )
    }
    let low = band("low", 0, 12, owns: false)
    let high = band("high", 12, 24, owns: true)
    // 719 / 60 is just below 12, 720 / 60 is 12.
    #expect(low.contains(numerator: 719, denominator: 60))
    #expect(!low.contains(numerator: 720, denominator: 60))
    #expect(high.contains(numerator: 720, denominator: 60))
    #expect(high.contains(numerator: 1440, denominator: 60))
    let rows: [(side: Cutoff.Side, expected: [Bool])] = [
      (.below, [true, false, false]),
      (.atOrBelow, [true, true, false]),
      (.above, [false, false, true]),
      (.atOrAbove, [false, true, true]),
    ]
    for row in rows {
      let cutoff = Cutoff(
        id: "risk",
        title: LocalizedText(same: "risk"),
        value: DecimalNumber(12),
        beyond: row.side,
        provenance: source
      )
      let beyond = [719, 720, 721].map {
        cutoff.isBeyond(numerator: Int64($0), denominator: 60)
      }
      #expect(beyond == row.expected)
      let range = cutoff.numeratorsBeyond(over: 60)
      #expect([719, 720, 721].map { range.contains($0) } == row.expected)
    }
  }

  /// 10.01 is 600.6 sixtieths, and −0.01 is −0.6.
  @Test func `a cut-off between two scores lets neither side own it`() throws {
    let rows: [(mantissa: Int64, scores: [Int64])] = [(1001, [600, 601]), (-1, [-1, 0])]
    for row in rows {
      let value = try #require(DecimalNumber(mantissa: row.mantissa, fractionDigits: 2))
      for side in Cutoff.Side.allCases {
        let cutoff = Cutoff(
          id: "risk",
          title: LocalizedText(same: "risk"),
          value: value,
          beyond: side,
          provenance: source
        )
        let isLow = side == .below || side == .atOrBelow
        let range = cutoff.numeratorsBeyond(over: 60)
        #expect(row.scores.map { range.contains($0) } == [isLow, !isLow])
        #expect(
          row.scores.map { cutoff.isBeyond(numerator: $0, denominator: 60) } == [isLow, !isLow]
        )
      }
    }
  }
}
