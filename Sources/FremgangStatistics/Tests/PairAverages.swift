/// The averages of all pairs of values, each value paired with itself too (Walsh averages), of which
/// single ones are found without forming them all.
///
/// An average is found by bisection on an ordered key, counting at each step how many pairs lie at or
/// below it in one pass over the different values.
struct PairAverages: Sendable, Hashable {
  private enum Values: Sendable, Hashable {
    /// Numerators, and the denominator of their averages.
    case lattice([Int64], denominator: Double)
    /// Half of each value, so that the sum of two is their average.
    case halves([Double])
  }

  private let values: Values
  private let counts: [Int]
  /// The number of values.
  let count: Int

  init(lattice entries: [CountTable.Entry], denominator: Int64) {
    values = .lattice(entries.map(\.numerator), denominator: 2 * Double(denominator))
    counts = entries.map(\.count)
    count = counts.reduce(0, +)
  }

  init(_ doubles: [Double]) {
    values = .halves(doubles.map { $0 / 2 }.sorted())
    counts = [Int](repeating: 1, count: doubles.count)
    count = doubles.count
  }

  /// The number of pairs.
  var pairs: Int128 { Int128(count) * (Int128(count) + 1) / 2 }

  /// The middle average, or the mean of the two in the middle.
  var median: Double {
    let (low, high) = (average(at: (pairs + 1) / 2), average(at: pairs / 2 + 1))
    return low == high ? low : low / 2 + high / 2
  }

  /// The average at a place of the ascending order, counting from 1.
  func average(at place: Int128) -> Double {
    switch values {
    case .lattice(let numerators, let denominator):
      let ends = Int128(numerators[0]) * 2...Int128(numerators[numerators.count - 1]) * 2
      let sum = smallest(in: ends) { limit in
        pairs(of: numerators) { Int128($0) + Int128($1) <= limit } >= place
      }
      return Double(sum) / denominator
    case .halves(let halves):
      let ends = (2 * halves[0]).orderedKey...(2 * halves[halves.count - 1]).orderedKey
      let key = smallest(in: ends) { key in
        let limit = Double(orderedKey: key)
        return pairs(of: halves) { $0 + $1 <= limit } >= place
      }
      return Double(orderedKey: key)
    }
  }

  /// The smallest number of a range that fulfils a condition, which holds at its upper end and from
  /// somewhere on.
  private func smallest(in range: ClosedRange<Int128>, where holds: (Int128) -> Bool) -> Int128 {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How many pairs of ascending values fulfil a condition that larger values fail sooner.
  private func pairs<Value>(
    of values: [Value],
    where holds: (Value, Value) -> Bool
  ) -> Int128 {
    var total: Int128 = 0
    var upTo = values.count
    var below = Int128(count)
    for (index, value) in values.enumerated() {
      while upTo > 0, !holds(value, values[upTo - 1]) {
        upTo -= 1
        below -= Int128(counts[upTo])
      }
      let own = Int128(counts[index])
      total += own * below
      if upTo > index { total += own }
    }
    return total / 2
  }
}

extension Double {
  /// A whole number in the order of the doubles, both zeros sharing one.
  fileprivate var orderedKey: Int128 {
    self < 0 ? -Int128((-self).bitPattern) : Int128(magnitude.bitPattern)
  }

  /// The double with a key.
  fileprivate init(orderedKey key: Int128) {
    let size = Double(bitPattern: UInt64(key.magnitude))
    self = key < 0 ? -size : size
  }
}
