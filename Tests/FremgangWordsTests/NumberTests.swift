import FremgangKit
import FremgangWords
import Testing

@Suite struct NumberTests {
  let da = Words(.da)
  let en = Words(.en)

  @Test func `rounds halves away from zero on the decimal that people see`() {
    let rows: [(Double, Int, String)] = [
      (0.145, 2, "0,15"), (1.005, 2, "1,01"), (2.5, 0, "3"), (-2.5, 0, "−3"), (0.5, 0, "1"),
      (-0.04, 1, "0,0"), (-0.05, 1, "−0,1"), (9.95, 1, "10,0"), (99.99, 1, "100,0"),
      (68.10091743119266, 1, "68,1"), (68.10091743119266, 0, "68"), (0, 1, "0,0"),
      (1e-9, 3, "0,000"), (1.5e16, 0, "15.000.000.000.000.000"), (12345.678, 1, "12.345,7"),
      (1234, 0, "1234"), (0.000_05, 4, "0,0001"), (.leastNonzeroMagnitude, 15, "0,000000000000000"),
    ]
    for (value, decimals, text) in rows {
      #expect(da.number(value, decimals: decimals) == text)
    }
    #expect(en.number(12345.678, decimals: 1) == "12,345.7")
    #expect(da.number(.nan) == "–")
    #expect(da.number(.infinity) == "–")
  }

  @Test func `signs, counts, percentages and intervals`() {
    #expect(da.signedNumber(11.08) == "+11,1")
    #expect(da.signedNumber(0.04) == "0,0")
    #expect(da.signedNumber(-0.6) == "−0,6")
    #expect(da.plainNumber(-1234567.25, decimals: 2) == "-1234567,25")
    #expect(en.plainNumber(-0.5, decimals: 2) == "-0.50")
    #expect(da.shortNumber(120) == "120")
    #expect(da.shortNumber(7.5) == "7,5")
    #expect(da.shortNumber(7.25) == "7,25")
    #expect(da.shortNumber(7.999) == "8")
    #expect(da.count(38357) == "38.357")
    #expect(en.count(38357) == "38,357")
    #expect(da.count(-12) == "−12")
    #expect(da.percent(9.235) == "9 pct.")
    #expect(en.percent(9.235, decimals: 1) == "9.2%")
    #expect(da.percent(73, of: 109) == "67 pct.")
    #expect(da.percent(0, of: 0) == nil)
    #expect(da.interval(7.722, 14.443) == "7,7 til 14,4")
    #expect(en.interval(-0.505, 2.148) == "−0.5 to 2.1")
  }

  @Test func `an end of an interval shows its side of 0`() {
    #expect(da.interval(0.0011, 0.45) == "0,001 til 0,5")
    #expect(da.interval(-0.012, 0.6) == "−0,01 til 0,6")
    #expect(da.interval(0, 1) == "0,0 til 1,0")
    #expect(da.interval(0.000_01, 1) == "0,0 til 1,0")
  }

  @Test func `the narrower the scale, the more decimals`() {
    let rows: [(Double, Double, Int, Int)] = [
      (0, 120, 1, 0), (0, 45, 1, 0), (0, 30, 1, 0), (0, 15, 1, 1), (1, 10, 1, 1), (1, 5, 2, 2),
    ]
    for (minimum, maximum, table, sentence) in rows {
      let precision = ScalePrecision(minimum: minimum, maximum: maximum)
      #expect(precision.table == table && precision.sentence == sentence)
    }
  }

  @Test func `p-values for other programs keep three digits`() {
    #expect(da.plainProbability(2.13565832037302e-09) == "0,00000000214")
    #expect(en.plainProbability(0.011_259_9) == "0.0113")
    #expect(en.plainProbability(0.5) == "0.500")
    #expect(en.plainProbability(0) == "0.000000000000000")
  }

  @Test func `units compare printed figures exactly`() {
    #expect(RoundedNumber(11.0825, decimals: 1)?.units == 111)
    #expect(RoundedNumber(-0.04, decimals: 1)?.units == 0)
    #expect(RoundedNumber(1e300, decimals: 1)?.units == nil)
  }

  @Test func `p-values`() {
    let rows: [(Double, String)] = [
      (2.1e-9, "p < 0,001"), (0.000_999_9, "p < 0,001"), (0.001, "p = 0,001"),
      (0.011_26, "p = 0,011"), (0.0123, "p = 0,012"), (0.0499, "p = 0,0499"),
      (0.049_996, "p = 0,049996"), (0.0501, "p = 0,0501"), (0.05, "p = 0,050"),
      (0.72, "p = 0,720"), (1, "p > 0,999"), (.nan, "p = –"),
    ]
    for (value, text) in rows { #expect(da.p(value) == text) }
    #expect(en.p(0.0123) == "p = 0.012")
    #expect(da.probability(2e-9) == "< 0,001")
    #expect(da.probability(0.0123) == "0,012")
  }
}
