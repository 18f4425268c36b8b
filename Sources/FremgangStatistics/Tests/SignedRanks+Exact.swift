extension SignedRanks {
  /// The largest number of rank sums that are kept apart; it admits ``WilcoxonSignedRank/exactLimit``
  /// changes without zeros in the ranking.
  private static let stateLimit: Int128 = 600_000

  /// The exact p-values given the ranks, or nothing when there are too many.
  func exactPValues() -> PValues? {
    guard nonZero <= WilcoxonSignedRank.exactLimit else { return nil }
    let unit = groups.reduce(0) { Self.greatestCommonDivisor($0, $1.doubledRank) }
    let smaller = min(positiveSum, negativeSum) / Int128(unit)
    guard smaller <= Self.stateLimit else { return nil }
    let steps = groups.flatMap { Array(repeating: $0.doubledRank / unit, count: $0.count) }
    let (atMost, below) = Self.lowerTail(of: steps, at: Int(smaller))
    let (small, large) = (atMost, 1 - below)
    return positiveSum > negativeSum
      ? PValues(greater: small, less: large) : PValues(greater: large, less: small)
  }

  /// P(S ≤ limit) and P(S < limit) for the sum S of a random subset of the steps.
  ///
  /// The number of subsets with each sum is at most 2^1000 and exact as long as it is below 2^53;
  /// beyond that only sums of positive numbers are rounded.
  static func lowerTail(of steps: [Int], at limit: Int) -> (atMost: Double, below: Double) {
    var subsets = [Double](repeating: 0, count: limit + 1)
    subsets[0] = 1
    var reached = 0
    for step in steps {
      let next = min(limit, reached + step)
      if step <= next { addShifted(&subsets, by: step, upTo: next) }
      reached = next
    }
    let scale = Double(sign: .plus, exponent: -steps.count, significand: 1)
    let below = subsets.dropLast().reduce(0, +)
    return ((below + subsets[limit]) * scale, below * scale)
  }

  /// Adds to every element the one that lies so far before it, from the last to the first.
  ///
  /// Eight are read before eight are written, which lets the compiler use wide registers.
  private static func addShifted(_ values: inout [Double], by shift: Int, upTo last: Int) {
    unsafe values.withUnsafeMutableBufferPointer { buffer in
      var index = last
      var block = SIMD8<Double>(repeating: 0)
      while index - 7 >= shift {
        for lane in 0..<8 { block[lane] = unsafe buffer[index - 7 + lane - shift] }
        for lane in 0..<8 { unsafe buffer[index - 7 + lane] += block[lane] }
        index -= 8
      }
      while index >= shift {
        unsafe buffer[index] += buffer[index - shift]
        index -= 1
      }
    }
  }

  private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    var (a, b) = (one, other)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
