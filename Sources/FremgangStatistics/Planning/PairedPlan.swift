/// How many people a study with one measurement before and one after needs, or what it can find out.
///
/// The power is that of the paired t test, exact by the noncentral t distribution, as in G*Power (Faul
/// et al. 2007, doi:10.3758/BF03193146), `pwr.t.test` and `power.t.test(strict = TRUE)` of R: the
/// two-sided power counts both tails. Plan with the smallest change that would matter, not with the one
/// hoped for, nor with the one just observed.
public struct PairedPlan: Sendable, Hashable {
  /// Which changes the test is to find.
  public enum Alternative: Sendable, Hashable {
    /// Changes in either direction, the default.
    case twoSided
    /// Changes in the direction that is planned for, and no others.
    case oneSided
  }

  /// The mean change over the standard deviation of the change (d_z), without sign.
  public let standardisedChange: Double
  /// The probability of finding a change where there is none.
  public let alpha: Double
  /// Which changes the test is to find.
  public let alternative: Alternative

  /// Plans for a standardised change d_z.
  ///
  /// Throws ``Untestable/planOutOfRange`` when the change is 0 or not finite, or α does not lie strictly
  /// between 0 and 0.5.
  public init(
    standardisedChange: Double,
    alpha: Double = 0.05,
    alternative: Alternative = .twoSided
  ) throws(Untestable) {
    let size = abs(standardisedChange)
    guard size > 0, size.isFinite, alpha > 0, alpha < 0.5 else { throw .planOutOfRange }
    self.standardisedChange = size
    self.alpha = alpha
    self.alternative = alternative
  }

  /// Plans for a mean change in points, given the standard deviation of the change.
  ///
  /// Throws as ``init(standardisedChange:alpha:alternative:)`` does, and when the standard deviation is
  /// not positive.
  public init(
    change: Double,
    standardDeviationOfChange deviation: Double,
    alpha: Double = 0.05,
    alternative: Alternative = .twoSided
  ) throws(Untestable) {
    guard deviation > 0 else { throw .planOutOfRange }
    try self.init(
      standardisedChange: change / deviation,
      alpha: alpha,
      alternative: alternative
    )
  }

  /// Plans for a mean change in points, given the standard deviations before and after and their
  /// correlation, which is rarely known: the reliability of the scale is the most that it can be.
  ///
  /// Throws as ``init(change:standardDeviationOfChange:alpha:alternative:)`` does, and when the
  /// correlation lies outside −1...1.
  public init(
    change: Double,
    standardDeviationBefore before: Double,
    standardDeviationAfter after: Double,
    correlation: Double,
    alpha: Double = 0.05,
    alternative: Alternative = .twoSided
  ) throws(Untestable) {
    guard before >= 0, after >= 0, abs(correlation) <= 1 else { throw .planOutOfRange }
    let gap = before - after
    let variance = gap * gap + 2 * (1 - correlation) * before * after
    try self.init(
      change: change,
      standardDeviationOfChange: variance.squareRoot(),
      alpha: alpha,
      alternative: alternative
    )
  }

  /// The probability that so many pairs show the change, the test being at ``alpha``.
  ///
  /// Precondition: there are two pairs or more, within ``LatticeLimits``.
  public func power(pairs: Int) -> Double {
    power(pairs: pairs, noncentrality: standardisedChange * Double(pairs).squareRoot())
  }

  /// The smallest number of pairs, measured both before and after, that reach a power.
  ///
  /// Throws ``Untestable/planOutOfRange`` when the power does not lie strictly between α and 1, or when
  /// it would take more than 2^40 pairs.
  public func pairs(power: Double) throws(Untestable) -> Int {
    guard power > alpha && power < 1 else { throw .planOutOfRange }
    var (missed, reached) = (1, 2)
    while self.power(pairs: reached) < power {
      guard reached < LatticeLimits.count else { throw .planOutOfRange }
      (missed, reached) = (reached, reached * 2)
    }
    while reached - missed > 1 {
      let middle = missed + (reached - missed) / 2
      if self.power(pairs: middle) < power { missed = middle } else { reached = middle }
    }
    return reached
  }

  /// How many people to measure before, so that so many pairs remain after the expected attrition, the
  /// share of people who will not be measured after.
  ///
  /// Throws ``Untestable/planOutOfRange`` when the attrition is negative or does not lie below 1, or
  /// when it would take more than 2^40 people.
  ///
  /// Precondition: the pairs are not negative.
  public static func enrolment(pairs: Int, attrition: Double) throws(Untestable) -> Int {
    precondition(pairs >= 0, "a count must not be negative")
    guard attrition >= 0 && attrition < 1 else { throw .planOutOfRange }
    let people = Double(pairs) / (1 - attrition)
    guard people <= Double(LatticeLimits.count) else { throw .planOutOfRange }
    // A share such as 0.2, which no double equals, must not cost a person.
    return Int((people * (1 - 4 * Double.ulpOfOne)).rounded(.up))
  }

  /// The smallest standardised change d_z that so many pairs show with a power.
  ///
  /// Throws ``Untestable/planOutOfRange`` when α or the power are out of their ranges, and
  /// ``Untestable/tooFewPairs(_:)`` below two pairs.
  public static func detectableChange(
    pairs: Int,
    power: Double,
    alpha: Double = 0.05,
    alternative: Alternative = .twoSided
  ) throws(Untestable) -> Double {
    guard pairs >= 2 else { throw .tooFewPairs(pairs) }
    let plan = try PairedPlan(standardisedChange: 1, alpha: alpha, alternative: alternative)
    guard power > alpha, power < 1, pairs <= LatticeLimits.count else { throw .planOutOfRange }
    var (low, high) = (0.0, 1.0)
    while plan.power(pairs: pairs, noncentrality: high) < power {
      guard high < 1e12 else { throw .planOutOfRange }
      (low, high) = (high, high * 2)
    }
    while high - low > 1e-13 * high {
      let middle = (low + high) / 2
      guard middle > low && middle < high else { break }
      if plan.power(pairs: pairs, noncentrality: middle) < power {
        low = middle
      } else {
        high = middle
      }
    }
    return high / Double(pairs).squareRoot()
  }

  private func power(pairs: Int, noncentrality: Double) -> Double {
    precondition(pairs >= 2 && pairs <= LatticeLimits.count, "a test needs two pairs or more")
    let df = Double(pairs - 1)
    let tail = alternative == .twoSided ? alpha / 2 : alpha
    let critical = StudentT(degreesOfFreedom: df).upperQuantile(tail)
    guard noncentrality < 1e8 else { return 1 }
    let distribution = NoncentralT(degreesOfFreedom: df, noncentrality: noncentrality)
    let upper = distribution.tails(critical).upper
    return min(1, alternative == .twoSided ? upper + distribution.tails(-critical).lower : upper)
  }
}
