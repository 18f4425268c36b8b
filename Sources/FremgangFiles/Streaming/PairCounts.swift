import FremgangKit
import FremgangStatistics

/// How many people have which score before, which after, in which combination of levels.
///
/// Few combinations are counted where they stand; of many, a number for each person is kept and sorted
/// in the end.
struct PairCounts: Sendable {
  fileprivate let rankBits: Int
  fileprivate let levelBits: Int
  private var dense: [UInt32] = []
  private var narrow: [UInt32] = []
  private var wide: [UInt64] = []
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
    if isDense { dense = Array(repeating: 0, count: 1 << bits) }
  }

  /// The bits that hold the numbers below `count`.
  private static func bits(_ count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// Takes over what a thread counted.
  mutating func take(_ keys: borrowing PairKeys) {
    if isDense {
      for key in dense.indices { dense[key] += keys.dense[key] }
    } else if isNarrow {
      keys.narrow.copy(to: &narrow)
    } else {
      keys.wide.copy(to: &wide)
    }
  }

  mutating func merge(_ other: PairCounts) {
    for (key, count) in other.dense.enumerated() where count > 0 { dense[key] += count }
    narrow += other.narrow
    wide += other.wide
  }

  /// Puts the numbers in order, so that they can be told off.
  mutating func sort() {
    RadixSort.sort(&narrow, bits: 2 * rankBits + levelBits)
    RadixSort.sort(&wide, bits: 2 * rankBits + levelBits)
  }

  /// What was counted, by before, then after, then levels.
  var runs: [PairRun] {
    var runs: [PairRun] = []
    runs.reserveCapacity(narrow.count + wide.count)
    for (key, count) in dense.enumerated() where count > 0 { runs.append(run(key, count)) }
    addRuns(of: narrow, to: &runs)
    addRuns(of: wide, to: &runs)
    return runs
  }

  private func addRuns<Key: FixedWidthInteger>(of keys: [Key], to runs: inout [PairRun]) {
    var start = 0
    while start < keys.count {
      let key = keys[start]
      var end = start + 1
      while end < keys.count, keys[end] == key { end += 1 }
      runs.append(run(Int(truncatingIfNeeded: key), UInt32(end - start)))
      start = end
    }
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
  var count: UInt32

  func isSamePair(as other: PairRun) -> Bool { before == other.before && after == other.after }
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

/// Sorts whole numbers digit by digit, the lowest first.
enum RadixSort {
  private static let digitBits = 11

  /// Sorts numbers of which only the lowest `bits` bits are used.
  static func sort<Key: FixedWidthInteger & UnsignedInteger>(_ keys: inout [Key], bits: Int) {
    guard keys.count > 256 else { return keys.sort() }
    var other = keys
    for shift in stride(from: 0, to: bits, by: digitBits) {
      pass(keys, &other, shift)
      swap(&keys, &other)
    }
  }

  private static func pass<Key: FixedWidthInteger & UnsignedInteger>(
    _ keys: [Key],
    _ target: inout [Key],
    _ shift: Int
  ) {
    let mask = (1 << digitBits) - 1
    let places = FixedArray(repeating: 0, count: 1 << digitBits)
    for key in keys {
      let digit = Int(truncatingIfNeeded: key &>> Key(shift)) & mask
      places[digit] = places[digit] &+ 1
    }
    var start = 0
    for digit in 0...mask {
      let count = places[digit]
      places[digit] = start
      start += count
    }
    unsafe target.withUnsafeMutableBufferPointer { target in
      for key in keys {
        let digit = Int(truncatingIfNeeded: key &>> Key(shift)) & mask
        unsafe target[places[digit]] = key
        places[digit] = places[digit] &+ 1
      }
    }
  }
}
