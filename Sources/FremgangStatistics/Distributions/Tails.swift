#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The two tails of a distribution at one point, each with its natural logarithm.
///
/// The logarithms stay finite and accurate where the probabilities themselves fall below the
/// smallest double.
public struct Tails: Sendable, Hashable {
  /// P(X ≤ x).
  public let lower: Double
  /// P(X > x).
  public let upper: Double
  /// ln P(X ≤ x).
  public let logLower: Double
  /// ln P(X > x).
  public let logUpper: Double

  init(lower: Double, upper: Double, logLower: Double, logUpper: Double) {
    self.lower = lower
    self.upper = upper
    self.logLower = logLower
    self.logUpper = logUpper
  }

  /// Both tails from the logarithm of the smaller one, or of one that is not close to 1.
  init(logLower: Double) {
    let bounded = min(logLower, 0)
    lower = exp(bounded)
    upper = -expm1(bounded)
    self.logLower = bounded
    logUpper = lower < 0.5 ? log1p(-lower) : log(upper)
  }

  /// The tails of −X at −x, for a continuous distribution.
  var mirrored: Tails {
    Tails(lower: upper, upper: lower, logLower: logUpper, logUpper: logLower)
  }

  /// The tails of a mixture: X is positive with probability one half, and its size has these tails.
  var halved: Tails {
    Tails(
      lower: 0.5 + 0.5 * lower,
      upper: 0.5 * upper,
      logLower: log1p(-0.5 * upper),
      logUpper: logUpper - logOfTwo
    )
  }

  /// All of the probability lies below.
  static let certain = Tails(lower: 1, upper: 0, logLower: 0, logUpper: -.infinity)
}

/// ln 2.
let logOfTwo = 0.693_147_180_559_945_309_4
/// ½ ln 2π.
let halfLogOfTwoPi = 0.918_938_533_204_672_741_8
