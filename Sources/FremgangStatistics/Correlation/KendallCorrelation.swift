/// Kendall's rank correlation τ, from the pairs of people who stand in the same order on both sides
/// and those who do not (Kendall 1938, doi:10.1093/biomet/30.1-2.81).
public struct KendallCorrelation: Sendable, Hashable {
  /// How the p-values were found.
  public enum Method: Sendable, Hashable {
    /// From all orders of the second side, equally likely; without ties only.
    case exact
    /// From the normal distribution, the variance being corrected for ties, without continuity
    /// correction (Kendall 1970), as R and SciPy have it.
    case asymptotic
  }

  /// The largest number of people without ties for whom the exact p-values are found.
  public static let exactLimit = 100

  /// The number of people, each with a value on either side.
  public let count: Int
  /// The number of pairs of people in the same order on both sides, less the number in opposite order.
  public let score: Double
  /// The score over all pairs of people (τ_a): below 1 in size when there are ties.
  public let tauA: Double
  /// The score over the geometric mean of the pairs that are untied on either side (τ_b, Kendall 1945,
  /// doi:10.1093/biomet/33.3.239), which R, SciPy and SPSS call Kendall's tau.
  public let tauB: Double
  /// The score over its standard deviation when both sides are unrelated, corrected for ties.
  public let z: Double
  /// How the p-values were found.
  public let method: Method
  /// The p-values; greater is that of concordance, and the exact two-sided one is symmetric.
  public let pValues: PValues

  /// The two-sided p-value.
  public var p: Double { pValues.twoSided }
  /// The number of pairs of people in the same order on both sides.
  public var concordant: Double { (ordered + score) / 2 }
  /// The number of pairs of people in opposite order.
  public var discordant: Double { (ordered - score) / 2 }
  private let ordered: Double

  /// Correlates before and after; O(k log k) in the number k of distinct pairs.
  ///
  /// Without a method it is exact up to ``exactLimit`` people without ties, else asymptotic; exact is
  /// passed over where it cannot be had, and ``method`` says which. Throws when there are fewer than two
  /// people, or when the scores before or those after are all equal.
  public init(_ table: PairedTable, method: Method? = nil) throws(Untestable) {
    guard table.count >= 2 else { throw .tooFewPairs(table.count) }
    let (before, after) = (TieSums(table.before), TieSums(table.after))
    let n = Int128(table.count)
    let all = n * (n - 1) / 2
    guard before.pairs < all, after.pairs < all else { throw .noVariation }
    let order = PairOrder(table)
    count = table.count
    score = Double(order.concordant - order.discordant)
    ordered = Double(order.concordant + order.discordant)
    tauA = score / Double(all)
    tauB =
      score / (Double(all - before.pairs).squareRoot() * Double(all - after.pairs).squareRoot())
    z = score / TieSums.scoreVariance(before, after, count: table.count).squareRoot()
    let isUntied = before.pairs == 0 && after.pairs == 0
    if method != .asymptotic, isUntied, table.count <= Self.exactLimit {
      self.method = .exact
      pValues = Self.exactPValues(concordant: Int(order.concordant), count: table.count)
    } else {
      self.method = .asymptotic
      let tails = StandardNormal.tails(z)
      pValues = PValues(
        greater: tails.upper,
        logGreater: tails.logUpper,
        less: tails.lower,
        logLess: tails.logLower
      )
    }
  }

  /// Correlates pairs of doubles, ties being those of the doubles.
  ///
  /// Method and reasons are those for tables, besides values that are infinite or not numbers, and
  /// unequal numbers of them.
  public init(
    _ first: [Double],
    _ second: [Double],
    method: Method? = nil
  ) throws(Untestable) {
    try self.init(PairedTable(ordering: first, second), method: method)
  }

  /// The share of orders with at least, and at most, so many concordant pairs.
  ///
  /// The next person can stand ahead of any number of those before: a product of uniform
  /// distributions.
  private static func exactPValues(concordant: Int, count: Int) -> PValues {
    var shares = [1.0]
    for people in 1..<count {
      var next = Array(repeating: 0.0, count: shares.count + people)
      for (index, share) in shares.enumerated() {
        for more in 0...people { next[index + more] += share / Double(people + 1) }
      }
      shares = next
    }
    let greater = shares[concordant...].reversed().reduce(0, +)
    let less = shares[...concordant].reduce(0, +)
    return PValues(greater: min(1, greater), less: min(1, less))
  }
}

/// What the ties of one side add to the variance of the score.
private struct TieSums {
  /// The number of tied pairs.
  let pairs: Int128
  /// Σ t (t − 1) (2t + 5), Σ t (t − 1) (t − 2) and Σ t (t − 1).
  private var sums = (0.0, 0.0, 0.0)

  init(_ table: CountTable) {
    pairs = table.entries.reduce(0) { $0 + Int128($1.count) * Int128($1.count - 1) / 2 }
    for entry in table.entries {
      let t = Double(entry.count)
      sums.0 += t * (t - 1) * (2 * t + 5)
      sums.1 += t * (t - 1) * (t - 2)
      sums.2 += t * (t - 1)
    }
  }

  static func scoreVariance(_ one: TieSums, _ other: TieSums, count: Int) -> Double {
    let n = Double(count)
    let base = (n * (n - 1) * (2 * n + 5) - one.sums.0 - other.sums.0) / 18
    let threes = n > 2 ? one.sums.1 / (n - 2) * (other.sums.1 / n / (n - 1)) / 9 : 0
    return base + threes + one.sums.2 / n * (other.sums.2 / (n - 1)) / 2
  }
}

/// The numbers of concordant and discordant pairs of people.
private struct PairOrder {
  var concordant: Int128 = 0
  var discordant: Int128 = 0

  /// Goes through the cells by the value before, asking a tree of partial sums how many people before
  /// stand below and above on the other side.
  init(_ table: PairedTable) {
    let values = table.after.entries.map(\.numerator)
    let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    var tree = PartialSums(count: values.count)
    var start = 0
    let cells = table.cells
    while start < cells.count {
      let end = cells[start...].firstIndex { $0.before != cells[start].before } ?? cells.count
      for cell in cells[start..<end] {
        guard let place = places[cell.after] else { continue }
        concordant += Int128(cell.count) * tree.sum(before: place)
        discordant += Int128(cell.count) * (tree.total - tree.sum(before: place + 1))
      }
      for cell in cells[start..<end] {
        if let place = places[cell.after] { tree.add(cell.count, at: place) }
      }
      start = end
    }
  }
}

/// Sums of the leading elements of a list that grows in place (Fenwick 1994,
/// doi:10.1002/spe.4380240306).
private struct PartialSums {
  private var nodes: [Int128]
  private(set) var total: Int128 = 0

  init(count: Int) {
    nodes = Array(repeating: 0, count: count + 1)
  }

  mutating func add(_ amount: Int, at place: Int) {
    total += Int128(amount)
    var node = place + 1
    while node < nodes.count {
      nodes[node] += Int128(amount)
      node += node & -node
    }
  }

  func sum(before place: Int) -> Int128 {
    var sum: Int128 = 0
    var node = place
    while node > 0 {
      sum += nodes[node]
      node -= node & -node
    }
    return sum
  }
}
