#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The chi-squared distribution.
public struct ChiSquared: Sendable, Hashable {
  /// The degrees of freedom.
  public let degreesOfFreedom: Double

  /// Creates the distribution.
  ///
  /// Precondition: the degrees of freedom are positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom must be positive"
    )
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The tails at x; all of the probability lies above a negative x.
  ///
  /// Precondition: x is not NaN.
  public func tails(_ x: Double) -> Tails {
    precondition(!x.isNaN, "the argument must be a number")
    return RegularisedGamma.tails(a: degreesOfFreedom / 2, x: max(x, 0) / 2)
  }

  /// The point below which the probability p lies.
  ///
  /// Precondition: p lies in 0...1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    let shape = degreesOfFreedom / 2
    let logHalf = monotoneRoot(from: start(p)) { logHalf in
      let half = exp(logHalf)
      let tails = RegularisedGamma.tails(a: shape, x: half)
      let density = RegularisedGamma.logKernel(a: shape, x: half)
      return p < 0.5
        ? (tails.logLower - log(p), exp(density - tails.logLower))
        : (tails.logUpper - log1p(-p), -exp(density - tails.logUpper))
    }
    return 2 * exp(logHalf)
  }

  /// A first guess of ln(x / 2): Wilson and Hilferty's cube, or the power law near zero.
  private func start(_ p: Double) -> Double {
    let shape = degreesOfFreedom / 2
    let spread = 1 / (9 * shape)
    let root = 1 - spread + StandardNormal.quantile(p) * spread.squareRoot()
    if root > 0.3 { return log(shape) + 3 * log(root) }
    return (log(p) + logGamma(shape + 1)) / shape
  }
}
