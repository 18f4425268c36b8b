import FremgangKit
import FremgangStatistics

// The tables of pairs of all scales, for everyone and for every level.
extension PlainStudy {
  /// The pairs by scale, put into tables on so many threads.
  func pairs(_ tally: PlainTally, threads: Int) -> [Divided<PairedTable>] {
    let ordered = tally.scales.map { $0.pairs.ordered(pieces: threads) }
    let membership = PairTables.Membership(self)
    let numbers = ordered.map { Array(0..<$0.pieces) }
    let pieces = Workers.map(numbers, threads: threads) { scale, piece in
      ordered[scale].tables(ofPiece: piece, scales[scale], membership)
    }
    let tables = Workers.map(scales.count * membership.tables, threads: threads) { number in
      let (scale, table) = number.quotientAndRemainder(dividingBy: membership.tables)
      var whole = PairedTable(denominator: scales[scale].denominator)
      for piece in pieces[scale] { whole.merge(piece[table]) }
      return whole
    }
    return scales.indices.map { scale in
      let own = tables[(scale * membership.tables)...]
      return Divided(
        overall: own[own.startIndex],
        byGrouping: membership.groupings.map { levels in
          levels.map { own[own.startIndex + $0] }
        }
      )
    }
  }
}

/// The tables of everyone and of every level, filled from pairs in order.
///
/// Pairs of the same scores are one cell, whatever the combination of levels. Whether a pair adds to the last cell of a
/// table or begins the next, nobody can foresee, and there is no branch for it.
@safe struct PairTables: ~Copyable {
  /// Which tables the people of each combination of levels are counted in.
  struct Membership: Sendable {
    /// How many tables there are; the first one is that of everyone.
    let tables: Int
    /// By grouping, the tables of its levels.
    let groupings: [Range<Int>]
    /// By combination, and then one after the other.
    fileprivate let tablesOf: [UInt32]
    /// How many tables each combination is counted in.
    fileprivate let tablesOfEach: Int

    init(_ study: PlainStudy) {
      var end = 1
      groupings = study.levels.map { levels in
        defer { end += levels }
        return end..<end + levels
      }
      tables = end
      tablesOfEach = 1 + groupings.count
      let starts = groupings.map(\.lowerBound)
      var tablesOf: [UInt32] = []
      tablesOf.reserveCapacity(study.combinations * tablesOfEach)
      for combination in 0..<study.combinations {
        tablesOf.append(0)
        for (grouping, start) in starts.enumerated() {
          tablesOf.append(UInt32(start + study.level(grouping, of: combination)))
        }
      }
      self.tablesOf = tablesOf
    }
  }

  /// Two scores that occur together.
  private struct Cell: BitwiseCopyable {
    /// The rank before in the upper half, and the rank after.
    var ranks: UInt64
    /// How many people have these scores or earlier ones.
    var people: Int

    /// What stands in front of the cells of a table.
    static let none = Cell(ranks: .max, people: 0)
  }

  private let lattice: ScoreLattice
  private let tablesOf: [UInt32]
  private let tablesOfEach: Int
  /// Where ``Cell/none`` stands in front of the cells of each table, and where its last cell stands.
  private let starts: [Int]
  private let last: FixedArray<Int>
  private let cells: UnsafeMutablePointer<Cell>

  /// - Parameters:
  ///   - lattice: the scores that ranks stand for.
  ///   - membership: which tables each combination of levels is counted in.
  ///   - runs: by combination, how many times pairs are going to be added at most.
  init(_ lattice: ScoreLattice, _ membership: Membership, runs: borrowing FixedArray<Int>) {
    self.lattice = lattice
    tablesOf = membership.tablesOf
    tablesOfEach = membership.tablesOfEach
    var sizes = Array(repeating: 1, count: membership.tables)
    for combination in 0..<tablesOf.count / tablesOfEach {
      for number in 0..<tablesOfEach {
        sizes[Int(tablesOf[combination * tablesOfEach + number])] += runs[combination]
      }
    }
    var end = 0
    starts = sizes.map { size in
      defer { end += size }
      return end
    }
    last = FixedArray(starts)
    unsafe cells = .allocate(capacity: end)
    for start in starts { unsafe (cells + start).initialize(to: .none) }
  }

  deinit { unsafe cells.deallocate() }

  /// Counts people with the same scores in one combination of levels, in the order of before and then of after.
  @inline(__always)
  func add(_ run: PairRun) {
    let ranks = UInt64(run.before) &<< 32 | UInt64(run.after)
    let first = Int(run.combination) &* tablesOfEach
    for number in 0..<tablesOfEach {
      let table = Int(tablesOf[first &+ number])
      let known = unsafe cells[last[table]]
      last[table] = last[table] &+ (known.ranks == ranks ? 0 : 1)
      unsafe (cells + last[table])
        .initialize(to: Cell(ranks: ranks, people: known.people &+ Int(run.count)))
    }
  }

  /// The tables as they stand now.
  var tables: [PairedTable] {
    starts.indices.map { table in
      var people = 0
      let own = unsafe UnsafeBufferPointer(
        start: cells + starts[table] + 1,
        count: last[table] - starts[table]
      )
      let cells = unsafe own.map { cell in
        defer { people = cell.people }
        return PairedTable.Cell(
          before: lattice.numerators[Int(cell.ranks &>> 32)],
          after: lattice.numerators[Int(cell.ranks & 0xFFFF_FFFF)],
          count: cell.people - people
        )
      }
      return PairedTable(denominator: lattice.denominator, ascending: cells)
    }
  }
}
