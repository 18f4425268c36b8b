import FremgangStatistics
import Testing

@Suite struct `Binomial quantiles` {
  /// Values of `binom.ppf` of SciPy 1.17.1, but for success that cannot occur: R's 0 at p = 1.
  @Test func `agree with SciPy`() {
    let rows: [(trials: Int, probability: Double, p: Double, quantile: Int)] = [
      (1, 0.5, 0.0001, 0),
      (1, 0.5, 0.025, 0),
      (1, 0.5, 0.5, 0),
      (1, 0.5, 0.8, 1),
      (1, 0.5, 0.975, 1),
      (1, 0.5, 1.0, 1),
      (10, 0.3, 0.0001, 0),
      (10, 0.3, 0.025, 0),
      (10, 0.3, 0.5, 3),
      (10, 0.3, 0.8, 4),
      (10, 0.3, 0.975, 6),
      (10, 0.3, 1.0, 10),
      (30, 0.5, 0.0001, 5),
      (30, 0.5, 0.025, 10),
      (30, 0.5, 0.5, 15),
      (30, 0.5, 0.8, 17),
      (30, 0.5, 0.975, 20),
      (30, 0.5, 1.0, 30),
      (100, 0.01, 0.0001, 0),
      (100, 0.01, 0.025, 0),
      (100, 0.01, 0.5, 1),
      (100, 0.01, 0.8, 2),
      (100, 0.01, 0.975, 3),
      (100, 0.01, 1.0, 100),
      (1000, 0.7, 0.0001, 645),
      (1000, 0.7, 0.025, 671),
      (1000, 0.7, 0.5, 700),
      (1000, 0.7, 0.8, 712),
      (1000, 0.7, 0.975, 728),
      (1000, 0.7, 1.0, 1000),
      (5, 0.0, 0.0001, 0),
      (5, 0.0, 0.025, 0),
      (5, 0.0, 0.5, 0),
      (5, 0.0, 0.8, 0),
      (5, 0.0, 0.975, 0),
      (5, 0.0, 1.0, 0),
      (5, 1.0, 0.0001, 5),
      (5, 1.0, 0.025, 5),
      (5, 1.0, 0.5, 5),
      (5, 1.0, 0.8, 5),
      (5, 1.0, 0.975, 5),
      (5, 1.0, 1.0, 5),
    ]
    for row in rows {
      let distribution = Binomial(trials: row.trials, probability: row.probability)
      #expect(distribution.quantile(row.p) == row.quantile, "\(row)")
    }
  }

  @Test func `are the fewest successes that reach the probability`() {
    for trials in [0, 1, 7, 40] {
      let distribution = Binomial(trials: trials, probability: 0.37)
      #expect(distribution.quantile(0) == 0)
      for successes in 0...trials {
        let reached = distribution.tails(successes).lower
        if reached < 0.999 { #expect(distribution.quantile(reached) == successes) }
      }
    }
  }
}
