extension CountTable {
  /// The probability that a value of this table exceeds one of another, equal values counting half
  /// (Vargha and Delaney 2000, doi:10.3102/10769986025002101); absent when either is empty.
  ///
  /// Between the scores after and before it ignores the pairing, unlike
  /// ``ChangeSigns/probabilityOfSuperiority``.
  ///
  /// Precondition: the denominators are equal.
  public func probabilityOfSuperiority(over other: CountTable) -> Double? {
    precondition(denominator == other.denominator, "tables of different lattices cannot compare")
    guard count > 0, other.count > 0 else { return nil }
    let others = other.entries
    var next = others.startIndex
    var below: Int128 = 0
    var doubled: Int128 = 0
    for entry in entries {
      while next < others.endIndex, others[next].numerator < entry.numerator {
        below += Int128(others[next].count)
        next += 1
      }
      let isTied = next < others.endIndex && others[next].numerator == entry.numerator
      let equal = isTied ? Int128(others[next].count) : 0
      doubled += Int128(entry.count) * (2 * below + equal)
    }
    return Double(doubled) / (2 * Double(count) * Double(other.count))
  }
}
