/// A confidence interval of the median between two order statistics, for any distribution.
public struct MedianInterval: Sendable, Hashable {
  /// The level that was asked for.
  public let level: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level that is reached, which is at least the one asked for.
  public let coverage: Double

  /// Finds the narrowest symmetric pair of order statistics that reaches the level.
  ///
  /// Throws when there are too few values for any pair to reach it.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public init(_ table: CountTable, level: Double) throws(Untestable) {
    let tail = ConfidenceInterval.tail(of: level)
    let distribution = Binomial(trials: table.count, probability: 0.5)
    guard table.count > 0, distribution.tails(0).lower <= tail else {
      throw .tooFewValues(table.count)
    }
    var (reached, missed) = (1, table.count)
    while missed - reached > 1 {
      let middle = (reached + missed) / 2
      if distribution.tails(middle - 1).lower <= tail { reached = middle } else { missed = middle }
    }
    let entries = table.entries
    let denominator = Double(table.denominator)
    let upperPlace = table.count + 1 - reached
    self.level = level
    lower = Double(CountTable.orderStatistic(reached, of: entries)) / denominator
    upper = Double(CountTable.orderStatistic(upperPlace, of: entries)) / denominator
    coverage = 1 - 2 * distribution.tails(reached - 1).lower
  }
}
