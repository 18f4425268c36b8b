/// One person's scores before and after, with their difference rounded once at most.
public struct ScorePair: Sendable, Hashable {
  /// The score before, in points.
  public let before: Double
  /// The score after, in points.
  public let after: Double
  /// The change, after − before, in points.
  public let change: Double
  /// The change as a share of the size of the score before, 0.1 being ten percent; absent where that
  /// is 0.
  ///
  /// Its sign is that of the change, on scales with negative scores too. A share of a score means little
  /// on scales whose zero is arbitrary: prefer points, or percent of the scale.
  public let shareOfChange: Double?

  /// Takes the scores of a cell, whose difference is exact before it is divided.
  ///
  /// Precondition: the denominator is positive.
  public init(_ cell: PairedTable.Cell, denominator: Int64) {
    precondition(denominator > 0, "the denominator must be positive")
    let difference = Double(cell.after - cell.before)
    before = Double(cell.before) / Double(denominator)
    after = Double(cell.after) / Double(denominator)
    change = difference / Double(denominator)
    shareOfChange = cell.before == 0 ? nil : difference / Double(cell.before.magnitude)
  }

  /// Takes two scores as they are.
  public init(before: Double, after: Double) {
    self.before = before
    self.after = after
    change = after - before
    shareOfChange = before == 0 ? nil : (after - before) / before.magnitude
  }
}
