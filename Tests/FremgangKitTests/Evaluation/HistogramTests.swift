import FremgangKit
import Testing

struct HistogramTests {
  /// One item coded 0 to 10 that counts a fifth of a point: 0 to 2, in bins of a tenth.
  private func fifths(_ pairs: [(Int, Int)], highest: Int = 10) throws -> Histogram? {
    let fifth = try #require(DecimalNumber(decimal: "0.2"))
    var study = SmallStudy()
    study.responses.instruments[1] = SmallStudy.instrument(
      "worry",
      items: 1,
      highest: highest,
      rule: .completeOnly,
      higherIsBetter: false,
      method: .linear(factor: fifth, offset: DecimalNumber(0)),
      maximum: highest / 5
    )
    for (person, pair) in pairs.enumerated() {
      study.addWorry("p\(person)", pair.0, pair.1)
    }
    return try study.findings().scale("worry")?.changeHistogram
  }

  /// 0.6 / 0.1 is 5.999… in doubles: a change of 0.6 belongs to the bin from 0.6 to 0.7.
  @Test func `a change on the edge of a bin belongs to the bin that begins there`() throws {
    let histogram = try #require(try fifths([(0, 0), (0, 3), (0, 7)]))
    #expect(histogram.width == 0.1)
    #expect(histogram.start == 0)
    // 0.0, 0.6 and 1.4, in tenths from 0: the bins 0, 6 and 14.
    #expect(histogram.counts == [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1])
  }

  /// −6 × 0.2 is −1.2000000000000002 in doubles.
  @Test func `the first edge is the nearest double to the decimal that it is`() throws {
    let histogram = try #require(try fifths([(20, 14), (14, 14)], highest: 20))
    #expect(histogram.width == 0.2)
    #expect(histogram.start == -1.2)
    #expect(histogram.counts == [1, 0, 0, 0, 0, 0, 1])
  }
}
