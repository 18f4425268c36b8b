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
/// numbers are added, or taken from what is at least twice as large, the relative error stays below about
/// three times the number of steps times 2^-53, 7e-13. That range of the exponent is what ends exactness.
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
  /// Precondition: the steps are positive and at most 2,000 in number; the limit is not negative and at most
  /// half of their sum.
  init(of steps: [Int], at limit: Int) {
    precondition(
      steps.count <= WilcoxonSignedRank.exactReach,
      "more steps would leave the range of doubles"
    )
    precondition(
      limit >= 0 && 2 * limit <= steps.reduce(0, +),
      "a tail ends at half of all steps at most"
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
    (atLimit, below) = ones.withKept { ones in
      others.withKept { others in
        let halves = MirroredHalves(ones: ones, others: others)
        let atLimit = halves.products(at: limit)
        return (atLimit, limit == 0 ? 0 : halves.piledUpProducts(at: limit - 1))
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
}

/// The counts of two sets of steps, each kept up to its middle, beyond which it mirrors itself.
///
/// They are put together without writing out the mirrored half, for which memory would have to be taken.
@safe private struct MirroredHalves {
  let ones: SubsetCounts.Kept
  let others: SubsetCounts.Kept

  /// The sum of the products of counts whose places make up `sum`.
  ///
  /// Precondition: the sum is at most half of both totals together, so that never both places lie beyond the
  /// middle.
  func products(at sum: Int) -> Double {
    productsBeforeMiddle(at: sum) + productsBeyondMiddle(at: sum, mirror: others.total)
  }

  /// The sum of the products of each count of the ones with all those of the others with which it makes up
  /// no more than `sum`.
  ///
  /// The counts themselves are lost.
  ///
  /// Precondition: as of ``products(at:)``.
  func piledUpProducts(at sum: Int) -> Double {
    unsafe fremgang_accumulate(others.values, others.last + 1)
    let products = productsBeforeMiddle(at: sum)
    // So many of the ones reach beyond the others' middle: each of them meets all of the others but those
    // whose mirror images lie further out.
    let count = sum - others.last
    guard count > 0 else { return products }
    let all = piledUp(others.last) + piledUp(others.total - others.last - 1)
    let rest = productsBeyondMiddle(at: sum, mirror: others.total - 1)
    unsafe fremgang_accumulate(ones.values, count)
    return unsafe products + (all * ones.values[count - 1] - rest)
  }

  /// How many there are up to a place of the others, once they are piled up.
  private func piledUp(_ place: Int) -> Double { place < 0 ? 0 : unsafe others.values[place] }

  /// The products with the others up to their middle.
  private func productsBeforeMiddle(at sum: Int) -> Double {
    let first = max(0, sum - others.last)
    let end = min(sum, ones.total) + 1
    let middle = max(first, min(ones.last + 1, end))
    return product(ones: first, others: sum - first, middle - first, backwards: true)
      + product(ones: ones.total - end + 1, others: sum - end + 1, end - middle, backwards: false)
  }

  /// The products with the others beyond their middle, which stand as far below `mirror` as they would
  /// above 0.
  private func productsBeyondMiddle(at sum: Int, mirror: Int) -> Double {
    let first = max(0, sum - mirror)
    let end = min(ones.last, sum - others.last - 1) + 1
    return product(ones: first, others: mirror - sum + first, end - first, backwards: false)
  }

  private func product(ones place: Int, others other: Int, _ count: Int, backwards: Bool) -> Double
  {
    guard count > 0 else { return 0 }
    let width = fremgang_doubles_at_a_time()
    return unsafe fremgang_product(
      width,
      ones.values + place,
      others.values + other,
      count,
      backwards
    )
  }
}
