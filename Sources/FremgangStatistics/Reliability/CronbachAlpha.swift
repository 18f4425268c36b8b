/// Cronbach's alpha: how far the items of a scale agree (Cronbach 1951, doi:10.1007/BF02310555).
///
/// It is the raw alpha of covariances, with n − 1, of items exactly as they are given; psych's `alpha`
/// and pingouin's `cronbach_alpha` give the same, SPSS lists both this and ``standardised``. It is the
/// reliability of the sum only where items measure one thing equally well, and a lower bound where
/// their errors are uncorrelated. Alpha of one occasion says nothing of how stable scores are over
/// time, which a reliable change is about. It falls below 0 when items contradict each other, mostly
/// because some have not been reversed.
public struct CronbachAlpha: Sendable, Hashable {
  /// An item beside the rest of its scale.
  public struct Item: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The standard deviation with n − 1.
    public let standardDeviation: Double
    /// The correlation with the total that it is part of, which is too large for that reason; absent
    /// when the item or the total does not vary.
    public let correlationWithTotal: Double?
    /// The correlation with the sum of the other items, called corrected item-total correlation
    /// (r.drop of psych); absent when either does not vary.
    public let correlationWithRest: Double?
    /// Alpha of the other items; absent when they are fewer than two or their sum does not vary.
    public let alphaIfDropped: Double?
  }

  /// The number of people.
  public var count: Int { scale.count }
  /// Alpha.
  public var alpha: Double { scale.alpha }
  /// Alpha of items brought to equal variances, from the mean of their correlations; absent when an
  /// item does not vary.
  public let standardised: Double?
  /// The mean of the correlations between items; absent when an item does not vary.
  public let meanCorrelation: Double?
  /// The mean of the sum score.
  public let mean: Double
  /// The standard deviation of the sum score with n − 1.
  public var standardDeviation: Double { scale.standardDeviation }
  /// The items, in the order of the table.
  public let items: [Item]
  private let scale: ScaleAlpha

  /// Finds alpha of the items of a table.
  ///
  /// Throws when there are fewer than two items or people, or when the sum score does not vary.
  public init(_ table: ItemCovariances) throws(Untestable) {
    let scatter = ScaleScatter(table)
    scale = try ScaleAlpha(
      scatter,
      items: table.items,
      count: table.count,
      denominator: table.denominator
    )
    let k = Double(table.items)
    mean = Double(scatter.sum) / (Double(table.count) * Double(table.denominator))
    items = (0..<table.items).map { Item($0, of: table, scale: scatter) }
    meanCorrelation = table.meanCorrelation
    standardised = meanCorrelation.flatMap { r in
      let divisor = 1 + (k - 1) * r
      return divisor > 0 ? k * r / divisor : nil
    }
  }

  /// The interval by the F distribution, for normally distributed and equally good items (Feldt 1965,
  /// doi:10.1007/BF02289499), as in psych and pingouin.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval { scale.interval(level: level) }

  /// The standard error of measurement of the sum score, s √(1 − alpha), in points.
  public var standardErrorOfMeasurement: Double { scale.standardErrorOfMeasurement }

  /// The change of the sum score that measurement error alone exceeds in 5 of 100 people: 1.959964 √2
  /// standard errors of measurement (MDC₉₅, or SDC).
  public var minimalDetectableChange: Double {
    ReliableChangeThreshold.CriticalValue.normalQuantile.value * 2.0.squareRoot()
      * standardErrorOfMeasurement
  }
}

/// The exact scatters that alpha and the intraclass correlations are made of.
struct ScaleScatter {
  /// The sum of the total score.
  let sum: Int128
  /// The sum of its square.
  let squares: Int128
  /// Of the sum score.
  private(set) var total = SignedWideSum()
  /// Of the items, added up.
  private(set) var withinItems = SignedWideSum()
  /// Of all pairs of different items: the total less those of the items.
  private(set) var betweenItems = SignedWideSum()
  /// k times those of the items, less the total: what is left of people and items.
  private(set) var residual = SignedWideSum()

  init(_ table: ItemCovariances) {
    self.init(
      count: table.count,
      sums: table.sums,
      ofItems: table.squares,
      squares: table.totalSquares
    )
  }

  init(_ table: ItemSpread) {
    self.init(
      count: table.count,
      sums: table.sums,
      ofItems: table.squares.reduce(0, +),
      squares: table.totalSquares
    )
  }

  private init(count: Int, sums: [Int128], ofItems: Int128, squares: Int128) {
    let n = Int128(count)
    let sum = sums.reduce(0, +)
    (self.sum, self.squares) = (sum, squares)
    total.add(n, times: squares)
    total.add(-sum, times: sum)
    withinItems.add(n, times: ofItems)
    betweenItems.add(n, times: squares - ofItems)
    betweenItems.add(-sum, times: sum)
    residual.add(n, times: Int128(sums.count) * ofItems - squares)
    residual.add(sum, times: sum)
    for sum in sums {
      withinItems.add(-sum, times: sum)
      betweenItems.add(sum, times: sum)
      residual.add(-sum * Int128(sums.count), times: sum)
    }
  }
}

extension CronbachAlpha.Item {
  fileprivate init(_ item: Int, of table: ItemCovariances, scale: ScaleScatter) {
    let own = table.itemScatter(item)
    let (sum, rest) = (table.sums[item], scale.sum - table.sums[item])
    let (square, withTotal) = (table.product(item, item), table.productWithTotal(item))
    let restSquares = scale.squares - 2 * withTotal + square
    let restScatter = table.scatter(restSquares, rest, rest)
    mean = Double(sum) / (Double(table.count) * Double(table.denominator))
    standardDeviation = (own.value / table.scatterUnit).squareRoot()
    correlationWithTotal = table.correlation(
      table.scatter(withTotal, sum, scale.sum),
      own,
      scale.total
    )
    correlationWithRest = table.correlation(
      table.scatter(withTotal - square, sum, rest),
      own,
      restScatter
    )
    let k = Double(table.items - 1)
    let items = scale.withinItems.value - own.value
    alphaIfDropped =
      k < 2 || restScatter.isZero ? nil : k / (k - 1) * (1 - items / restScatter.value)
  }
}

extension ItemCovariances {
  /// The mean of the correlations between different items; absent when an item does not vary.
  fileprivate var meanCorrelation: Double? {
    var sum = 0.0
    for one in 1..<items {
      for other in 0..<one {
        guard let r = correlation(one, other) else { return nil }
        sum += r
      }
    }
    return sum / Double(items * (items - 1) / 2)
  }
}
