/// The signed ranks of changes, by groups that share their size; ranks are doubled and thereby whole.
struct SignedRanks: Sendable, Hashable {
  /// Changes of one size.
  struct Group: Sendable, Hashable {
    fileprivate(set) var doubledRank = 0
    fileprivate(set) var positive = 0
    fileprivate(set) var negative = 0
    var count: Int { positive + negative }
  }

  let zeros: Int
  let nonZero: Int
  /// The number of changes that share their size with another.
  let ties: Int
  let groups: [Group]
  let positiveSum: Int128
  let negativeSum: Int128
  let sumOfSquares: Int128

  /// Ranks groups that come in the order of their sizes.
  private init(unranked sizes: [Group], zeros: Int, handling: ZeroHandling) {
    let ahead = handling == .ranked ? zeros : 0
    var passed = ahead
    var ties = 0
    // A table holds at most 2^40 values, so that none of these sums reaches 2^123 and none need be looked at.
    var (positiveSum, negativeSum, sumOfSquares) = (Int128(0), Int128(0), Int128(0))
    var groups = sizes
    for index in groups.indices {
      let count = groups[index].count
      let doubledRank = 2 * passed + count + 1
      let wide = Int128(doubledRank)
      positiveSum &+= wide &* Int128(groups[index].positive)
      negativeSum &+= wide &* Int128(groups[index].negative)
      sumOfSquares &+= wide &* wide &* Int128(count)
      if count > 1 { ties += count }
      passed += count
      groups[index].doubledRank = doubledRank
    }
    self.groups = groups
    self.zeros = zeros
    nonZero = passed - ahead
    self.ties = ties
    self.positiveSum = positiveSum
    self.negativeSum = negativeSum
    self.sumOfSquares = sumOfSquares
  }

  /// Ranks a table of changes: from 0 outwards to both sides; O(n).
  init(_ change: CountTable, handling: ZeroHandling) {
    let entries = change.entries
    var above = entries.startIndex
    while above < entries.endIndex, entries[above].numerator < 0 { above += 1 }
    var below = above - 1
    var zeros = 0
    if above < entries.endIndex, entries[above].numerator == 0 {
      zeros = entries[above].count
      above += 1
    }
    var sizes: [Group] = []
    sizes.reserveCapacity(below + 1 + entries.endIndex - above)
    while below >= 0 || above < entries.endIndex {
      let up = above < entries.endIndex ? entries[above].numerator : Int64.max
      let down = below >= 0 ? -entries[below].numerator : Int64.max
      var size = Group()
      if up <= down {
        size.positive = entries[above].count
        above += 1
      }
      if down <= up {
        size.negative = entries[below].count
        below -= 1
      }
      sizes.append(size)
    }
    self.init(unranked: sizes, zeros: zeros, handling: handling)
  }

  init(_ differences: [Double], handling: ZeroHandling) {
    let signed = differences.filter { $0 != 0 }
      .map { (size: $0.magnitude, positive: $0 > 0, count: 1) }
    self.init(
      unranked: Self.grouped(signed),
      zeros: differences.count - signed.count,
      handling: handling
    )
  }

  private static func grouped<Size: Comparable>(
    _ signed: [(size: Size, positive: Bool, count: Int)]
  ) -> [Group] {
    var groups: [Group] = []
    var last: Size?
    for change in signed.sorted(by: { $0.size < $1.size }) {
      if change.size != last { groups.append(Group()) }
      last = change.size
      if change.positive {
        groups[groups.count - 1].positive += change.count
      } else {
        groups[groups.count - 1].negative += change.count
      }
    }
    return groups
  }
}

/// What becomes of changes of exactly zero in a signed-rank test.
public enum ZeroHandling: Sendable, Hashable {
  /// They are dropped before ranking (Wilcoxon 1945, doi:10.2307/3001968), the default.
  case dropped
  /// They take the lowest ranks, which then count for neither side (Pratt 1959,
  /// doi:10.1080/01621459.1959.10501526).
  case ranked
}
