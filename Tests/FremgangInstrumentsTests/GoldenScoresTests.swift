import FremgangInstruments
import FremgangKit
import Testing

/// Scores of the bundled instruments; the arithmetic stands beside each expected value.
@Suite struct GoldenScoresTests {
  /// A numerator, the denominator and the number of answered items; nothing for no score.
  private func score(
    _ instrument: String,
    _ scale: String,
    _ codes: [Int?]
  ) throws -> [Int64]? {
    let instrument = try #require(Catalogue.bundled.instrument(instrument))
    let scale = try #require(instrument.scales.first { $0.id == scale })
    let answers = codes.map { $0.map { Answer(code: $0) } ?? .blank }
    guard let score = try Scorer(scale, of: instrument).score(answers).score else { return nil }
    return [score.numerator, score.denominator, Int64(score.answered)]
  }

  /// Items 1 to 30 answered 0, 1, 2, 3, 4 and so on.
  private var mhrm: [Int?] { (0..<30).map { $0 % 5 } }

  private func without(_ items: [Int], _ codes: [Int?]) -> [Int?] {
    codes.enumerated().map { items.contains($0.offset + 1) ? nil : $0.element }
  }

  @Test func `MHRM`() throws {
    // Six times 0 + 1 + 2 + 3 + 4 = 60; 26, 27, 28, 29 and 30 share the multiple 1,425,060.
    #expect(try score("mhrm", "total", mhrm) == [60 * 1_425_060, 1_425_060, 30])
    // Without item 5 (4): 56 * 30 / 29 = 1680 / 29; 1,425,060 / 29 = 49,140.
    #expect(try score("mhrm", "total", without([5], mhrm)) == [1680 * 49_140, 1_425_060, 29])
    // Without items 5, 10, 15, 20 (4 each): 44 * 30 / 26 = 1320 / 26; 1,425,060 / 26 = 54,810.
    let four = without([5, 10, 15, 20], mhrm)
    #expect(try score("mhrm", "total", four) == [1320 * 54_810, 1_425_060, 26])
    #expect(try score("mhrm", "total", without([5, 10, 15, 20, 25], mhrm)) == nil)
  }

  @Test func `MHRM subscales hold their own items when one is skipped`() throws {
    let rows: [(id: String, whole: Int64, withoutItem2: Int64?)] = [
      ("overcoming-stuckness", 6, nil),  // items 1-4: 0 + 1 + 2 + 3
      ("self-empowerment", 7, 7),  // items 5-8: 4 + 0 + 1 + 2
      ("learning", 8, 8),  // items 9-12: 3 + 4 + 0 + 1
      ("basic-functioning", 9, 9),  // items 13-16: 2 + 3 + 4 + 0
      ("well-being", 10, 10),  // items 17-20: 1 + 2 + 3 + 4
      ("new-potentials", 6, 6),  // items 21-24: 0 + 1 + 2 + 3
      ("spirituality", 4, 4),  // items 25-26: 4 + 0
      ("advocacy", 10, 10),  // items 27-30: 1 + 2 + 3 + 4
    ]
    for row in rows {
      let items: Int64 = row.id == "spirituality" ? 2 : 4
      #expect(try score("mhrm", row.id, mhrm) == [row.whole, 1, items], "\(row.id)")
      let skipped = try score("mhrm", row.id, without([2], mhrm))
      #expect(skipped == row.withoutItem2.map { [$0, 1, items] }, "\(row.id)")
    }
  }

  @Test func `LSNS`() throws {
    // 5 + 4 + 3 = 12, 2 + 1 + 0 = 3; together 15.
    #expect(try score("lsns-6", "total", [5, 4, 3, 2, 1, 0]) == [15, 1, 6])
    #expect(try score("lsns-6", "family", [5, 4, 3, 2, 1, 0]) == [12, 1, 3])
    #expect(try score("lsns-6", "friends", [5, 4, 3, 2, 1, 0]) == [3, 1, 3])
    // The second item is skipped: no total, no family; friends stay 2 + 1 + 0 = 3.
    #expect(try score("lsns-6", "total", [5, nil, 3, 2, 1, 0]) == nil)
    #expect(try score("lsns-6", "family", [5, nil, 3, 2, 1, 0]) == nil)
    #expect(try score("lsns-6", "friends", [5, nil, 3, 2, 1, 0]) == [3, 1, 3])
    // 5 + 4 + 3 = 12, 2 + 1 + 0 = 3, 5 + 5 + 5 = 15; together 30.
    let nine: [Int?] = [5, 4, 3, 2, 1, 0, 5, 5, 5]
    #expect(try score("lsns-15m", "total", nine) == [30, 1, 9])
    #expect(try score("lsns-15m", "family", nine) == [12, 1, 3])
    #expect(try score("lsns-15m", "friends", nine) == [3, 1, 3])
    #expect(try score("lsns-15m", "professionals", nine) == [15, 1, 3])
  }

  @Test func `WHO-5 and recovery star`() throws {
    // (3 + 2 + 4 + 1 + 5) * 4 = 60.
    #expect(try score("who-5", "total", [3, 2, 4, 1, 5]) == [60, 1, 5])
    #expect(try score("who-5", "total", [3, 2, nil, 1, 5]) == nil)
    // (1 + 2 + … + 10) / 10 = 55 / 10.
    let star: [Int?] = Array(1...10)
    #expect(try score("recovery-star", "mean", star) == [55, 10, 10])
    #expect(try score("recovery-star", "work", star) == [5, 1, 1])
    #expect(try score("recovery-star", "trust-and-hope", without([1], star)) == [10, 1, 1])
  }

  @Test func `boundaries belong to the side that the source gives them`() throws {
    let who = try #require(Catalogue.bundled.instrument("who-5")?.scales.first)
    let rows: [(score: Int64, band: String)] = [
      (0, "high-risk"), (32, "high-risk"), (35, "high-risk"), (36, "risk"), (48, "risk"),
      (50, "risk"), (52, "no-immediate-risk"), (100, "no-immediate-risk"),
    ]
    for row in rows {
      let score = Score(
        numerator: row.score,
        denominator: 1,
        answered: 5,
        expected: 5,
        rule: .completeOnly
      )
      #expect(who.band(of: score)?.id == row.band, "\(row.score)")
    }
    let lsns = try #require(Catalogue.bundled.instrument("lsns-6"))
    let risks = lsns.scales.map { scale in
      scale.cutoffs.map { cutoff in
        [5, 6, 11, 12].map { cutoff.isBeyond(numerator: $0, denominator: 1) }
      }
    }
    #expect(
      risks == [
        [[true, true, true, false]], [[true, false, false, false]], [[true, false, false, false]],
      ]
    )
  }

  @Test func `MHRM totals of 0 and 120 are questionable`() throws {
    let instrument = try #require(Catalogue.bundled.instrument("mhrm"))
    let total = try #require(instrument.primaryScale)
    let scorer = try Scorer(total, of: instrument)
    let rows: [(code: Int, isQuestionable: Bool)] = [(0, true), (2, false), (4, true)]
    for row in rows {
      let answers = Array(repeating: Answer(code: row.code), count: 30)
      let score = try #require(scorer.score(answers).score)
      #expect(total.isQuestionable(score) == row.isQuestionable)
    }
  }
}
