import CVectors

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The lower tail of the sum S of a random subset of some steps.
///
/// All subsets are counted by their sum: those of every other step and those of the rest apart, each up
/// to half its own total, because the other half mirrors it. A pair of sums is put together only at the
/// end, in one pass. Counting one step after the other in a single table would take three times as long.
///
/// Counts are scaled so that up to 2,000 steps every one is a normal double, and as only positive
/// numbers are added, the relative error stays below the number of steps times 2^-53, 2.3e-13. That
/// range of the exponent is what ends exactness.
///
/// Of many steps, sums so far out that together they hold less than 1e-16 of the tail are left off as
/// they appear, which makes the work grow with the power 2.5 of the number of steps and not with the
/// cube.
struct RankSumTail {
  /// The fewest steps of which leaving off sums saves time.
  private static let fewestTrimmed = 256

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
    precondition(
      steps.count <= WilcoxonSignedRank.exactReach,
      "more steps would leave the range of doubles"
    )
    let share = steps.count < Self.fewestTrimmed ? 0 : Self.negligible(steps, limit)
    var counts = SubsetPairs(of: steps, at: limit, leavingOff: share)
    if !counts.areComplete { counts = SubsetPairs(of: steps, at: limit, leavingOff: 0) }
    let (exponent, sum) = (counts.exponent - steps.count, counts.below + counts.atLimit)
    below = Double(sign: .plus, exponent: exponent, significand: counts.below)
    atMost = Double(sign: .plus, exponent: exponent, significand: sum)
    logAtMost = log(sum) + Double(exponent) * logOfTwo
  }

  /// The smallest w, at least 1, with P(S ≤ w) ≥ tail for the ranks 1 … count, and P(S < w).
  ///
  /// Precondition: there is at least one rank and at most 2,000, and the tail is below one half.
  static func place(ofTail tail: Double, count: Int) -> (place: Int128, outside: Double) {
    let counts = SubsetCounts(
      of: Array(1...count),
      upTo: count * (count + 1) / 4,
      leavingOff: 1e-20 * tail
    )
    let exponent = counts.exponent - count
    let wanted = Double(sign: .plus, exponent: -exponent, significand: tail)
    let (place, below) = counts.place(reaching: wanted)
    return (Int128(place), Double(sign: .plus, exponent: exponent, significand: below))
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

/// How many subsets of some steps sum to less than a limit, and how many to the limit.
private struct SubsetPairs {
  /// What the counts have been divided by, as a power of two.
  let exponent: Int
  let below: Double
  let atLimit: Double
  /// Whether what was left off is no part of the tail that could be seen.
  let areComplete: Bool

  init(of steps: [Int], at limit: Int, leavingOff share: Double) {
    let ones = Self.counts(of: steps, every: 0, limit, share)
    let others = Self.counts(of: steps, every: 1, limit, share)
    exponent = ones.exponent + others.exponent
    // Beyond the sum of all steps there is nothing to put together.
    let end = min(limit, ones.total)
    (atLimit, below) = unsafe ones.withAll { ones in
      unsafe others.withAll { others in
        let atLimit = unsafe Self.product(ones, upTo: end, others, limit)
        unsafe fremgang_accumulate(others.baseAddress, others.count)
        return unsafe (atLimit, Self.product(ones, upTo: end, others, limit - 1))
      }
    }
    let leftOff = ones.leftOff + others.leftOff
    let all = Double(sign: .plus, exponent: steps.count - exponent, significand: 1)
    areComplete = leftOff == 0 || leftOff * all <= 1e-16 * (below + atLimit)
  }

  /// Counts the subsets of every other step.
  private static func counts(
    of steps: [Int],
    every parity: Int,
    _ limit: Int,
    _ share: Double
  ) -> SubsetCounts {
    let own = stride(from: parity, to: steps.count, by: 2).map { steps[$0] }
    return SubsetCounts(of: own, upTo: limit, leavingOff: share)
  }

  /// The sum of the products of values whose places sum to the given one.
  private static func product(
    _ ones: UnsafeMutableBufferPointer<Double>,
    upTo end: Int,
    _ others: UnsafeMutableBufferPointer<Double>,
    _ sum: Int
  ) -> Double {
    guard sum >= 0, let ones = ones.baseAddress, let others = others.baseAddress
    else { return 0 }
    let count = min(end, sum) + 1
    return unsafe fremgang_product(fremgang_doubles_at_a_time(), ones, others + sum, count)
  }
}
