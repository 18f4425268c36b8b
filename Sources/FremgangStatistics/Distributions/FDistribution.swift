#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Fisher and Snedecor's F distribution.
public struct FDistribution: Sendable, Hashable {
  /// The degrees of freedom of the numerator.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// Creates the distribution.
  ///
  /// Precondition: both degrees of freedom are positive and finite.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
      "degrees of freedom must be positive"
    )
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The tails at x; all of the probability lies above a negative x.
  ///
  /// Precondition: x is not NaN.
  public func tails(_ x: Double) -> Tails {
    precondition(!x.isNaN, "the argument must be a number")
    if x <= 0 { return Tails.certain.mirrored }
    if x == .infinity { return .certain }
    let scale = numerator / denominator
    return BetaArgument(odds: scale * x, logOdds: log(scale) + log(x))
      .tails(a: denominator / 2, b: numerator / 2).mirrored
  }

  /// The point below which the probability p lies.
  ///
  /// Precondition: p lies in 0...1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    let (a, b) = (denominator / 2, numerator / 2)
    let offset = log(numerator / denominator)
    let spread = (1 / a + 1 / b).squareRoot()
    let logX = monotoneRoot(from: StandardNormal.quantile(p) * spread) { logX in
      let argument = BetaArgument(logOdds: logX + offset)
      let tails = argument.tails(a: a, b: b).mirrored
      let density = argument.logKernel(a: a, b: b)
      return p < 0.5
        ? (tails.logLower - log(p), exp(density - tails.logLower))
        : (tails.logUpper - log1p(-p), -exp(density - tails.logUpper))
    }
    return exp(logX)
  }
}
