#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The noncentral t distribution.
///
/// Its distribution function is an integral of the normal one over the chi distribution of the
/// denominator, here by the trapezoidal rule on the logarithm of the denominator, which converges
/// faster than any power of the step. The absolute error is about 1e-13.
public struct NoncentralT: Sendable, Hashable {
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// The noncentrality parameter.
  public let noncentrality: Double

  /// Creates the distribution.
  ///
  /// Precondition: the degrees of freedom are positive and both parameters are finite.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom must be positive"
    )
    precondition(noncentrality.isFinite, "the noncentrality must be finite")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// The tails at t.
  ///
  /// Precondition: t is finite.
  public func tails(_ t: Double) -> Tails {
    let (lower, upper, _) = integrals(t)
    return Tails(lower: lower, upper: upper, logLower: log(lower), logUpper: log(upper))
  }

  /// The noncentrality for which P(T ≤ t) = p: the end of an interval by the pivot on t.
  ///
  /// Precondition: the degrees of freedom are positive, t is finite, and p lies strictly between 0
  /// and 1.
  public static func noncentrality(
    t: Double,
    degreesOfFreedom: Double,
    lowerTail p: Double
  ) -> Double {
    precondition(p > 0 && p < 1, "a probability lies between 0 and 1")
    let target = StandardNormal.quantile(p)
    let spread = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    var value = t - target * spread
    for _ in 0..<100 {
      let (lower, upper, density) =
        NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: value).integrals(t)
      guard density > 0 else { break }
      let z = lower < upper ? StandardNormal.quantile(lower) : StandardNormal.upperQuantile(upper)
      let slope = -density * exp(-StandardNormal.logDensity(z))
      let step = max(-2 * spread, min(2 * spread, (z - target) / slope))
      value -= step
      if abs(step) < 1e-12 * max(1, abs(value)) { break }
    }
    return value
  }

  /// P(T ≤ t), P(T > t) and the mean of the normal density, which is minus the slope of the first in
  /// the noncentrality.
  private func integrals(_ t: Double) -> (lower: Double, upper: Double, density: Double) {
    precondition(t.isFinite, "the argument must be finite")
    let step =
      0.4 * min((1 / (2 * degreesOfFreedom)).squareRoot(), 1 / max(1, abs(noncentrality)))
    var sums = Sums()
    sums.add(at: 0, t: t, distribution: self)
    for direction in [step, -step] {
      var k = 1.0
      while sums.add(at: k * direction, t: t, distribution: self) > 1e-19 * sums.weight { k += 1 }
    }
    return (
      sums.lower / sums.weight, sums.upper / sums.weight, sums.density / sums.weight
    )
  }

  private struct Sums {
    var weight = 0.0
    var lower = 0.0
    var upper = 0.0
    var density = 0.0

    /// Adds the point where the denominator is exp(position), and returns its weight.
    @discardableResult
    mutating func add(at position: Double, t: Double, distribution: NoncentralT) -> Double {
      let df = distribution.degreesOfFreedom
      let weight = exp(df * (position - 0.5 * expm1(2 * position)))
      let z = t * exp(position) - distribution.noncentrality
      let tails = StandardNormal.tails(z)
      self.weight += weight
      lower += weight * tails.lower
      upper += weight * tails.upper
      density += weight * exp(StandardNormal.logDensity(z))
      return weight
    }
  }
}
