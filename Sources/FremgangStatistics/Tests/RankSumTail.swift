#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The lower tail of the sum S of a random subset of some steps.
///
/// All subsets are counted by their sum, one step after the other. Counts start at 2^-1000 in place
/// of 1, so that up to 2,000 steps they stay below 2^1000 and above 2^-1000: every one is a normal
/// double, and as only positive numbers are added, the relative error stays below the number of steps
/// times 2^-53, 2.3e-13. That range of the exponent is what ends exactness.
///
/// Sums so far out that together they hold less than 1e-16 of the tail are left off as they appear,
/// which makes the work grow with the power 2.5 of the number of steps and not with the cube.
struct RankSumTail {
  /// P(S ≤ limit).
  let atMost: Double
  /// P(S < limit).
  let below: Double
  /// ln P(S ≤ limit).
  let logAtMost: Double

  /// Counts the subsets of steps that come in ascending order.
  ///
  /// Precondition: the steps are positive, at most 2,000 in number, and the limit is not negative.
  init(of steps: [Int], at limit: Int) {
    precondition(steps.count <= 2000, "more steps would leave the range of doubles")
    var counts = Self.counts(of: steps, upTo: limit, leavingOff: Self.negligible(steps, limit))
    if !counts.areComplete {
      counts = Self.counts(of: steps, upTo: limit, leavingOff: 0)
    }
    let exponent = RankSumCounts.start - steps.count
    below = Double(sign: .plus, exponent: exponent, significand: counts.below)
    atMost = Double(sign: .plus, exponent: exponent, significand: counts.below + counts.atLimit)
    logAtMost = log(counts.below + counts.atLimit) + Double(exponent) * logOfTwo
  }

  /// The smallest w, at least 1, with P(S ≤ w) ≥ tail for the ranks 1 … count, and P(S < w).
  static func place(ofTail tail: Double, count: Int) -> (place: Int128, outside: Double) {
    var counts = RankSumCounts(upTo: count * (count + 1) / 4)
    for step in 1...count {
      counts.add(step)
      if step.isMultiple(of: 16) { counts.trim(leavingOff: 1e-20 * tail) }
    }
    let exponent = RankSumCounts.start - count
    let wanted = Double(sign: .plus, exponent: -exponent, significand: tail)
    let (place, below) = counts.place(reaching: wanted)
    return (Int128(place), Double(sign: .plus, exponent: exponent, significand: below))
  }

  private static func counts(
    of steps: [Int],
    upTo limit: Int,
    leavingOff share: Double
  ) -> RankSumCounts {
    var counts = RankSumCounts(upTo: limit)
    for (index, step) in steps.enumerated() {
      counts.add(step)
      if share > 0, index % 16 == 15 { counts.trim(leavingOff: share) }
    }
    counts.close()
    return counts
  }

  /// The share of all subsets that may be left off at each trimming, by a cautious guess of the tail;
  /// whether the guess was cautious enough is checked when the tail is known.
  private static func negligible(_ steps: [Int], _ limit: Int) -> Double {
    let sum = steps.reduce(0.0) { $0 + Double($1) }
    let squares = steps.reduce(0.0) { $0 + Double($1) * Double($1) }
    guard squares > 0 else { return 0 }
    let z = (2 * Double(limit) - sum) / squares.squareRoot()
    return 1e-20 * StandardNormal.tails(1.1 * z - 0.1).lower
  }
}

/// The number of subsets by their sum, for sums in a window, scaled by a power of two.
private struct RankSumCounts {
  /// What the exponents have to be raised by.
  static let start = 1000

  private var values: [Double]
  private let limit: Int
  /// The sums in the window.
  private var first = 0
  private var last = 0
  private var steps = 0
  /// The share of all subsets that was left off because of its sum being small or large.
  private var leftOff = 0.0
  private(set) var below = 0.0

  var atLimit: Double { last == limit ? values[limit] : 0 }

  /// Whether what was left off is no part of the tail that could be seen.
  var areComplete: Bool {
    let all = Double(sign: .plus, exponent: steps - Self.start, significand: 1)
    return leftOff == 0 || leftOff * all <= 1e-16 * (below + atLimit)
  }

  init(upTo limit: Int) {
    self.limit = limit
    values = [Double](repeating: 0, count: limit + 1)
    values[0] = Double(sign: .plus, exponent: -Self.start, significand: 1)
  }

  /// Doubles the subsets: each with and without the step.
  mutating func add(_ step: Int) {
    let next = min(limit, last + step)
    if first + step <= next { addShifted(by: step, from: first + step, upTo: next) }
    last = next
    steps += 1
  }

  /// Adds up what lies below the limit, by the thousand, so that rounding does not pile up.
  mutating func close() {
    let end = last == limit ? limit : last + 1
    below = stride(from: first, to: end, by: 1024).reduce(0) { sum, start in
      sum + values[start..<min(end, start + 1024)].reduce(0, +)
    }
  }

  /// The smallest sum, at least 1, at which so many subsets are reached, and how many lie below it.
  func place(reaching wanted: Double) -> (place: Int, below: Double) {
    var below = values[0]
    var place = 1
    while place < last, below + values[place] < wanted {
      below += values[place]
      place += 1
    }
    return (place, below)
  }

  /// Leaves off sums at both ends of the window that together hold no more than a share of the subsets.
  mutating func trim(leavingOff share: Double) {
    let all = Double(sign: .plus, exponent: steps - Self.start, significand: 1)
    let allowed = share * all
    var dropped = 0.0
    while first < last, dropped + values[first] <= allowed {
      dropped += values[first]
      values[first] = 0
      first += 1
    }
    leftOff += dropped / all
    dropped = 0
    while first < last, dropped + values[last] <= allowed {
      dropped += values[last]
      values[last] = 0
      last -= 1
    }
    leftOff += dropped / all
  }

  /// Adds to every value the one that lies so far before it, from the last to the first.
  ///
  /// Eight are read before eight are written, which lets the compiler use wide registers.
  private mutating func addShifted(by shift: Int, from start: Int, upTo end: Int) {
    unsafe values.withUnsafeMutableBufferPointer { buffer in
      var index = end
      var block = SIMD8<Double>(repeating: 0)
      while index - 7 >= start {
        for lane in 0..<8 { block[lane] = unsafe buffer[index - 7 + lane - shift] }
        for lane in 0..<8 { unsafe buffer[index - 7 + lane] += block[lane] }
        index -= 8
      }
      while index >= start {
        unsafe buffer[index] += buffer[index - shift]
        index -= 1
      }
    }
  }
}
