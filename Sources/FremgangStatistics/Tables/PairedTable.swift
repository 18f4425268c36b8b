/// How often each pair of scores before and after occurs: the sufficient statistic of a paired
/// evaluation.
///
/// Scores are exact fractions over one denominator. A table of a million pairs is no larger than
/// the number of different pairs; tables of parts merge into the table of the whole, and equal
/// tables are equal whatever the order in which pairs came.
public struct PairedTable: Sendable, Hashable {
  /// A pair of scores and how often it occurs.
  public struct Cell: Sendable, Hashable, LatticeCell {
    /// The score before, times the denominator of the table.
    public let before: Int64
    /// The score after, times the denominator of the table.
    public let after: Int64
    /// How often the pair occurs.
    public package(set) var count: Int

    /// Creates a cell.
    ///
    /// Precondition: the count is not negative, and both scores are within ``LatticeLimits``.
    public init(before: Int64, after: Int64, count: Int = 1) {
      precondition(count >= 0, "a count must not be negative")
      precondition(
        max(before.magnitude, after.magnitude) <= LatticeLimits.numerator.magnitude,
        "a numerator must not exceed 2^61"
      )
      self.before = before
      self.after = after
      self.count = count
    }

    func precedes(_ other: Cell) -> Bool {
      before == other.before ? after < other.after : before < other.before
    }
  }

  /// The denominator of every score.
  public let denominator: Int64
  /// The number of pairs.
  public private(set) var count = 0
  private var sorted: SortedCells<Cell>

  /// Creates an empty table.
  ///
  /// Precondition: the denominator is positive.
  public init(denominator: Int64) {
    precondition(denominator > 0, "the denominator must be positive")
    self.denominator = denominator
    sorted = SortedCells()
  }

  /// Creates a table of cells, in any order and repeated at will; O(n log n), and O(n) where they come
  /// in order.
  ///
  /// Precondition: the denominator is positive.
  @inlinable
  public init(denominator: Int64, cells: some Sequence<Cell>) {
    self.init(denominator: denominator, listed: Array(cells))
  }

  /// Creates a table of single pairs; O(n log n).
  ///
  /// Precondition: the denominator is positive, and the scores are within ``LatticeLimits``.
  @inlinable
  public init(denominator: Int64, pairs: some Sequence<(before: Int64, after: Int64)>) {
    self.init(
      denominator: denominator,
      listed: pairs.map { Cell(before: $0.before, after: $0.after) }
    )
  }

  /// What the callers' sequences come down to; they are run through in the callers' own code, which
  /// knows their types.
  @usableFromInline
  init(denominator: Int64, listed cells: [Cell]) {
    precondition(denominator > 0, "the denominator must be positive")
    self.denominator = denominator
    count = cells.reduce(0) { summed($0, $1.count) }
    sorted = SortedCells(
      unsorted: cells.allSatisfy { $0.count > 0 } ? cells : cells.filter { $0.count > 0 }
    )
  }

  /// Creates a table of cells in the order of (before, after), each pair of scores once and each count
  /// above 0; O(n).
  ///
  /// Precondition: the denominator is positive and the cells are as said.
  package init(denominator: Int64, ascending cells: [Cell]) {
    precondition(denominator > 0, "the denominator must be positive")
    self.denominator = denominator
    count = cells.reduce(0) { sum, cell in
      precondition(cell.count > 0, "a cell must occur")
      return summed(sum, cell.count)
    }
    sorted = SortedCells(ascending: cells)
  }

  /// The pairs in the order of (before, after), each once, with counts above 0.
  public var cells: [Cell] { sorted.cells }

  /// Adds a pair.
  ///
  /// Precondition: the count is not negative, and all are within ``LatticeLimits``.
  public mutating func add(before: Int64, after: Int64, count: Int = 1) {
    let cell = Cell(before: before, after: after, count: count)
    self.count = summed(self.count, count)
    if count > 0 { sorted.add(cell) }
  }

  /// Adds all pairs of another table.
  ///
  /// Precondition: the denominators are equal.
  public mutating func merge(_ other: PairedTable) {
    precondition(denominator == other.denominator, "tables of different lattices cannot merge")
    count = summed(count, other.count)
    sorted.merge(other.sorted)
  }
}

extension PairedTable {
  /// The same pairs with before and after exchanged.
  public var reversed: PairedTable {
    PairedTable(
      denominator: denominator,
      cells: cells.map { Cell(before: $0.after, after: $0.before, count: $0.count) }
    )
  }

  /// The pairs of this table that are not pairs of a part of it; O(n).
  ///
  /// Precondition: every pair of the part is one of this table.
  package func without(_ part: PairedTable) -> PairedTable {
    precondition(denominator == part.denominator, "tables of different lattices have no parts")
    let others = part.cells
    var next = 0
    var rest: [Cell] = []
    for cell in cells {
      var left = cell
      if next < others.count, !cell.precedes(others[next]) {
        precondition(
          !others[next].precedes(cell) && others[next].count <= cell.count,
          "a part holds no pair that the whole does not"
        )
        left.count -= others[next].count
        next += 1
      }
      if left.count > 0 { rest.append(left) }
    }
    precondition(next == others.count, "a part holds no pair that the whole does not")
    return PairedTable(denominator: denominator, ascending: rest)
  }

  /// Exact moments, x being before and y after.
  private var exactMoments: LatticeMoments {
    LatticeMoments(cells.map { (x: $0.before, y: $0.after, count: $0.count) })
  }

  /// Sums of squares and products about the means, of before (x) and after (y); absent when empty.
  public var sumsOfSquares: (xx: Double, xy: Double, yy: Double)? {
    guard count > 0 else { return nil }
    let exact = exactMoments
    let scale = Double(count) * Double(denominator) * Double(denominator)
    return (exact.xx.value / scale, exact.xy.value / scale, exact.yy.value / scale)
  }

  /// Pearson's correlation of before and after; absent when either does not vary.
  ///
  /// It is exactly 1 or −1 where no more than rounding sets it apart.
  public var correlation: Double? {
    let exact = exactMoments
    guard !exact.xx.isZero, !exact.yy.isZero else { return nil }
    let r = exact.xy.value / (exact.xx.value.squareRoot() * exact.yy.value.squareRoot())
    return 1 - abs(r) < 4 * Double.ulpOfOne ? (r < 0 ? -1 : 1) : r
  }
}
