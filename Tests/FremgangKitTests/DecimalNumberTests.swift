import FremgangKit
import Testing

struct DecimalNumberTests {
  @Test func `numbers are kept in their shortest form`() {
    let texts: [(text: String, mantissa: Int64, digits: Int)] = [
      ("10", 10, 0), ("9.51", 951, 2), ("7.00", 7, 0), ("-0.5", -5, 1), ("0.000", 0, 0),
    ]
    for expected in texts {
      let number = DecimalNumber(decimal: expected.text)
      #expect(number?.mantissa == expected.mantissa)
      #expect(number?.fractionDigits == expected.digits)
    }
  }

  @Test func `anything but a plain decimal number is refused`() {
    let texts = ["", "-", ".5", "5.", "1e3", "+1", "1,5", "1 000", "0.0000000001", "1.2.3", "²"]
    for text in texts { #expect(DecimalNumber(decimal: text) == nil) }
    #expect(DecimalNumber(decimal: String(repeating: "9", count: 400)) == nil)
  }

  @Test func `numbers are ordered by value and not by digits`() throws {
    let small = try #require(DecimalNumber(decimal: "9.51"))
    let large = try #require(DecimalNumber(decimal: "10"))
    #expect(small < large)
    #expect(!(large < small))
  }
}
