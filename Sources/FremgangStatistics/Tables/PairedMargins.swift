/// What a paired table says of the scores before, the scores after and the change, each counted and
/// summed once for all the statistics that rest on it, which share it.
package final class PairedMargins: Sendable {
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

  /// The values that the margins of a table hold, found once for the margins of all its parts.
  package struct Values: Sendable {
    fileprivate let values: PairedTable.MarginValues

    /// Finds the values of a table.
    package init(_ table: PairedTable) { values = PairedTable.MarginValues(table) }
  }

  /// Finds the margins of a table; O(n + d) for d values.
  ///
  /// Precondition: `values` are those of the table, or of one that it is a part of.
  package init(_ table: PairedTable, among values: Values) {
    self.table = table
    before = Margin(table.before)
    after = Margin(table.after(among: values.values))
    change = Margin(table.change(among: values.values))
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
