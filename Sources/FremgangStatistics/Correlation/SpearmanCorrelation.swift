/// Spearman's rank correlation: Pearson's correlation of midranks, with the t approximation of its
/// p-value (Spearman 1904, doi:10.2307/1412159).
///
/// With ties it is the correlation of midranks, as in R and SciPy, and not the formula 1 − 6 Σ d² /
/// (n³ − n), which holds without ties only. The p-values refer r √(df / (1 − r²)) to Student's t, as
/// SciPy does always and R with ties or `exact = FALSE`; below ten pairs they are rough.
public struct SpearmanCorrelation: Sendable, Hashable {
  /// The correlation of the midranks, with its t and p-values.
  public let ranks: PearsonCorrelation

  /// The rank correlation ρ, from −1 to 1.
  public var rho: Double { ranks.r }
  /// The number of pairs.
  public var count: Int { ranks.count }
  /// r √(df / (1 − r²)); absent where ρ is ±1, and with two pairs.
  public var t: Double? { ranks.t }
  /// The two-sided p-value: 0 where ρ is ±1, though the permutations allow no less than 2 / n!; absent
  /// with two pairs.
  public var p: Double? { ranks.p }

  /// The rank correlation of before and after.
  ///
  /// Throws when there are fewer than two pairs, or when the scores before or those after are all equal.
  public init(_ table: PairedTable) throws(Untestable) {
    let (before, after) = (Midranks(table.before), Midranks(table.after))
    let cells = table.cells.map {
      PairedTable.Cell(
        before: before.doubledRank(of: $0.before),
        after: after.doubledRank(of: $0.after),
        count: $0.count
      )
    }
    ranks = try PearsonCorrelation(PairedTable(denominator: 2, cells: cells))
  }

  /// The rank correlation of pairs of doubles, ties being those of the doubles.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or the numbers of values
  /// differ.
  public init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    try self.init(PairedTable(ordering: first, second))
  }
}

/// The midranks of the distinct values of a table.
private struct Midranks {
  private var ranks: [Int64: Int64] = [:]

  init(_ table: CountTable) {
    var passed = 0
    for entry in table.entries {
      ranks[entry.numerator] = Int64(2 * passed + entry.count + 1)
      passed += entry.count
    }
  }

  /// Twice the midrank of a value; 0 for one that the table does not hold.
  func doubledRank(of value: Int64) -> Int64 { ranks[value] ?? 0 }
}

extension PairedTable {
  /// Pairs of doubles, each value replaced by its place among the distinct values of its side: all
  /// that a statistic of order needs.
  init(ordering first: [Double], _ second: [Double]) throws(Untestable) {
    guard first.count == second.count else {
      throw .unequalLengths(before: first.count, after: second.count)
    }
    guard first.allSatisfy(\.isFinite), second.allSatisfy(\.isFinite) else { throw .notFinite }
    let (one, other) = (Self.places(of: first), Self.places(of: second))
    self.init(denominator: 1, pairs: zip(one, other).map { (before: $0, after: $1) })
  }

  private static func places(of values: [Double]) -> [Int64] {
    var places = Array(repeating: Int64(0), count: values.count)
    var place: Int64 = 0
    var last: Double?
    for index in values.indices.sorted(by: { values[$0] < values[$1] }) {
      if values[index] != last { place += 1 }
      last = values[index]
      places[index] = place
    }
    return places
  }
}
