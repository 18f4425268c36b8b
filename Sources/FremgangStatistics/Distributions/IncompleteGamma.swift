#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The regularised incomplete gamma functions P(a, x) and Q(a, x).
public enum RegularisedGamma {
  /// P(a, x) as the lower tail and Q(a, x) as the upper.
  ///
  /// Precondition: a is positive and finite, and x is not negative.
  public static func tails(a: Double, x: Double) -> Tails {
    precondition(a > 0 && a.isFinite, "the shape must be positive")
    precondition(x >= 0, "the argument must not be negative")
    if x == 0 { return Tails.certain.mirrored }
    if x == .infinity { return .certain }
    let kernel = logKernel(a: a, x: x)
    guard x >= a + 1 else {
      return Tails(logLower: kernel - log(a) + log(series(a: a, x: x)))
    }
    return Tails(logLower: kernel + log(continuedFraction(a: a, x: x))).mirrored
  }

  /// The x with P(a, x) = p.
  ///
  /// Precondition: a is positive and finite, and `p` lies in 0...1.
  public static func quantile(a: Double, p: Double) -> Double {
    ChiSquared(degreesOfFreedom: 2 * a).quantile(p) / 2
  }

  /// ln of x^a e^−x / Γ(a), which is the density on the scale of ln x.
  static func logKernel(a: Double, x: Double) -> Double {
    0.5 * log(a) - halfLogOfTwoPi - stirlingRemainder(a) - devianceTerm(a, mean: x)
  }

  /// Σ xᵏ / ((a + 1) … (a + k)).
  private static func series(a: Double, x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var k = 1.0
    while term > 1e-17 * sum {
      term *= x / (a + k)
      sum += term
      k += 1
    }
    return sum
  }

  /// 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)), DLMF 8.9.2, by the modified Lentz method.
  private static func continuedFraction(a: Double, x: Double) -> Double {
    var base = x + 1 - a
    var numerator = 1e300
    var denominator = 1 / base
    var value = denominator
    var k = 1.0
    while k < 2_000_000 {
      let coefficient = -k * (k - a)
      base += 2
      denominator = 1 / (coefficient * denominator + base)
      numerator = base + coefficient / numerator
      let change = denominator * numerator
      value *= change
      if abs(change - 1) < 2e-16 { break }
      k += 1
    }
    return value
  }
}
