import FremgangKit
import Testing

struct ScoreDecimalTests {
  /// Python 3: `decimal.Decimal(numerator) / denominator`, quantized with ROUND_HALF_UP.
  @Test func `a score is written exactly where it can be, else rounded once`() {
    let cases: [(numerator: Int64, denominator: Int64, digits: Int, text: String)] = [
      (120, 1, 4, "120"), (57, 2, 4, "28.5"), (57, 2, 0, "29"), (-57, 2, 0, "-29"),
      (1590, 26, 4, "61.1538"), (2, 3, 4, "0.6667"), (-2, 3, 4, "-0.6667"), (0, 7, 4, "0"),
      (1, 20_000, 4, "0.0001"), (1, 20_001, 4, "0"), (199_999, 200_000, 4, "1"),
      (1 << 61, 1, 0, "2305843009213693952"),
    ]
    for one in cases {
      let score = Score(
        numerator: one.numerator,
        denominator: one.denominator,
        answered: 1,
        expected: 1,
        rule: .completeOnly
      )
      #expect(score.decimal(atMost: one.digits)?.description == one.text)
    }
    let large = Score(
      numerator: 1 << 61,
      denominator: 1,
      answered: 1,
      expected: 1,
      rule: .completeOnly
    )
    #expect(large.decimal(atMost: 4) == nil)
  }
}
