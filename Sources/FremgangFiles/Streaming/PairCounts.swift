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

  /// What was counted in order, in up to so many pieces.
  func ordered(pieces: Int) -> OrderedPairs {
    let keys: OrderedPairs.Keys =
      if isDense {
        .dense(dense)
      } else if isNarrow {
        .narrow(SortedLists(narrow, pieces: pieces, lowBits: levelBits))
      } else {
        .wide(SortedLists(wide, pieces: pieces, lowBits: levelBits))
      }
    return OrderedPairs(keys, rankBits: rankBits, levelBits: levelBits)
  }
}

/// Pairs of one scale by before, then after, then levels, in pieces of which one continues the other, with each pair of
/// scores in one of them.
struct OrderedPairs: Sendable {
  fileprivate enum Keys: Sendable {
    /// By number, how often it occurs.
    case dense([UInt32])
    case narrow(SortedLists<UInt32>)
    case wide(SortedLists<UInt64>)
  }

  private let keys: Keys
  private let rankBits: Int
  private let levelBits: Int

  fileprivate init(_ keys: Keys, rankBits: Int, levelBits: Int) {
    self.keys = keys
    self.rankBits = rankBits
    self.levelBits = levelBits
  }

  /// How many pieces there are.
  var pieces: Int {
    switch keys {
    case .dense: 1
    case .narrow(let lists): lists.count
    case .wide(let lists): lists.count
    }
  }

  /// The tables of the pairs of one piece.
  func tables(
    ofPiece piece: Int,
    _ lattice: ScoreLattice,
    _ membership: PairTables.Membership
  ) -> [PairedTable] {
    switch keys {
    case .dense(let counts): tables(of: counts, lattice, membership)
    case .narrow(let lists): tables(of: lists.merged(piece), lattice, membership)
    case .wide(let lists): tables(of: lists.merged(piece), lattice, membership)
    }
  }

  private func tables(
    of counts: [UInt32],
    _ lattice: ScoreLattice,
    _ membership: PairTables.Membership
  ) -> [PairedTable] {
    let runs = FixedArray(repeating: 0, count: 1 << levelBits)
    for (key, count) in counts.enumerated() where count > 0 {
      runs[combination(key)] = runs[combination(key)] &+ 1
    }
    let tables = PairTables(lattice, membership, runs: runs)
    for (key, count) in counts.enumerated() where count > 0 { tables.add(run(key, count)) }
    return tables.tables
  }

  private func tables<Key: FixedWidthInteger>(
    of keys: ArraySlice<Key>,
    _ lattice: ScoreLattice,
    _ membership: PairTables.Membership
  ) -> [PairedTable] {
    let runs = FixedArray(repeating: 0, count: 1 << levelBits)
    var last = keys.first.map(~) ?? 0
    for key in keys {
      let place = combination(Int(truncatingIfNeeded: key))
      runs[place] = runs[place] &+ (key == last ? 0 : 1)
      last = key
    }
    let tables = PairTables(lattice, membership, runs: runs)
    var start = keys.startIndex
    while start < keys.endIndex {
      let key = keys[start]
      var end = start &+ 1
      while end < keys.endIndex, keys[end] == key { end &+= 1 }
      tables.add(run(Int(truncatingIfNeeded: key), UInt32(end &- start)))
      start = end
    }
    return tables.tables
  }

  @inline(__always)
  private func combination(_ key: Int) -> Int { key & (1 &<< levelBits &- 1) }

  /// What a number says, which occurs so often.
  @inline(__always)
  private func run(_ key: Int, _ count: UInt32) -> PairRun {
    let ranks = key &>> levelBits
    return PairRun(
      before: UInt32(truncatingIfNeeded: ranks &>> rankBits),
      after: UInt32(truncatingIfNeeded: ranks & (1 &<< rankBits &- 1)),
      combination: UInt32(truncatingIfNeeded: combination(key)),
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
