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
    var pivot = NoncentralPivot(t: t, degreesOfFreedom: degreesOfFreedom)
    return pivot.noncentrality(lowerTail: p)
  }

  /// The tails, and the slope of the lower one in the noncentrality with its sign changed.
  struct Integrals {
    var lower: Double
    var upper: Double
    var density: Double
    /// The second to sixth derivatives of the lower tail in the noncentrality, with their signs changed.
    ///
    /// The second is at 0, and nothing after the sixth; absent where they are not known.
    var bends: SIMD8<Double>?

    /// The step to where the lower tail is p, by Taylor's polynomial of the sixth degree; nothing where it
    /// leaves off what might be seen.
    ///
    /// The seventh derivative is a mean of He₆(z)φ(z), and that is below 0.435 times the root of 6!, which
    /// is 11.7 (Cramér's inequality).
    func taylorStep(to p: Double) -> Double? {
      guard let bends, density > 0 else { return nil }
      let gap = p < 0.5 ? lower - p : (1 - p) - upper
      var x = gap / density
      guard abs(x) < 0.1 else { return nil }
      for _ in 0..<8 {
        let bend5 = bends[3] + bends[4] * x / 6
        let bend4 = bends[2] + bend5 * x / 5
        let bend3 = bends[1] + bend4 * x / 4
        x = gap / (density + (bends[0] + bend3 * x / 3) * x / 2)
      }
      let leftOff = 11.7 / 5040 * pow(abs(x), 7)
      return leftOff <= 1e-16 * min(p, 1 - p) ? x : nil
    }

    /// The step of Newton's method on the scale of normal quantiles, where the lower tail is nearly a
    /// straight line in the noncentrality; not a number where the slope has vanished.
    func newtonStep(towards target: Double) -> Double {
      guard lower > 0, upper > 0, density > 0 else { return .nan }
      let z = lower < upper ? StandardNormal.quantile(lower) : StandardNormal.upperQuantile(upper)
      return (z - target) * exp(StandardNormal.logDensity(z)) / density
    }
  }

  private func integrals(_ t: Double) -> Integrals {
    var grid: DenominatorGrid?
    return integrals(t, keeping: &grid)
  }

  /// The tails at t; a grid of the same degrees of freedom is used again where its step suits.
  func integrals(_ t: Double, keeping grid: inout DenominatorGrid?) -> Integrals {
    precondition(t.isFinite, "the argument must be finite")
    let width = (1 / (2 * degreesOfFreedom)).squareRoot()
    guard abs(noncentrality) * min(width, 0.13) > 5 else {
      // Rounding lets noncentralities that lie together share a grid.
      let root = (2 * degreesOfFreedom).squareRoot()
      let rounded = (2 * abs(noncentrality) / root).rounded(.up) * root / 2
      let step = min(0.08, 0.6 / hypot(root, rounded))
      let kept = grid.flatMap { $0.step == step ? $0 : nil }
      let points = kept ?? DenominatorGrid(degreesOfFreedom: degreesOfFreedom, step: step)
      grid = points
      return points.integrals(t, noncentrality: noncentrality)
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

  private struct Sums {
    var weight = 0.0
    var lower = 0.0
    var upper = 0.0
    var density = 0.0

    var integrals: Integrals {
      Integrals(lower: lower / weight, upper: upper / weight, density: density / weight)
    }
  }
}
