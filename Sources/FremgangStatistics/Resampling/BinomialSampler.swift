#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Draws how many of some trials succeed.
///
/// Few expected successes are found by going up the distribution; many by transformed rejection with
/// the exact probabilities (Hörmann 1993, BTRS, doi:10.1080/00949659308811496), whose time does not
/// depend on the number of trials.
struct BinomialSampler {
  private let trials: Int
  private let probability: Double

  /// Precondition: the trials are not negative and the probability lies in 0...1.
  init(trials: Int, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  func draw(_ generator: inout SplitMix64) -> Int {
    if probability > 0.5 {
      let failures = BinomialSampler(trials: trials, probability: 1 - probability)
      return trials - failures.draw(&generator)
    }
    guard trials > 0, probability > 0 else { return 0 }
    return Double(trials) * probability < 10
      ? searched(&generator) : rejected(&generator)
  }

  private func searched(_ generator: inout SplitMix64) -> Int {
    let odds = probability / (1 - probability)
    let none = exp(Double(trials) * log1p(-probability))
    while true {
      var rest = generator.nextUnit()
      var share = none
      for successes in 0...min(trials, 200) {
        if rest <= share { return successes }
        rest -= share
        share *= Double(trials - successes) / Double(successes + 1) * odds
      }
    }
  }

  private func rejected(_ generator: inout SplitMix64) -> Int {
    let n = Double(trials)
    let deviation = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let alpha = (2.83 + 5.1 / b) * deviation
    let distribution = Binomial(trials: trials, probability: probability)
    let top = distribution.logProbability(of: Int((n + 1) * probability))
    while true {
      let u = generator.nextUnit() - 0.5
      let v = generator.nextUnit()
      let edge = 0.5 - abs(u)
      let value = ((2 * a / edge + b) * u + n * probability + 0.5).rounded(.down)
      guard value >= 0 && value <= n else { continue }
      let successes = Int(value)
      if edge >= 0.07 && v <= 0.92 - 4.2 / b { return successes }
      let height = log(v * alpha / (a / (edge * edge) + b))
      if height <= distribution.logProbability(of: successes) - top { return successes }
    }
  }
}
