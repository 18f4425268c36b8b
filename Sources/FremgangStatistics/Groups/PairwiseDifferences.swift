/// The differences of every value of one group and every value of another, in ascending order,
/// without making them: with k distinct values in all, finding one takes O(k) time for each bit.
enum PairwiseDifferences: Sendable, Hashable {
  case lattice(CountTable, CountTable)
  /// Both in ascending order, and with a finite difference of the extremes.
  case doubles([Double], [Double])

  /// The difference at a place of the ascending order, counting from 1.
  ///
  /// Precondition: neither group is empty, and the place lies within the number of differences.
  func value(at place: Int128) -> Double {
    switch self {
    case .lattice(let first, let second):
      let place = Self.select(
        place,
        from: first.entries.map { (Int128($0.numerator), $0.count) },
        minus: second.entries.map { (Int128($0.numerator), $0.count) }
      ) { $0 - $1 }
      return Double(place) / Double(max(first.denominator, second.denominator))
    case .doubles(let first, let second):
      let place = Self.select(place, from: first.map { ($0, 1) }, minus: second.map { ($0, 1) }) {
        Self.key(of: $0 - $1)
      }
      return Self.double(of: place)
    }
  }

  /// The mean of the differences at two places.
  func mean(at one: Int128, _ other: Int128) -> Double {
    let (low, high) = (value(at: one), value(at: other))
    return low == high ? low : 0.5 * low + 0.5 * high
  }

  /// The smallest key that so many differences do not exceed, by halving the range of keys.
  private static func select<Value>(
    _ place: Int128,
    from first: [(value: Value, count: Int)],
    minus second: [(value: Value, count: Int)],
    key: (Value, Value) -> Int128
  ) -> Int128 {
    var low = key(first[0].value, second[second.count - 1].value)
    var high = key(first[first.count - 1].value, second[0].value)
    while low < high {
      let middle = low + (high - low) / 2
      if countAtMost(middle, first, second, key) >= place {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  private static func countAtMost<Value>(
    _ limit: Int128,
    _ first: [(value: Value, count: Int)],
    _ second: [(value: Value, count: Int)],
    _ key: (Value, Value) -> Int128
  ) -> Int128 {
    var beyond: Int128 = 0
    var total: Int128 = 0
    var next = 0
    let all = second.reduce(Int128(0)) { $0 + Int128($1.count) }
    for entry in first {
      while next < second.count, key(entry.value, second[next].value) > limit {
        beyond += Int128(second[next].count)
        next += 1
      }
      total += Int128(entry.count) * (all - beyond)
    }
    return total
  }

  /// A whole number for each double, in the same order.
  private static func key(of value: Double) -> Int128 {
    let bits = Int128(value.magnitude.bitPattern)
    return value < 0 ? -bits : bits
  }

  private static func double(of key: Int128) -> Double {
    let size = Double(bitPattern: UInt64(key.magnitude))
    return key < 0 ? -size : size
  }
}
