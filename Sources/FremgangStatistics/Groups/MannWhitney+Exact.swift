extension MannWhitney {
  /// The largest product of the number of values, that of the smaller group and the number of
  /// possible U for which exact p-values are found: about 100 values in either group with ties, and 130
  /// without.
  ///
  /// Up to here they take a tenth of a second, and beyond the normal approximation is off by a few parts
  /// in a thousand around p = 0.05. Independently of it, no more than 1000 values are dealt out, so that
  /// every count is a double.
  public static let exactWorkLimit = 450_000_000
}

/// The exact p-values of the rank sum of the first of two groups.
struct ExactRankSum {
  let pValues: PValues
  let pByDistance: Double
}

extension TieTable {
  /// The exact p-values given the ties, or nothing when the work is out of reach.
  func exactRankSum() -> ExactRankSum? {
    guard count <= 1000 else { return nil }
    let swapped = sizes[0] > sizes[1]
    let (chosen, left) = swapped ? (sizes[1], sizes[0]) : (sizes[0], sizes[1])
    let unit = ties.isEmpty ? 2 : 1
    guard count * chosen * (2 * chosen * left / unit + 1) <= MannWhitney.exactWorkLimit else {
      return nil
    }
    let ways = RankSumDistribution(ties: rows.map { $0.reduce(0, +) }, chosen: chosen, unit: unit)
    let observed = Int(doubledU)
    let own = swapped ? 2 * chosen * left - observed : observed
    let upper = ways.share { $0 >= own }
    let lower = ways.share { $0 <= own }
    let centre = chosen * left
    let distance = abs(own - centre)
    return ExactRankSum(
      pValues: swapped
        ? PValues(greater: lower, less: upper) : PValues(greater: upper, less: lower),
      pByDistance: ways.share { abs($0 - centre) >= distance }
    )
  }
}

/// In how many ways each U comes about when some of the values at hand are chosen.
///
/// Counts are exact below 2^53; beyond that only sums of positive numbers are rounded.
struct RankSumDistribution {
  /// The number of ways for each doubled U, in steps of the unit.
  let ways: [Double]
  private let unit: Int
  private let total: Double

  /// Deals out the values from the smallest; for each number of chosen ones so far it keeps the ways
  /// to each doubled U.
  ///
  /// Choosing c of t equal values puts each of them ahead of all those passed over before, and half
  /// ahead of the t − c passed over with them.
  init(ties: [Int], chosen: Int, unit: Int) {
    let left = ties.reduce(0, +) - chosen
    let last = 2 * chosen * left / unit
    var table = [[Double]](repeating: [], count: chosen + 1)
    table[0] = [1]
    var seen = 0
    for tie in ties {
      let choices = Self.binomials(of: tie)
      var next = [[Double]](repeating: [], count: chosen + 1)
      for before in max(0, seen - left)...min(chosen, seen) {
        for more in max(0, seen + tie - before - left)...min(tie, chosen - before) {
          let step = more * (2 * (seen - before) + tie - more) / unit
          Self.add(table[before], to: &next[before + more], shiftedBy: step, times: choices[more])
        }
      }
      table = next
      seen += tie
    }
    ways = table[chosen] + Array(repeating: 0, count: max(0, last + 1 - table[chosen].count))
    self.unit = unit
    total = ways.reduce(0, +)
  }

  /// The share of ways whose doubled U fulfils a condition, summed from the rarer end.
  func share(where condition: (Int) -> Bool) -> Double {
    var sums = [0.0, 0.0]
    let middle = ways.count / 2
    for index in 0..<middle where condition(index * unit) { sums[0] += ways[index] }
    for index in (middle..<ways.count).reversed() where condition(index * unit) {
      sums[1] += ways[index]
    }
    return min(1, (sums[0] + sums[1]) / total)
  }

  private static func binomials(of n: Int) -> [Double] {
    var row = [1.0]
    for k in stride(from: 1, through: n, by: 1) {
      row.append(row[k - 1] * Double(n - k + 1) / Double(k))
    }
    return row
  }

  private static func add(
    _ source: [Double],
    to target: inout [Double],
    shiftedBy step: Int,
    times factor: Double
  ) {
    let missing = source.count + step - target.count
    if missing > 0 { target.append(contentsOf: repeatElement(0, count: missing)) }
    unsafe source.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        for index in source.indices {
          unsafe target[index + step] += factor * source[index]
        }
      }
    }
  }
}
