/// What a bootstrap interval can be of.
public enum ResampledStatistic: Sendable, Hashable, CaseIterable {
  /// The mean change, in points.
  case meanChange
  /// The median change, in points.
  case medianChange
  /// The mean change over the standard deviation of the change (d_z).
  case standardisedChange
}

/// The changes of a sample, for finding a statistic of them under other counts.
struct ResampledChange {
  private let statistic: ResampledStatistic
  private let numerators: [Int64]
  private let denominator: Double
  /// The changes from their mean in standard deviations, which keeps squares small and exact enough.
  private let scores: [Double]
  private let centre: Double
  let counts: [Int]
  let count: Int

  init(_ change: CountTable, _ statistic: ResampledStatistic, moments: SampleMoments) {
    self.statistic = statistic
    let entries = change.entries
    numerators = entries.map(\.numerator)
    counts = entries.map(\.count)
    count = change.count
    denominator = Double(change.denominator)
    let total = entries.reduce(Int128(0)) { $0 + Int128($1.numerator) * Int128($1.count) }
    let n = Int128(change.count)
    let unit = Double(change.count) * denominator * moments.standardDeviation
    scores = entries.map { Double(Int128($0.numerator) * n - total) / unit }
    centre = moments.mean / moments.standardDeviation
  }

  /// The statistic under some counts that add up to a total; absent where d_z divides by 0.
  func value(_ counts: [Int], of total: Int) -> Double? {
    switch statistic {
    case .meanChange:
      let sum = zip(numerators, counts).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
      return Double(sum) / (Double(total) * denominator)
    case .medianChange:
      let low = place((total + 1) / 2, counts)
      let high = place(total / 2 + 1, counts)
      return Double(Int128(low) + Int128(high)) / (2 * denominator)
    case .standardisedChange: return standardised(counts, of: total)
    }
  }

  private func place(_ place: Int, _ counts: [Int]) -> Int64 {
    var passed = 0
    for (index, count) in counts.enumerated() {
      passed += count
      if passed >= place { return numerators[index] }
    }
    return numerators[numerators.count - 1]
  }

  private func standardised(_ counts: [Int], of total: Int) -> Double? {
    guard counts.count(where: { $0 > 0 }) > 1, total > 1 else { return nil }
    let n = Double(total)
    let mean = zip(scores, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / n
    let squares = zip(scores, counts).reduce(0) { sum, cell in
      sum + (cell.0 - mean) * (cell.0 - mean) * Double(cell.1)
    }
    guard squares > 0 else { return nil }
    return (centre + mean) / (squares / (n - 1)).squareRoot()
  }

  /// The statistic of a sample of the same size, drawn from this one with replacement.
  func replicate(_ generator: inout SplitMix64) -> Double? {
    var drawn = counts
    var (people, left) = (count, count)
    for (index, own) in counts.enumerated() {
      let share = people == own ? 1 : Double(own) / Double(people)
      drawn[index] = BinomialSampler(trials: left, probability: share).draw(&generator)
      people -= own
      left -= drawn[index]
    }
    return value(drawn, of: count)
  }

  /// How much skewness a bias-corrected interval has to allow for: from the statistic of the sample
  /// without each person in turn; absent where one of these does not exist.
  var acceleration: Double? {
    var values: [Double] = []
    for index in counts.indices {
      var others = counts
      others[index] -= 1
      guard let value = value(others, of: count - 1) else { return nil }
      values.append(value)
    }
    let weighted = zip(values, counts)
    let mean = weighted.reduce(0) { $0 + $1.0 * Double($1.1) } / Double(count)
    let reach = values.reduce(0) { max($0, abs($1 - mean)) }
    guard reach > 0 else { return 0 }
    var (squares, cubes) = (0.0, 0.0)
    for (value, count) in weighted {
      let deviation = (mean - value) / reach
      squares += deviation * deviation * Double(count)
      cubes += deviation * deviation * deviation * Double(count)
    }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
