/// Wilson's score interval for a proportion.
///
/// It holds the values of π that a score test would not reject: good for few trials and for shares
/// near 0 and 1, where the usual interval fails. E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", J Am Stat Assoc 22 (1927), 209–212,
/// doi:10.1080/01621459.1927.10502953; without a correction for continuity.
public enum WilsonScoreInterval {
  /// The interval for `successes` among `trials`.
  ///
  /// With z the normal quantile, n trials and p their share of successes, its middle is
  /// (p + z²/2n) / (1 + z²/n) and its half width z √(p(1−p)/n + z²/4n²) / (1 + z²/n).
  ///
  /// - Parameters:
  ///   - successes: how many succeeded.
  ///   - trials: how many were tried.
  ///   - level: the level of confidence.
  /// - Returns: the interval, or nothing without trials.
  /// - Precondition: `successes` lies from 0 to `trials`, and the level strictly between 0 and 1.
  public static func interval(
    of successes: Int,
    among trials: Int,
    level: Double = 0.95
  ) -> ConfidenceInterval? {
    precondition(successes >= 0 && successes <= trials, "more successes than trials")
    let z = StandardNormal.upperQuantile(ConfidenceInterval.tail(of: level))
    guard trials > 0 else { return nil }
    let n = Double(trials)
    let share = Double(successes) / n
    let scale = 1 + z * z / n
    let middle = (share + z * z / (2 * n)) / scale
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / scale
    return ConfidenceInterval(
      level: level,
      lower: successes == 0 ? 0 : middle - half,
      upper: successes == trials ? 1 : middle + half
    )
  }
}
