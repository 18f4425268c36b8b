/// How often each value occurs, the values being exact fractions over one denominator.
///
/// It holds everything that the order-free statistics of a sample need; tables of parts merge into
/// the table of the whole, and equal tables are equal whatever the order in which values came.
public struct CountTable: Sendable, Hashable {
  /// A value and how often it occurs.
  public struct Entry: Sendable, Hashable, LatticeCell {
    /// The value times the denominator of the table.
    public let numerator: Int64
    /// How often it occurs.
    public internal(set) var count: Int

    func precedes(_ other: Entry) -> Bool { numerator < other.numerator }
  }

  /// The denominator of every value.
  public let denominator: Int64
  /// The number of values.
  public private(set) var count = 0
  private var cells: SortedCells<Entry>

  /// Creates an empty table.
  ///
  /// Precondition: the denominator is positive.
  public init(denominator: Int64) {
    precondition(denominator > 0, "the denominator must be positive")
    self.denominator = denominator
    cells = SortedCells()
  }

  /// Creates a table of values, each given as its numerator; O(n log n).
  ///
  /// Precondition: the denominator is positive and the numerators are within ``LatticeLimits``.
  @inlinable
  public init(denominator: Int64, numerators: some Sequence<Int64>) {
    self.init(denominator: denominator, listed: numerators.map { ($0, 1) })
  }

  /// Creates a table of numerators with their counts; O(n log n).
  ///
  /// Precondition: the denominator is positive, counts are not negative, and both they and the
  /// numerators are within ``LatticeLimits``.
  @inlinable
  public init(
    denominator: Int64,
    counts: some Sequence<(numerator: Int64, count: Int)>
  ) {
    self.init(denominator: denominator, listed: Array(counts))
  }

  /// What the callers' sequences come down to; they are run through in the callers' own code, which
  /// knows their types.
  @usableFromInline
  init(denominator: Int64, listed counts: [(numerator: Int64, count: Int)]) {
    let entries = counts.map { Entry($0.numerator, $0.count) }
    self.init(denominator: denominator, unsorted: entries.filter { $0.count > 0 })
  }

  /// Creates a table of entries in any order, with counts above 0; O(n log n).
  ///
  /// Precondition: the denominator is positive and the entries are as said.
  init(denominator: Int64, unsorted entries: [Entry]) {
    self.init(denominator: denominator)
    count = entries.reduce(0) { summed($0, $1.count) }
    cells = SortedCells(unsorted: entries)
  }

  /// Creates a table of entries in ascending order, each value once and each count above 0; O(n).
  ///
  /// Precondition: the denominator is positive and the entries are as said.
  package init(denominator: Int64, ascending entries: [Entry]) {
    precondition(denominator > 0, "the denominator must be positive")
    self.denominator = denominator
    count = entries.reduce(0) { sum, entry in
      precondition(entry.count > 0, "an entry must occur")
      return summed(sum, entry.count)
    }
    cells = SortedCells(ascending: entries)
  }

  /// The values in ascending order, each once.
  public var entries: [Entry] { cells.cells }

  /// Adds a value.
  ///
  /// Precondition: the count is not negative, and both are within ``LatticeLimits``.
  public mutating func add(_ numerator: Int64, count: Int = 1) {
    let entry = Entry(numerator, count)
    self.count = summed(self.count, count)
    if count > 0 { cells.add(entry) }
  }

  /// Adds all values of another table.
  ///
  /// Precondition: the denominators are equal.
  public mutating func merge(_ other: CountTable) {
    precondition(denominator == other.denominator, "tables of different lattices cannot merge")
    count = summed(count, other.count)
    cells.merge(other.cells)
  }

  /// How many values fulfil a condition on the numerator.
  public func count(where condition: (Int64) -> Bool) -> Int {
    entries.reduce(0) { condition($1.numerator) ? $0 + $1.count : $0 }
  }
}

extension CountTable.Entry {
  /// Creates an entry.
  ///
  /// Precondition: the count is not negative, and both are within ``LatticeLimits``.
  package init(_ numerator: Int64, _ count: Int) {
    precondition(count >= 0, "a count must not be negative")
    precondition(
      numerator.magnitude <= LatticeLimits.numerator.magnitude * 2,
      "a numerator must not exceed 2^62"
    )
    self.numerator = numerator
    self.count = count
  }
}
