#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Shapiro and Wilk's test of whether values come from a normal distribution, by Royston's
/// approximation (1995, AS R94, doi:10.2307/2986146), as in R's `shapiro.test` and scipy.
///
/// Of many values, the smallest departure is found significant, and of few, none: it is no licence to
/// use or to avoid a t test. Scores on a lattice have ties, which the approximation does not know of.
public struct ShapiroWilk: Sendable, Hashable {
  /// The largest number of values that the approximation is made for.
  public static let limit = 5000

  /// The number of values.
  public let count: Int
  /// The statistic: close to 1 for normal values.
  public let w: Double
  /// The p-value of the hypothesis that the values are normal; 0 where it is below all that Royston
  /// fitted.
  public let p: Double

  /// Tests the values of a table, such as the changes of a ``PairedTable``.
  ///
  /// Throws when there are fewer than 3 or more than 5,000 values, or when they do not vary.
  public init(_ table: CountTable) throws(Untestable) {
    guard table.count >= 3 else { throw .tooFewValues(table.count) }
    guard table.count <= Self.limit else { throw .tooManyValues(table.count) }
    let entries = table.entries
    guard entries.count > 1 else { throw .noVariation }
    let origin = Int128(entries[0].numerator)
    let values = entries.flatMap { entry in
      Array(repeating: Double(Int128(entry.numerator) - origin), count: entry.count)
    }
    count = values.count
    let complement = Self.complement(of: values)
    w = 1 - complement
    p = Self.p(complement: complement, count: values.count)
  }

  /// 1 − W of ascending values.
  private static func complement(of values: [Double]) -> Double {
    let weights = weights(values.count)
    let n = values.count
    let range = values[n - 1] - values[0]
    let mean = values.reduce(0, +) / Double(n)
    var (squares, product, weightSquares) = (0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      let mirrored = n - 1 - index
      let weight =
        index < n / 2 ? -weights[index] : mirrored < n / 2 ? weights[mirrored] : 0
      let deviation = (value - mean) / range
      squares += deviation * deviation
      product += weight * deviation
      weightSquares += weight * weight
    }
    let whole = (weightSquares * squares).squareRoot()
    return max(0, (whole - product) * (whole + product) / (weightSquares * squares))
  }

  /// The weights of the lower half, from the smallest value, with their sign changed.
  private static func weights(_ count: Int) -> [Double] {
    guard count > 3 else { return [(1.0 / 2).squareRoot()] }
    let n = Double(count)
    let scores = (1...count / 2).map { place in
      StandardNormal.upperQuantile((Double(place) - 0.375) / (n + 0.25))
    }
    let sum = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let root = 1 / n.squareRoot()
    let first =
      scores[0] / sum.squareRoot()
      + polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root)
    guard count > 5 else {
      let rest = (sum - 2 * scores[0] * scores[0]) / (1 - 2 * first * first)
      return [first] + scores.dropFirst().map { $0 / rest.squareRoot() }
    }
    let second =
      scores[1] / sum.squareRoot()
      + polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root)
    let rest =
      (sum - 2 * scores[0] * scores[0] - 2 * scores[1] * scores[1])
      / (1 - 2 * first * first - 2 * second * second)
    return [first, second] + scores.dropFirst(2).map { $0 / rest.squareRoot() }
  }

  private static func p(complement: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
      let angle = asin(max(0.75, 1 - complement).squareRoot())
      return min(1, max(0, 6 / Double.pi * (angle - asin(0.75.squareRoot()))))
    }
    guard complement > 0 else { return 1 }
    var y = log(complement)
    let (mean, deviation): (Double, Double)
    if count <= 11 {
      let bound = polynomial([-2.273, 0.459], n)
      guard y < bound else { return 0 }
      y = -log(bound - y)
      mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
      deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    } else {
      mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log(n))
      deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], log(n)))
    }
    return StandardNormal.tails((y - mean) / deviation).upper
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
