/// How a scale's answers become one number.
public enum ScoringMethod: Sendable, Hashable {
  /// The sum of the items.
  case sum
  /// The mean of the items.
  case mean
  /// The sum of the items times `factor`, plus `offset`.
  case linear(factor: DecimalNumber, offset: DecimalNumber)
  /// The sum of the items, looked up in a table that holds every possible sum once, ascending.
  case lookup([LookupEntry])
  /// The number of items whose code (as it stands, before any reversal) is one of those listed for
  /// the item's response set.
  case count(codes: [String: [Int]])

  /// One row of a lookup table.
  public struct LookupEntry: Sendable, Hashable {
    /// The sum of the items.
    public let sum: Int
    /// The score that stands for it.
    public let score: DecimalNumber

    /// Creates a row.
    public init(sum: Int, score: DecimalNumber) {
      self.sum = sum
      self.score = score
    }
  }

  /// The method's name in instrument files and in results.
  public var name: String {
    switch self {
    case .sum: "sum"
    case .mean: "mean"
    case .linear: "linear"
    case .lookup: "lookup"
    case .count: "count"
    }
  }
}

/// How a score is rounded, once, after everything else.
public enum Rounding: Sendable, Hashable {
  /// The score is kept as it is.
  case none
  /// To `fractionDigits` decimals, halves away from zero.
  case halvesAwayFromZero(fractionDigits: Int)
  /// To `fractionDigits` decimals, halves to the even neighbour.
  case halvesToEven(fractionDigits: Int)
}
