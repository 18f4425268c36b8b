/// The signed ranks of changes, by groups that share their size; ranks are doubled and thereby whole.
struct SignedRanks: Sendable, Hashable {
  /// Changes of one size.
  struct Group: Sendable, Hashable {
    let doubledRank: Int
    let positive: Int
    let negative: Int
    var count: Int { positive + negative }
  }

  let zeros: Int
  let groups: [Group]
  let positiveSum: Int128
  let negativeSum: Int128
  let sumOfSquares: Int128

  var nonZero: Int { groups.reduce(0) { $0 + $1.count } }
  var ties: Int { groups.reduce(0) { $1.count > 1 ? $0 + $1.count : $0 } }

  /// Ranks groups that come in the order of their sizes.
  init(sizes: [(positive: Int, negative: Int)], zeros: Int, handling: ZeroHandling) {
    var passed = handling == .ranked ? zeros : 0
    var groups: [Group] = []
    for size in sizes {
      let count = size.positive + size.negative
      groups.append(
        Group(
          doubledRank: 2 * passed + count + 1,
          positive: size.positive,
          negative: size.negative
        )
      )
      passed += count
    }
    self.zeros = zeros
    self.groups = groups
    positiveSum = groups.reduce(0) { $0 + Int128($1.doubledRank) * Int128($1.positive) }
    negativeSum = groups.reduce(0) { $0 + Int128($1.doubledRank) * Int128($1.negative) }
    sumOfSquares = groups.reduce(0) {
      $0 + Int128($1.doubledRank) * Int128($1.doubledRank) * Int128($1.count)
    }
  }

  init(_ change: CountTable, handling: ZeroHandling) {
    let entries = change.entries
    let zeros = change.count { $0 == 0 }
    let signed = entries.filter { $0.numerator != 0 }
      .map { (size: $0.numerator.magnitude, positive: $0.numerator > 0, count: $0.count) }
    self.init(sizes: Self.grouped(signed), zeros: zeros, handling: handling)
  }

  init(_ differences: [Double], handling: ZeroHandling) {
    let signed = differences.filter { $0 != 0 }
      .map { (size: $0.magnitude, positive: $0 > 0, count: 1) }
    self.init(
      sizes: Self.grouped(signed),
      zeros: differences.count - signed.count,
      handling: handling
    )
  }

  private static func grouped<Size: Comparable>(
    _ signed: [(size: Size, positive: Bool, count: Int)]
  ) -> [(positive: Int, negative: Int)] {
    var groups: [(positive: Int, negative: Int)] = []
    var last: Size?
    for change in signed.sorted(by: { $0.size < $1.size }) {
      if change.size != last { groups.append((0, 0)) }
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
