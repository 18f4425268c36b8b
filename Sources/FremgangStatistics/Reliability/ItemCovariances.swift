/// How the items of a scale vary together: numbers of people, sums and sums of products, all whole.
///
/// It is to reliability what ``PairedTable`` is to change: everything that alpha, omega and intraclass
/// correlations need, in a size that does not depend on the number of people. Tables of parts merge
/// into the table of the whole, bit for bit, whatever the order.
///
/// Items enter as small whole numbers, their codes, in the direction in which they are scored: reverse
/// negatively worded items first. Only people who answered every item take part; who did not has to be
/// counted elsewhere.
public struct ItemCovariances: Sendable, Hashable {
  /// The largest size of a code: 2^31.
  public static let codeLimit = 1 << 31
  /// The largest number of items: 2^12.
  public static let itemLimit = 1 << 12

  /// The number of items.
  public let items: Int
  /// The number that every code is to be divided by, for items in fractions of a point.
  public let denominator: Int
  /// The number of people.
  public private(set) var count = 0
  private(set) var sums: [Int128]
  /// The sums of products of items i ≥ j at i (i + 1) / 2 + j.
  private(set) var products: [Int128]

  /// Creates an empty table.
  ///
  /// Precondition: there is at least one item and at most ``itemLimit``, and the denominator is
  /// positive.
  public init(items: Int, denominator: Int = 1) {
    precondition(items > 0 && items <= Self.itemLimit, "a scale has one item or more, up to 4096")
    precondition(denominator > 0, "the denominator must be positive")
    self.items = items
    self.denominator = denominator
    sums = [Int128](repeating: 0, count: items)
    products = [Int128](repeating: 0, count: items * (items + 1) / 2)
  }

  /// Creates a table of people, one row of codes each.
  ///
  /// Throws ``Untestable/tooFewItems(_:)`` without rows or with empty ones, and
  /// ``Untestable/unequalRows`` when rows differ in length.
  ///
  /// Precondition: codes and items are within their limits, and the denominator is positive.
  public init(rows: [[Int]], denominator: Int = 1) throws(Untestable) {
    guard let first = rows.first, !first.isEmpty else { throw .tooFewItems(0) }
    guard rows.allSatisfy({ $0.count == first.count }) else { throw .unequalRows }
    self.init(items: first.count, denominator: denominator)
    for row in rows { add(row) }
  }

  /// Adds a person, or several with the same answers; O(k²) for k items.
  ///
  /// Precondition: there is one code for each item, of size ``codeLimit`` at most, and the people are
  /// not negative in number and within ``LatticeLimits``.
  public mutating func add(_ codes: [Int], count people: Int = 1) {
    precondition(codes.count == items, "there is one code for each item")
    precondition(people >= 0, "a count must not be negative")
    count = summed(count, people)
    var place = 0
    for (index, code) in codes.enumerated() {
      precondition(code.magnitude <= Self.codeLimit.magnitude, "a code is at most 2^31")
      sums[index] += Int128(code) * Int128(people)
      for other in codes[...index] {
        let product = Int128(code * other)
        products[place] += people == 1 ? product : product * Int128(people)
        place += 1
      }
    }
  }

  /// Adds all people of another table.
  ///
  /// Precondition: items and denominators are equal.
  public mutating func merge(_ other: ItemCovariances) {
    precondition(
      items == other.items && denominator == other.denominator,
      "tables of different items cannot merge"
    )
    count = summed(count, other.count)
    for index in sums.indices { sums[index] += other.sums[index] }
    for index in products.indices { products[index] += other.products[index] }
  }

  /// The mean of an item; absent without people.
  ///
  /// Precondition: the item is one of those counted from 0.
  public func mean(ofItem item: Int) -> Double? {
    count > 0 ? Double(sums[item]) / (Double(count) * Double(denominator)) : nil
  }

  /// The covariance of two items with n − 1, or the variance of one; absent with fewer than two people.
  ///
  /// Precondition: the items are of those counted from 0.
  public func covariance(_ one: Int, _ other: Int) -> Double? {
    guard count > 1 else { return nil }
    return scatter(product(one, other), sums[one], sums[other]).value / scatterUnit
  }

  /// The correlation of two items; absent when either does not vary.
  ///
  /// Precondition: the items are of those counted from 0.
  public func correlation(_ one: Int, _ other: Int) -> Double? {
    correlation(
      scatter(product(one, other), sums[one], sums[other]),
      itemScatter(one),
      itemScatter(other)
    )
  }
}

extension ItemCovariances {
  func product(_ one: Int, _ other: Int) -> Int128 {
    let (i, j) = one >= other ? (one, other) : (other, one)
    return products[i * (i + 1) / 2 + j]
  }

  /// n Σxy − Σx Σy, which is n times the sum of products about the means, in units of the lattice.
  func scatter(_ product: Int128, _ one: Int128, _ other: Int128) -> SignedWideSum {
    var sum = SignedWideSum()
    sum.add(Int128(count), times: product)
    sum.add(-one, times: other)
    return sum
  }

  /// What a scatter is divided by to give a covariance with n − 1.
  var scatterUnit: Double {
    Double(count) * Double(count - 1) * Double(denominator) * Double(denominator)
  }

  func itemScatter(_ item: Int) -> SignedWideSum {
    scatter(product(item, item), sums[item], sums[item])
  }

  /// The sum of all codes.
  var totalSum: Int128 { sums.reduce(0, +) }

  /// The sum of the products of an item with all items.
  func productWithTotal(_ item: Int) -> Int128 {
    (0..<items).reduce(0) { $0 + product(item, $1) }
  }

  /// The sum of the squared total scores.
  var totalSquares: Int128 {
    (0..<items).reduce(0) { $0 + productWithTotal($1) }
  }

  /// The sum of squared codes.
  var squares: Int128 {
    (0..<items).reduce(0) { $0 + product($1, $1) }
  }

  func correlation(
    _ covariance: SignedWideSum,
    _ one: SignedWideSum,
    _ other: SignedWideSum
  ) -> Double? {
    guard !one.isZero, !other.isZero else { return nil }
    return covariance.value / (one.value.squareRoot() * other.value.squareRoot())
  }
}
