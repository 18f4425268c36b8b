/// The width of a histogram's bins: a whole number of points, or a point divided into equal parts.
///
/// A width of 0.2 is a fifth here, so that a change on the edge of a bin is never put beside it.
struct BinWidth {
  private static let mostDigits = 1e18
  private let points: Int128
  private let parts: Int128

  /// The width that `value` stands for: at least 1 and whole, or one over a whole number.
  init(_ value: Double) {
    let isWhole = value >= 1
    points = isWhole ? Int128(min(value.rounded(), BinWidth.mostDigits)) : 1
    parts = isWhole ? 1 : Int128(min((1 / value).rounded(), BinWidth.mostDigits))
  }

  private init(points: Int128, parts: Int128) {
    self.points = points
    self.parts = parts
  }

  /// The width of the form 1, 2 or 5 times a power of ten that is nearest to `width` in ratio.
  init(near width: Double) {
    var power = 1.0
    while power * 10 <= width { power *= 10 }
    while power > width { power /= 10 }
    let steps = [1.0, 2, 5, 10].map { $0 * power }
    self.init(steps.min { BinWidth.ratio($0, width) < BinWidth.ratio($1, width) } ?? power)
  }

  private static func ratio(_ one: Double, _ other: Double) -> Double {
    max(one / other, other / one)
  }

  /// The width in points.
  var value: Double { edge(1) }

  /// The lower end of the bin with this number; that of bin 0 is 0.
  func edge(_ bin: Int) -> Double {
    BinWidth.double(Int128(bin) * points) / BinWidth.double(parts)
  }

  /// The nearest double; of a number of 128 bits it takes long to find, and few need them.
  private static func double(_ number: Int128) -> Double {
    Int64(exactly: number).map { Double($0) } ?? Double(number)
  }

  /// This width so many times over.
  func times(_ factor: Int) -> BinWidth {
    BinWidth(points: points * Int128(factor), parts: parts)
  }

  /// The number of the bin that holds `numerator` over `denominator`.
  func bin(of numerator: Int64, over denominator: Int64) -> Int {
    let (quotient, remainder) = (Int128(numerator) * parts)
      .quotientAndRemainder(dividingBy: Int128(denominator) * points)
    return Int(remainder < 0 ? quotient - 1 : quotient)
  }
}
