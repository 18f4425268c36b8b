/// How many changes are negative, zero and positive.
public struct ChangeSigns: Sendable, Hashable {
  /// Changes below 0.
  public let negative: Int
  /// Changes of exactly 0.
  public let zero: Int
  /// Changes above 0.
  public let positive: Int

  /// All changes.
  public var count: Int { negative + zero + positive }

  /// The share of positive changes, those of zero counting half; absent without changes.
  ///
  /// This is the probability of superiority of pairs. It uses the pairing, unlike the measure of the
  /// same name for two independent groups.
  public var probabilityOfSuperiority: Double? {
    count == 0 ? nil : (Double(positive) + 0.5 * Double(zero)) / Double(count)
  }

  /// Counts the signs of a table of changes, exactly.
  public init(_ change: CountTable) {
    self.init(
      negative: change.count { $0 < 0 },
      zero: change.count { $0 == 0 },
      positive: change.count { $0 > 0 }
    )
  }

  /// Creates the signs from their numbers.
  ///
  /// Precondition: none is negative, and together they are within ``LatticeLimits``.
  public init(negative: Int, zero: Int, positive: Int) {
    precondition(min(negative, zero, positive) >= 0, "a count must not be negative")
    _ = summed(summed(negative, zero), positive)
    self.negative = negative
    self.zero = zero
    self.positive = positive
  }
}
