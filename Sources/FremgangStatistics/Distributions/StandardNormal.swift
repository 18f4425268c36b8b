#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The standard normal distribution.
public enum StandardNormal {
  /// The tails at z.
  ///
  /// Precondition: z is not NaN.
  public static func tails(_ z: Double) -> Tails {
    precondition(!z.isNaN, "the argument must be a number")
    if z < 0 { return tails(-z).mirrored }
    if z == .infinity { return .certain }
    if z > 5 { return Tails(logLower: logDensity(z) + log(millsRatio(z))).mirrored }
    let upper = 0.5 * erfc(z * 0.5.squareRoot())
    return Tails(lower: 1 - upper, upper: upper, logLower: log1p(-upper), logUpper: log(upper))
  }

  /// The point below which the probability p lies: infinite at 0 and 1.
  ///
  /// Precondition: p lies in 0...1.
  public static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// The point above which the probability p lies: infinite at 0 and 1.
  ///
  /// Precondition: p lies in 0...1.
  public static func upperQuantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p > 0.5 { return -upperQuantile(1 - p) }
    if p == 0 { return .infinity }
    if p == 0.5 { return 0 }
    return NormalQuantile.above(p)
  }

  static func logDensity(_ z: Double) -> Double {
    -0.5 * z * z - halfLogOfTwoPi
  }

  /// P(Z > z) over the density at z, as Laplace's continued fraction, from the far end: beyond 5 no
  /// digit comes from further than the 26th term.
  private static func millsRatio(_ z: Double) -> Double {
    var fraction = z
    for k in stride(from: 40.0, to: 0, by: -1) { fraction = z + k / fraction }
    return 1 / fraction
  }
}
