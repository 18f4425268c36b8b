#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A value of a noncentral t distribution of which the noncentrality is sought, for one end of an
/// interval and then the other.
struct NoncentralPivot {
  private let t: Double
  private let degreesOfFreedom: Double
  private var grid: DenominatorGrid?

  /// Precondition: the degrees of freedom are positive and t is finite.
  init(t: Double, degreesOfFreedom: Double) {
    self.t = t
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The noncentrality for which P(T ≤ t) = p.
  ///
  /// The first guess mostly lies so close that a polynomial leads to the place. From others Newton's method does, on
  /// the scale of normal quantiles, which hardly bends; where a step leaves what is known of the root's place, that
  /// place is halved or, while it is open, doubled.
  ///
  /// Precondition: p lies strictly between 0 and 1.
  mutating func noncentrality(lowerTail p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability lies between 0 and 1")
    let target = StandardNormal.quantile(p)
    var (value, spread) = guess(target)
    var reach = spread
    var (low, high) = (-Double.infinity, Double.infinity)
    for _ in 0..<400 {
      let result = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: value)
        .integrals(t, keeping: &grid)
      if let step = result.taylorStep(to: p) { return value + step }
      if result.lower > p { low = value } else { high = value }
      let step = result.newtonStep(towards: target)
      // What is left is of the order of the square of the last step, which is far below rounding.
      if abs(step) < 1e-8 * max(spread, abs(value)) { return value + step }
      let next = value + step
      if next > low && next < high {
        value = next
      } else if low.isFinite && high.isFinite {
        value = (low + high) / 2
      } else {
        value = low.isFinite ? low + reach : high - reach
        reach *= 2
      }
    }
    return value
  }

  /// About the noncentrality, and its spread: T ≤ t where the noncentrality is no more than t times the
  /// denominator less the numerator, and their difference is nearly normal.
  ///
  /// The denominator has a mean b of about 1 − 1/4ν + 1/32ν², the variance 1 − b² and the third central
  /// moment b (2b² − 2 + 1/ν); the skewness is mended by the first term of Cornish and Fisher's expansion.
  private func guess(_ target: Double) -> (value: Double, spread: Double) {
    guard degreesOfFreedom >= 1 else {
      // So few that the series for b does not hold.
      let spread = hypot(1, t / (2 * degreesOfFreedom).squareRoot())
      return (t - target * spread, spread)
    }
    let part = 1 / degreesOfFreedom
    let mean = 1 - part / 4 + part * part / 32
    let spread = hypot(1, t * (1 - mean * mean).squareRoot())
    let third = mean * (2 * mean * mean - 2 + part)
    let slant = t / spread
    let tilt = t * slant * slant * third
    return (t * mean - target * spread + tilt * (target * target - 1) / 6, spread)
  }
}

/// The points of a trapezoidal rule over the logarithm of the chi-distributed denominator of a
/// noncentral t distribution, outwards from its mode.
///
/// At a distance y < π/4 from the real line the integrand has grown by no more than the factor
/// exp(−ν/2 · ln cos 2y + δ²/2 · y²), and the error is about that times exp(−2πy / step) for the best y. A step of 0.6
/// over the square root of 2ν + δ², and of 0.08 at most, leaves 5e-15. The points do not depend on the noncentrality,
/// and so serve for many of them.
struct DenominatorGrid {
  private struct Point {
    let denominator: Double
    let weight: Double
  }

  let step: Double
  private let degreesOfFreedom: Double
  private var points: [Point] = []
  private var weight = 0.0

  /// As many points as there mostly are, or more.
  private static let usualPoints = 64

  init(degreesOfFreedom: Double, step: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.step = step
    points.reserveCapacity(DenominatorGrid.usualPoints)
    add(at: 0)
    for direction in [step, -step] {
      var k = 1.0
      while add(at: k * direction) > 1e-19 * weight { k += 1 }
    }
  }

  /// Adds the point where the denominator is exp(position), and returns its weight.
  @discardableResult
  private mutating func add(at position: Double) -> Double {
    let excess = expm1(position)
    // e²ˣ − 1 = (eˣ − 1)(eˣ + 1).
    let weight = exp(degreesOfFreedom * (position - 0.5 * excess * (excess + 2)))
    points.append(Point(denominator: 1 + excess, weight: weight))
    self.weight += weight
    return weight
  }

  func integrals(_ t: Double, noncentrality: Double) -> NoncentralT.Integrals {
    var (lower, upper, density) = (0.0, 0.0, 0.0)
    var bends = SIMD8<Double>.zero
    for point in points {
      let z = t * point.denominator - noncentrality
      let beyond = 0.5 * erfc(abs(z) * 0.5.squareRoot())
      lower += point.weight * (z < 0 ? beyond : 1 - beyond)
      upper += point.weight * (z < 0 ? 1 - beyond : beyond)
      let share = point.weight * exp(StandardNormal.logDensity(z))
      density += share
      // The Hermite polynomials He₁ to He₅.
      let square = z * z
      bends[0] += share * z
      bends[1] += share * (square - 1)
      bends[2] += share * (square - 3) * z
      bends[3] += share * ((square - 6) * square + 3)
      bends[4] += share * ((square - 10) * square + 15) * z
    }
    return NoncentralT.Integrals(
      lower: lower / weight,
      upper: upper / weight,
      density: density / weight,
      bends: bends / weight
    )
  }
}
