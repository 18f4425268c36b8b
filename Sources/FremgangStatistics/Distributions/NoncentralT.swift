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
/// denominator, or the other way about, by the trapezoidal rule, which for such integrands converges
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
    let result = integrals(t)
    return Tails(
      lower: result.lower,
      upper: result.upper,
      logLower: log(result.lower),
      logUpper: log(result.upper)
    )
  }

  /// The t with P(T ≤ t) = p, found by halving until no double lies between.
  ///
  /// Precondition: `p` lies strictly between 0 and 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability lies between 0 and 1")
    let isBelow = { (t: Double) in
      p < 0.5 ? self.tails(t).lower < p : self.tails(t).upper > 1 - p
    }
    var reach = 1.0
    while isBelow(noncentrality + reach) && reach < 1e300 { reach *= 2 }
    var high = noncentrality + reach
    reach = 1
    while !isBelow(noncentrality - reach) && reach < 1e300 { reach *= 2 }
    var low = noncentrality - reach
    while true {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { return high }
      if isBelow(middle) { low = middle } else { high = middle }
    }
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
    func integrals(_ value: Double) -> Integrals {
      NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: value).integrals(t)
    }
    let target = StandardNormal.quantile(p)
    let spread = hypot(1, t / (2 * degreesOfFreedom).squareRoot())
    var value = t - target * spread
    var (low, high) = (value - spread, value + spread)
    while integrals(low).lower < p { low -= 2 * (high - low) }
    while integrals(high).lower > p { high += 2 * (high - low) }
    for _ in 0..<200 {
      let result = integrals(value)
      if result.lower > p { low = value } else { high = value }
      let step = result.newtonStep(towards: target)
      if abs(step) < 1e-12 * max(spread, abs(value)) { return value + step }
      let next = value + step
      value = next > low && next < high ? next : (low + high) / 2
    }
    return value
  }

  /// The tails, and the slope of the lower one in the noncentrality with its sign changed.
  private struct Integrals {
    var lower: Double
    var upper: Double
    var density: Double

    /// The step of Newton's method on the scale of normal quantiles, where the lower tail is nearly a
    /// straight line in the noncentrality; not a number where the slope has vanished.
    func newtonStep(towards target: Double) -> Double {
      guard lower > 0, upper > 0, density > 0 else { return .nan }
      let z = lower < upper ? StandardNormal.quantile(lower) : StandardNormal.upperQuantile(upper)
      return (z - target) * exp(StandardNormal.logDensity(z)) / density
    }
  }

  private func integrals(_ t: Double) -> Integrals {
    precondition(t.isFinite, "the argument must be finite")
    let width = (1 / (2 * degreesOfFreedom)).squareRoot()
    guard abs(noncentrality) * min(width, 0.13) > 5 else {
      let step = min(0.12, 0.4 * min(width, 1 / max(1, abs(noncentrality))))
      return overDenominator(t, step: step)
    }
    if noncentrality > 0 { return overNumerator(t, noncentrality: noncentrality) }
    let mirrored = overNumerator(-t, noncentrality: -noncentrality)
    return Integrals(lower: mirrored.upper, upper: mirrored.lower, density: mirrored.density)
  }

  /// The integral over the normal numerator, for a noncentrality so large that the numerator is
  /// positive and narrow beside the denominator.
  private func overNumerator(_ t: Double, noncentrality: Double) -> Integrals {
    guard t > 0 else { return Integrals(lower: 0, upper: 1, density: 0) }
    var sums = Sums()
    for k in -24...24 {
      let z = 0.4 * Double(k)
      let weight = exp(-0.5 * z * z)
      let ratio = (z + noncentrality) / t
      let argument = 0.5 * degreesOfFreedom * ratio * ratio
      let tails = RegularisedGamma.tails(a: degreesOfFreedom / 2, x: argument)
      let kernel = exp(RegularisedGamma.logKernel(a: degreesOfFreedom / 2, x: argument))
      sums.weight += weight
      sums.lower += weight * tails.upper
      sums.upper += weight * tails.lower
      sums.density += weight * 2 * kernel / (z + noncentrality)
    }
    return sums.integrals
  }

  /// The integral over the logarithm of the chi-distributed denominator, outwards from its mode.
  ///
  /// The integrand is bounded up to a distance of π/4 from the real line, which makes the error
  /// exp(−π²/2 / step).
  private func overDenominator(_ t: Double, step: Double) -> Integrals {
    var sums = Sums()
    sums.add(at: 0, t: t, distribution: self)
    for direction in [step, -step] {
      var k = 1.0
      while sums.add(at: k * direction, t: t, distribution: self) > 1e-19 * sums.weight { k += 1 }
    }
    return sums.integrals
  }

  private struct Sums {
    var weight = 0.0
    var lower = 0.0
    var upper = 0.0
    var density = 0.0

    var integrals: Integrals {
      Integrals(lower: lower / weight, upper: upper / weight, density: density / weight)
    }

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
