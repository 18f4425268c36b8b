/// The nine definitions of a sample quantile by Hyndman and Fan (1996), doi:10.2307/2684934.
public enum QuantileType: Int, Sendable, Hashable, CaseIterable {
  /// The inverse of the distribution function.
  case inverse = 1
  /// The same with averages at the steps, the default of SAS.
  case inverseAveraged = 2
  /// The nearest even order statistic.
  case nearestEven = 3
  /// Linear between the steps of the distribution function.
  case linear = 4
  /// Linear between the middles of the steps (Hazen).
  case hazen = 5
  /// Linear between expected positions (Weibull), the default of SPSS.
  case weibull = 6
  /// Linear between modes, the default of R, NumPy and this package.
  case linearModes = 7
  /// Linear between approximate medians, independent of the distribution.
  case medianUnbiased = 8
  /// Linear and approximately unbiased for normal values.
  case normalUnbiased = 9
}

extension CountTable {
  /// The smallest value; absent in an empty table.
  public var minimum: Double? { entries.first.map { value($0.numerator) } }

  /// The largest value; absent in an empty table.
  public var maximum: Double? { entries.last.map { value($0.numerator) } }

  /// The median: the middle value, or the mean of the two in the middle.
  public var median: Double? {
    guard count > 0 else { return nil }
    let entries = entries
    let low = Self.orderStatistic((count + 1) / 2, of: entries)
    let high = Self.orderStatistic(count / 2 + 1, of: entries)
    return (Int128(low) + Int128(high)).nearestDouble / (2 * Double(denominator))
  }

  /// The value below which the share p of the values lies; absent in an empty table.
  ///
  /// Positions within a few roundings of a whole number count as whole, so that a p such as 0.1,
  /// which no double equals, means what it says.
  ///
  /// Precondition: p lies in 0...1.
  public func quantile(_ p: Double, type: QuantileType = .linearModes) -> Double? {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    guard count > 0 else { return nil }
    let entries = entries
    let (index, weight) = type.position(of: p, count: count)
    let low = Self.orderStatistic(max(1, min(count, index)), of: entries)
    let high = Self.orderStatistic(max(1, min(count, index + 1)), of: entries)
    if weight == 0 || low == high { return value(low) }
    if weight == 1 { return value(high) }
    return (Double(low) + weight * Double(Int128(high) - Int128(low))) / Double(denominator)
  }

  /// The value at a place of the ascending order, counting from 1, as its numerator.
  static func orderStatistic(_ place: Int, of entries: [Entry]) -> Int64 {
    var passed = 0
    for entry in entries {
      passed += entry.count
      if passed >= place { return entry.numerator }
    }
    preconditionFailure("the place lies beyond the last value")
  }

  private func value(_ numerator: Int64) -> Double {
    Double(numerator) / Double(denominator)
  }
}

extension QuantileType {
  /// The order statistic below the quantile, and the weight of the one above it.
  fileprivate func position(of p: Double, count: Int) -> (index: Int, weight: Double) {
    let n = Double(count)
    let fuzz = 4 * Double.ulpOfOne
    let (alpha, beta) = plottingConstants
    let place = self == .nearestEven ? n * p - 0.5 : alpha + p * (n + 1 - alpha - beta)
    let whole = (place + fuzz).rounded(.down)
    let rest = place - whole
    let index = Int(whole)
    let isWhole = abs(rest) < fuzz
    switch self {
    case .inverse: return (index, isWhole ? 0 : 1)
    case .inverseAveraged: return (index, isWhole ? 0.5 : 1)
    case .nearestEven: return (index, isWhole && index.isMultiple(of: 2) ? 0 : 1)
    default: return (index, isWhole ? 0 : rest)
    }
  }

  private var plottingConstants: (alpha: Double, beta: Double) {
    switch self {
    case .inverse, .inverseAveraged, .nearestEven, .linear: (0, 1)
    case .hazen: (0.5, 0.5)
    case .weibull: (0, 0)
    case .linearModes: (1, 1)
    case .medianUnbiased: (1.0 / 3, 1.0 / 3)
    case .normalUnbiased: (0.375, 0.375)
    }
  }
}
