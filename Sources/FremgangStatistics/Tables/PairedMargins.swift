/// What a paired table says of the scores before, the scores after and the change, each counted and
/// summed once for all the statistics that rest on it.
package struct PairedMargins: Sendable {
  /// One margin: how often each value occurs, with its moments.
  package struct Margin: Sendable {
    /// The values with their counts.
    package let table: CountTable
    /// The number, mean and standard deviation; absent in an empty table.
    package let moments: SampleMoments?
    let sums: LatticeSums?

    init(_ table: CountTable) {
      self.table = table
      sums = LatticeSums(table)
      moments = sums.map { SampleMoments($0, denominator: table.denominator) }
    }
  }

  /// The pairs.
  package let table: PairedTable
  /// The scores before.
  package let before: Margin
  /// The scores after.
  package let after: Margin
  /// The changes, after − before.
  package let change: Margin

  /// Finds the margins of a table.
  package init(_ table: PairedTable) {
    self.table = table
    before = Margin(table.before)
    after = Margin(table.after)
    change = Margin(table.change)
  }

  /// Finds the margins of a table from those of parts that it falls into: O(d) for d different values.
  ///
  /// Precondition: every pair of the table belongs to exactly one part.
  package init(_ table: PairedTable, parts: [PairedMargins]) {
    precondition(
      parts.reduce(0) { $0 + $1.table.count } == table.count,
      "the parts of a table make up the whole"
    )
    func merged(_ tables: [CountTable]) -> Margin {
      var all = CountTable(denominator: table.denominator)
      for table in tables { all.merge(table) }
      return Margin(all)
    }
    self.table = table
    before = merged(parts.map(\.before.table))
    after = merged(parts.map(\.after.table))
    change = merged(parts.map(\.change.table))
  }

  /// Sums of squares and products about the means, of before (x) and after (y); absent when empty.
  ///
  /// The product follows exactly from the three sums of squares, because (y − x)² = x² + y² − 2xy.
  var sumsOfSquares: (xx: Double, xy: Double, yy: Double)? {
    guard let x = before.sums, let y = after.sums, let difference = change.sums else { return nil }
    var both = x.squares
    both += y.squares
    let doubled = SignedWideSum(both, minus: difference.squares)
    let scale = Double(table.count) * Double(table.denominator) * Double(table.denominator)
    return (x.squares.value / scale, doubled.value / 2 / scale, y.squares.value / scale)
  }
}
