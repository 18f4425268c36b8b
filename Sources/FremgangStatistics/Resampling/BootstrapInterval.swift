/// A bootstrap interval, bias-corrected and accelerated (BCa; Efron 1987,
/// doi:10.1080/01621459.1987.10478410).
///
/// It asks nothing of the distribution of the changes but that people are independent and enough in
/// number: below about 20 pairs its coverage falls short of the level, and for a median on few possible
/// scores it jumps between them. The t interval is as good for a mean with any number of people that
/// questionnaires give; this one is for skewed changes, and for d_z. Samples are drawn from the counts,
/// so that a million people cost no more than the different changes among them. The same table, seed
/// and number of replicates give the same interval, whatever the order in which pairs came; each
/// replicate has random numbers of its own, so that they could be drawn in any order.
public struct BootstrapInterval: Sendable, Hashable {
  /// What the interval is of.
  public let statistic: ResampledStatistic
  /// The statistic of the sample itself.
  public let estimate: Double
  /// The interval.
  public let interval: ConfidenceInterval
  /// The number of replicates that went in.
  public let replicates: Int
  /// The number of replicates left out because everyone drawn had changed alike, so that d_z does not
  /// exist; 0 for other statistics.
  public let undefinedReplicates: Int
  /// The bias correction: the normal quantile of the share of replicates below the estimate, those
  /// equal to it counting half.
  public let bias: Double
  /// The acceleration, from the sample without each person in turn.
  public let acceleration: Double

  /// Finds the interval for the pairs of a table.
  ///
  /// Throws as ``init(change:of:level:replicates:seed:)`` does.
  public init(
    _ table: PairedTable,
    of statistic: ResampledStatistic,
    level: Double = 0.95,
    replicates: Int = 9999,
    seed: UInt64 = 1987
  ) throws(Untestable) {
    try self.init(
      change: table.change,
      of: statistic,
      level: level,
      replicates: replicates,
      seed: seed
    )
  }

  /// Finds the interval for a table of changes; O(different changes × replicates).
  ///
  /// Throws when there are fewer than two changes, or three for d_z; and ``Untestable/noVariation`` when
  /// all are equal, or for d_z all but one.
  ///
  /// Precondition: the level lies strictly between 0 and 1, and there are replicates.
  public init(
    change: CountTable,
    of statistic: ResampledStatistic,
    level: Double = 0.95,
    replicates: Int = 9999,
    seed: UInt64 = 1987
  ) throws(Untestable) {
    let tail = ConfidenceInterval.tail(of: level)
    precondition(replicates > 0, "an interval needs replicates")
    let fewest = statistic == .standardisedChange ? 3 : 2
    guard let moments = change.moments, moments.count >= fewest else {
      throw .tooFewPairs(change.count)
    }
    guard moments.varies, moments.standardDeviation > 0 else { throw .noVariation }
    let sample = ResampledChange(change, statistic, moments: moments)
    guard let acceleration = sample.acceleration,
      let estimate = sample.value(sample.counts, of: sample.count)
    else { throw .noVariation }
    let values = (0..<replicates).compactMap { task in
      var generator = SplitMix64(seed: seed, task: task)
      return sample.replicate(&generator)
    }.sorted()
    guard !values.isEmpty else { throw .noVariation }
    let bias = Self.bias(of: values, estimate)
    self.statistic = statistic
    self.estimate = estimate
    self.replicates = values.count
    undefinedReplicates = replicates - values.count
    self.bias = bias
    self.acceleration = acceleration
    func end(_ z: Double) -> Double {
      Self.quantile(Self.share(z, bias: bias, acceleration: acceleration), of: values)
    }
    let z = StandardNormal.upperQuantile(tail)
    interval = ConfidenceInterval(level: level, lower: end(-z), upper: end(z))
  }

  /// The bias correction, kept finite where all replicates lie on one side.
  private static func bias(of values: [Double], _ estimate: Double) -> Double {
    let n = Double(values.count)
    let slack = 1e-12 * abs(estimate)
    let below = values.count { $0 < estimate - slack }
    let equal = values.count { abs($0 - estimate) <= slack }
    let share = (Double(below) + 0.5 * Double(equal)) / n
    return StandardNormal.quantile(min(1 - 0.5 / n, max(0.5 / n, share)))
  }

  /// The share of replicates below an end that would lie at z without bias and acceleration.
  private static func share(_ z: Double, bias: Double, acceleration: Double) -> Double {
    let moved = bias + z
    let stretch = 1 - acceleration * moved
    guard stretch > 0 else { return moved > 0 ? 1 : 0 }
    return StandardNormal.tails(bias + moved / stretch).lower
  }

  /// The quantile at the place share (B + 1), between replicates linearly (Davison and Hinkley 1997,
  /// doi:10.1017/CBO9780511802843).
  private static func quantile(_ share: Double, of values: [Double]) -> Double {
    let place = min(Double(values.count), max(1, share * Double(values.count + 1)))
    let index = Int(place)
    let rest = place - place.rounded(.down)
    guard rest > 0, index < values.count else { return values[index - 1] }
    return values[index - 1] + rest * (values[index] - values[index - 1])
  }
}
