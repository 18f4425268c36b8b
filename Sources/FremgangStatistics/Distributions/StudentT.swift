#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Student's t distribution; the degrees of freedom need not be whole.
public struct StudentT: Sendable, Hashable {
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

  /// The tails at t.
  ///
  /// Precondition: t is not NaN.
  public func tails(_ t: Double) -> Tails {
    let upper = sizeTails(t).halved
    return t < 0 ? upper.mirrored : upper
  }

  /// The tails of the size: P(|T| ≤ |t|) and P(|T| > |t|), the latter being the two-sided p-value.
  ///
  /// Precondition: t is not NaN.
  public func sizeTails(_ t: Double) -> Tails {
    precondition(!t.isNaN, "the argument must be a number")
    if t == 0 { return Tails.certain.mirrored }
    if t.isInfinite { return .certain }
    return argument(abs(t)).tails(a: degreesOfFreedom / 2, b: 0.5).mirrored
  }

  /// The point below which the probability p lies: infinite at 0 and 1.
  ///
  /// Precondition: p lies in 0...1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// The point above which the probability p lies: infinite at 0 and 1.
  ///
  /// Precondition: p lies in 0...1.
  public func upperQuantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p > 0.5 { return -upperQuantile(1 - p) }
    if p == 0 { return .infinity }
    if p == 0.5 { return 0 }
    let share = 1 - 2 * p
    let logTarget = p > 0.25 ? log(share) : log(2 * p)
    let logT = monotoneRoot(from: start(upperTail: p)) { logT in
      let argument = BetaArgument(logOdds: 2 * logT - log(degreesOfFreedom))
      let tails = argument.tails(a: degreesOfFreedom / 2, b: 0.5)
      let density = logOfTwo + argument.logKernel(a: degreesOfFreedom / 2, b: 0.5)
      return p > 0.25
        ? (tails.logUpper - logTarget, exp(density - tails.logUpper))
        : (tails.logLower - logTarget, -exp(density - tails.logLower))
    }
    return exp(logT)
  }

  /// A first guess of ln t: the power law of the far tail, or the normal quantile widened.
  private func start(upperTail p: Double) -> Double {
    let half = degreesOfFreedom / 2
    let logTail = (-log(2 * p) - log(half) - logBeta(half, 0.5)) / degreesOfFreedom
    if logTail > 1 { return logTail + 0.5 * log(degreesOfFreedom) }
    let z = StandardNormal.upperQuantile(p)
    return log(degreesOfFreedom < 1 ? z + (z * z * z + z) / (4 * degreesOfFreedom) : widened(z))
  }

  /// The quantile that belongs to one of the normal distribution, up to the fourth power of 1/ν, which
  /// should be at most 1: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
  private func widened(_ z: Double) -> Double {
    let (square, part) = (z * z, 1 / degreesOfFreedom)
    let first = (square + 1) / 4
    let second = ((5 * square + 16) * square + 3) / 96
    let third = (((3 * square + 19) * square + 17) * square - 15) / 384
    let fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160
    return z * (1 + part * (first + part * (second + part * (third + part * fourth))))
  }

  private func argument(_ t: Double) -> BetaArgument {
    let ratio = t / degreesOfFreedom.squareRoot()
    return BetaArgument(odds: ratio * ratio, logOdds: 2 * log(ratio))
  }
}
