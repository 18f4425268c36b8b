#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The binomial distribution.
public struct Binomial: Sendable, Hashable {
  /// The number of trials.
  public let trials: Int
  /// The probability of success in each.
  public let probability: Double

  /// Creates the distribution.
  ///
  /// Precondition: the trials are not negative and the probability lies in 0...1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "the number of trials must not be negative")
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≤ successes) and P(X > successes).
  public func tails(_ successes: Int) -> Tails {
    if successes < 0 { return Tails.certain.mirrored }
    if successes >= trials { return .certain }
    let failures = Double(trials - successes)
    return BetaArgument(x: 1 - probability, complement: probability)
      .tails(a: failures, b: Double(successes) + 1)
  }

  /// ln P(X = successes).
  public func logProbability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return -.infinity }
    let (n, k) = (Double(trials), Double(successes))
    if probability == 0 || probability == 1 {
      return k == n * probability ? 0 : -.infinity
    }
    if successes == 0 { return n * log1p(-probability) }
    if successes == trials { return n * log(probability) }
    let rest = n - k
    let remainders = stirlingRemainder(n) - stirlingRemainder(k) - stirlingRemainder(rest)
    let deviance =
      devianceTerm(k, mean: n * probability) + devianceTerm(rest, mean: n * (1 - probability))
    return remainders - deviance - 0.5 * log(k / n * rest) - halfLogOfTwoPi
  }

  /// P(X = successes).
  public func probability(of successes: Int) -> Double {
    exp(logProbability(of: successes))
  }
}
