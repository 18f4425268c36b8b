/// How the items of a scale vary, each by itself and all together: what alpha rests on, and no more.
///
/// Where ``ItemCovariances`` holds every two items, this holds sums and squares alone, so that adding
/// somebody takes one step for each item, and little of single people remains. Tables of parts merge into
/// the table of the whole, bit for bit, whatever the order.
public struct ItemSpread: Sendable, Hashable {
  /// The number of items.
  public let items: Int
  /// The number of people.
  public private(set) var count = 0
  /// By item, the sum of the values.
  package private(set) var sums: [Int128]
  /// By item, the sum of the squared values.
  package private(set) var squares: [Int128]
  /// The sum of the squared totals of all items.
  package private(set) var totalSquares: Int128 = 0

  /// Creates an empty table.
  ///
  /// Precondition: there is at least one item and at most ``ItemCovariances/itemLimit``.
  public init(items: Int) {
    precondition(
      items > 0 && items <= ItemCovariances.itemLimit,
      "a scale has one item or more, up to 4096"
    )
    self.items = items
    sums = Array(repeating: 0, count: items)
    squares = sums
  }

  /// Creates a table of sums that were made elsewhere; nothing where no answers give them.
  package init?(count: Int, sums: [Int128], squares: [Int128], totalSquares: Int128) {
    guard (1...ItemCovariances.itemLimit).contains(sums.count), squares.count == sums.count,
      (0...LatticeLimits.count).contains(count)
    else { return nil }
    self.init(items: sums.count)
    let most = Int128(count) * Int128(ItemCovariances.codeLimit)
    let mostSquare = most * Int128(ItemCovariances.codeLimit)
    guard sums.allSatisfy({ $0.magnitude <= most.magnitude }),
      squares.allSatisfy({ (0...mostSquare).contains($0) }),
      (0...squares.reduce(0, +) * Int128(items)).contains(totalSquares)
    else { return nil }
    self.count = count
    self.sums = sums
    self.squares = squares
    self.totalSquares = totalSquares
    let scatters = zip(sums, squares).map { ItemSpread.scatter(count, $0, $1) }
    let total = ItemSpread.scatter(count, sums.reduce(0, +), totalSquares)
    if scatters.contains(where: { $0.value < 0 }) || total.value < 0 { return nil }
  }

  /// Adds a person; O(k) for k items.
  ///
  /// Precondition: there is one value for each item, of size ``ItemCovariances/codeLimit`` at most.
  public mutating func add(_ values: [Int]) {
    precondition(values.count == items, "there is one value for each item")
    count = summed(count, 1)
    var total = 0
    for (item, value) in values.enumerated() {
      precondition(
        value.magnitude <= ItemCovariances.codeLimit.magnitude,
        "a value is at most 2^31"
      )
      sums[item] += Int128(value)
      squares[item] += Int128(value * value)
      total += value
    }
    totalSquares += Int128(total) * Int128(total)
  }

  /// Adds all people of another table.
  ///
  /// Precondition: the items are equal in number.
  public mutating func merge(_ other: ItemSpread) {
    precondition(items == other.items, "tables of different items cannot merge")
    count = summed(count, other.count)
    for item in sums.indices {
      sums[item] += other.sums[item]
      squares[item] += other.squares[item]
    }
    totalSquares += other.totalSquares
  }

  /// n Σx² − (Σx)².
  private static func scatter(_ count: Int, _ sum: Int128, _ square: Int128) -> SignedWideSum {
    var scatter = SignedWideSum()
    scatter.add(Int128(count), times: square)
    scatter.add(-sum, times: sum)
    return scatter
  }
}

/// Cronbach's alpha of a scale (Cronbach 1951, doi:10.1007/BF02310555), without a word on single items.
///
/// The same number as ``CronbachAlpha``, which says more of the items and needs to know more of them.
public struct ScaleAlpha: Sendable, Hashable {
  /// The number of people.
  public let count: Int
  /// Alpha.
  public let alpha: Double
  /// The standard deviation of the sum score with n − 1.
  public let standardDeviation: Double
  private let items: Int
  /// 1 − alpha, which keeps its digits where alpha is close to 1.
  private let complement: Double

  /// Finds alpha of the items of a table.
  ///
  /// Throws when there are fewer than two items or people, or when the sum score does not vary.
  public init(_ table: ItemSpread) throws(Untestable) {
    try self.init(ScaleScatter(table), items: table.items, count: table.count, denominator: 1)
  }

  init(
    _ scale: ScaleScatter,
    items: Int,
    count: Int,
    denominator: Int
  ) throws(Untestable) {
    guard items >= 2 else { throw .tooFewItems(items) }
    guard count >= 2 else { throw .tooFewValues(count) }
    guard !scale.total.isZero else { throw .noVariation }
    let k = Double(items)
    self.items = items
    self.count = count
    alpha = k / (k - 1) * scale.betweenItems.value / scale.total.value
    complement = max(0, scale.residual.value / ((k - 1) * scale.total.value))
    let unit =
      Double(count) * Double(count - 1) * Double(denominator) * Double(denominator)
    standardDeviation = (scale.total.value / unit).squareRoot()
  }

  /// The interval by the F distribution, for normally distributed and equally good items (Feldt 1965,
  /// doi:10.1007/BF02289499), as in psych and pingouin.
  ///
  /// Precondition: the level lies strictly between 0 and 1.
  public func interval(level: Double) -> ConfidenceInterval {
    let tail = ConfidenceInterval.tail(of: level)
    let people = Double(count - 1)
    let distribution = FDistribution(
      numerator: people,
      denominator: people * Double(items - 1)
    )
    return ConfidenceInterval(
      level: level,
      lower: 1 - complement * distribution.quantile(1 - tail),
      upper: 1 - complement * distribution.quantile(tail)
    )
  }

  /// The standard error of measurement of the sum score, s √(1 − alpha), in points.
  public var standardErrorOfMeasurement: Double { standardDeviation * complement.squareRoot() }
}
