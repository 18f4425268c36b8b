/// How many changes lie below, within and above a threshold on either side of 0.
public struct ChangeCounts: Sendable, Hashable {
  /// Which side a change of exactly the threshold belongs to.
  public enum Boundary: Sendable, Hashable {
    /// Only changes beyond the threshold count, as for reliable change.
    case beyond
    /// A change of exactly the threshold counts, as for published sizes of important change.
    case reached
  }

  /// Changes towards lower scores by the threshold.
  public let below: Int
  /// Changes within the threshold.
  public let within: Int
  /// Changes towards higher scores by the threshold.
  public let above: Int

  /// Compares a table of changes with a threshold that is a fraction, exactly.
  ///
  /// Precondition: the numerator is not negative and the denominator positive.
  public init(
    _ change: CountTable,
    thresholdNumerator numerator: Int64,
    denominator: Int64,
    boundary: Boundary
  ) {
    precondition(numerator >= 0 && denominator > 0, "a threshold is not negative")
    let (whole, rest) = (Int128(numerator) * Int128(change.denominator))
      .quotientAndRemainder(dividingBy: Int128(denominator))
    let smallest = boundary == .reached && rest == 0 ? whole : whole + 1
    self.init(change) { Int128($0) >= smallest }
  }

  /// Compares a table of changes with a threshold that is a double.
  ///
  /// A decimal threshold that changes can equal belongs in the exact form.
  ///
  /// Precondition: the threshold is not negative and not NaN.
  public init(_ change: CountTable, threshold: Double, boundary: Boundary) {
    precondition(threshold >= 0, "a threshold is not negative")
    let denominator = Double(change.denominator)
    self.init(change) { size in
      let size = Double(size) / denominator
      return boundary == .reached ? size >= threshold : size > threshold
    }
  }

  /// A change of 0 counts as within even where the threshold is 0.
  ///
  /// A size that reaches the threshold is reached by all larger ones, so that changes at the ends of the
  /// order suffice.
  private init(_ change: CountTable, reaches: (Int64) -> Bool) {
    let entries = change.entries
    let down = entries.prefix { $0.numerator < 0 && reaches(-$0.numerator) }
    let up = entries.reversed().prefix { $0.numerator > 0 && reaches($0.numerator) }
    below = down.reduce(0) { $0 + $1.count }
    above = up.reduce(0) { $0 + $1.count }
    within = change.count - below - above
  }
}
