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

  /// The fewest successes with P(X ≤ successes) ≥ p, as `qbinom` of R and `binom.ppf` of SciPy.
  ///
  /// A probability that falls short of `p` by rounding alone reaches it. At 1 it is the most successes
  /// that can occur.
  ///
  /// Precondition: `p` lies in 0...1.
  public func quantile(_ p: Double) -> Int {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p == 0 || probability == 0 { return 0 }
    if p == 1 { return trials }
    let least = p * (1 - 64 * Double.ulpOfOne)
    var (missed, reached) = (-1, trials)
    while reached - missed > 1 {
      let middle = missed + (reached - missed) / 2
      if tails(middle).lower >= least { reached = middle } else { missed = middle }
    }
    return reached
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
