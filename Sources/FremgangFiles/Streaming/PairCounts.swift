import FremgangKit
import FremgangStatistics

/// How many people have which score before, which after, in which combination of levels.
///
/// Few combinations are counted where they stand; of many, a number for each person is kept, and each thread
/// puts its own in order.
struct PairCounts: Sendable {
  fileprivate let rankBits: Int
  fileprivate let levelBits: Int
  /// By number, how often it occurs; empty before anything was counted.
  private var dense: [UInt32] = []
  /// By thread, its numbers in order.
  private var narrow: [[UInt32]] = []
  private var wide: [[UInt64]] = []
  fileprivate let isDense: Bool
  fileprivate let isNarrow: Bool

  /// A table with at most so many bits is counted where it stands, if it has fewer places than there are
  /// rows or very few.
  private static let denseBits = (fewRows: 14, manyRows: 18)

  init(ranks: Int, combinations: Int, rows: Int) {
    rankBits = PairCounts.bits(ranks)
    levelBits = PairCounts.bits(combinations)
    let bits = 2 * rankBits + levelBits
    isDense =
      bits <= PairCounts.denseBits.fewRows
      || (bits <= PairCounts.denseBits.manyRows && 1 << bits <= rows)
    isNarrow = bits <= 32
  }

  /// The bits that hold the numbers below `count`.
  private static func bits(_ count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// Takes over what a thread counted, and puts it in order.
  mutating func take(_ keys: borrowing PairKeys) {
    let bits = 2 * rankBits + levelBits
    if isDense {
      addDense(keys.dense.elements)
    } else if isNarrow {
      narrow.append(RadixSort.sorted(keys.narrow, bits: bits))
    } else {
      wide.append(RadixSort.sorted(keys.wide, bits: bits))
    }
  }

  mutating func merge(_ other: PairCounts) {
    addDense(other.dense)
    narrow += other.narrow
    wide += other.wide
  }

  private mutating func addDense(_ counts: [UInt32]) {
    if dense.isEmpty {
      dense = counts
    } else {
      for (key, count) in counts.enumerated() where count > 0 { dense[key] += count }
    }
  }

  /// What was counted, by before, then after, then levels, in pieces of which one continues the other, with each pair
  /// of scores in one of them; found on so many threads.
  func runs(threads: Int) -> [[PairRun]] {
    if isDense {
      return [
        dense.enumerated().lazy.filter { $0.element > 0 }.map { run($0.offset, $0.element) }
      ]
    }
    return isNarrow ? runs(of: narrow, threads) : runs(of: wide, threads)
  }

  private func runs<Key: FixedWidthInteger & UnsignedInteger & Sendable>(
    of lists: [[Key]],
    _ threads: Int
  ) -> [[PairRun]] {
    let pieces = SortedLists(lists, pieces: threads, lowBits: levelBits)
    return Workers.map(pieces.count, threads: threads) { runs(of: pieces.merged($0)) }
  }

  private func runs<Key: FixedWidthInteger>(of keys: [Key]) -> [PairRun] {
    var different = 1
    for place in keys.indices.dropFirst() where keys[place] != keys[place - 1] { different &+= 1 }
    var runs: [PairRun] = []
    runs.reserveCapacity(different)
    var start = 0
    while start < keys.count {
      let key = keys[start]
      var end = start + 1
      while end < keys.count, keys[end] == key { end += 1 }
      runs.append(run(Int(truncatingIfNeeded: key), UInt32(end - start)))
      start = end
    }
    return runs
  }

  /// What a number says, which occurs so often.
  @inline(__always)
  private func run(_ key: Int, _ count: UInt32) -> PairRun {
    let ranks = key &>> levelBits
    return PairRun(
      before: UInt32(truncatingIfNeeded: ranks &>> rankBits),
      after: UInt32(truncatingIfNeeded: ranks & (1 &<< rankBits &- 1)),
      combination: UInt32(truncatingIfNeeded: key & (1 &<< levelBits &- 1)),
      count: count
    )
  }
}

/// How many people of one combination of levels have these scores.
struct PairRun: BitwiseCopyable {
  let before: UInt32
  let after: UInt32
  let combination: UInt32
  let count: UInt32
}

/// The pairs that one thread counts, each as one number.
struct PairKeys: ~Copyable {
  private let rankBits: Int
  private let levelBits: Int
  private let isDense: Bool
  private let isNarrow: Bool
  let dense: FixedArray<UInt32>
  var narrow = GrowingArray<UInt32>()
  var wide = GrowingArray<UInt64>()

  /// Keys as `counts` takes them.
  init(for counts: PairCounts) {
    rankBits = counts.rankBits
    levelBits = counts.levelBits
    isDense = counts.isDense
    isNarrow = counts.isNarrow
    dense = FixedArray(repeating: 0, count: isDense ? 1 << (2 * rankBits + levelBits) : 0)
  }

  @inline(__always)
  mutating func add(before: Int, after: Int, combination: Int) {
    let key = (before &<< rankBits | after) &<< levelBits | combination
    if isDense {
      dense[key] = dense[key] &+ 1
    } else if isNarrow {
      narrow.append(UInt32(truncatingIfNeeded: key))
    } else {
      wide.append(UInt64(truncatingIfNeeded: key))
    }
  }
}
