/// The exact sum and sum of squares of one coordinate over a lattice.
struct LatticeSums {
  /// The number of values.
  let count: Int
  /// The sum of the numerators.
  let sum: Int128
  /// n Σ x² − (Σ x)² of the numerators, which is n times the sum of squares about the mean and a whole
  /// number.
  let squares: WideSum

  /// The largest distance of two numerators, and the most values, for which sums of 128 bits suffice.
  private static let widest: UInt64 = 1 << 32
  private static let most = 1 << 31

  /// Sums the values of a table; absent when it is empty.
  init?(_ table: CountTable) {
    let entries = table.entries
    guard let first = entries.first, let last = entries.last else { return nil }
    count = table.count
    let width = (Int128(last.numerator) - Int128(first.numerator)).magnitude
    guard width < UInt128(Self.widest), table.count < Self.most else {
      let exact = LatticeMoments(entries.map { (x: $0.numerator, y: 0, count: $0.count) })
      (sum, squares) = (exact.sumX, exact.xx.magnitude)
      return
    }
    // Values count from the smallest one: at most 2^31 of them below 2^32.
    var total: UInt64 = 0
    var squared: UInt128 = 0
    for entry in entries {
      let value = UInt64(bitPattern: entry.numerator &- first.numerator)
      let times = UInt64(bitPattern: Int64(entry.count))
      total &+= value &* times
      let product = (value &* value).multipliedFullWidth(by: times)
      squared &+= UInt128(product.high) << 64 | UInt128(product.low)
    }
    let n = UInt128(table.count)
    sum = Int128(total) + Int128(first.numerator) * Int128(n)
    squares = WideSum(n &* squared &- UInt128(total) &* UInt128(total))
  }
}
