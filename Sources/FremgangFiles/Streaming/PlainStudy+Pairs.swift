import FremgangKit
import FremgangStatistics

// The tables of pairs of all scales, for everyone and for every level.
extension PlainStudy {
  /// The pairs by scale, put into tables on so many threads.
  func pairs(_ tally: PlainTally, threads: Int) -> [Divided<PairedTable>] {
    let runs = tally.scales.map { $0.pairs.runs(threads: threads) }
    // Everyone, and then each grouping.
    let divisions = levels.count + 1
    let tables = Workers.map(scales.count * divisions, threads: threads) { number in
      let (scale, division) = number.quotientAndRemainder(dividingBy: divisions)
      return division == 0
        ? levelTables(runs[scale], scales[scale], levels: 1) { _ in 0 }
        : levelTables(runs[scale], scales[scale], levels: levels[division - 1]) {
          level(division - 1, of: $0)
        }
    }
    return scales.indices.map { scale in
      let first = scale * divisions
      return Divided(
        overall: tables[first][0],
        byGrouping: Array(tables[first + 1..<first + divisions])
      )
    }
  }

  /// The pairs of each level: those of the same scores in several combinations of one level are one cell.
  private func levelTables(
    _ runs: [[PairRun]],
    _ lattice: ScoreLattice,
    levels: Int,
    level: (Int) -> Int
  ) -> [PairedTable] {
    let levelOf = FixedArray((0..<combinations).map(level))
    let starts = FixedArray(repeating: 0, count: levels + 1)
    for run in runs.joined() {
      let level = levelOf[Int(run.combination)]
      starts[level + 1] = starts[level + 1] &+ 1
    }
    for level in 0..<levels { starts[level + 1] += starts[level] }
    let ends = FixedArray(starts, count: starts.count, filler: 0)
    let cells = CellRoom(starts[levels])
    // By level, the ranks of its last cell.
    let last = FixedArray(repeating: UInt64.max, count: levels)
    for piece in runs {
      for run in piece {
        let level = levelOf[Int(run.combination)]
        let ranks = UInt64(run.before) &<< 32 | UInt64(run.after)
        let place = ends[level]
        if last[level] == ranks {
          cells.add(Int(run.count), to: place &- 1)
        } else {
          cells.put(
            PairedTable.Cell(
              before: lattice.numerators[Int(run.before)],
              after: lattice.numerators[Int(run.after)],
              count: Int(run.count)
            ),
            at: place
          )
          last[level] = ranks
          ends[level] = place &+ 1
        }
      }
    }
    return (0..<levels).map { level in
      PairedTable(
        denominator: lattice.denominator,
        ascending: cells.elements(starts[level]..<ends[level])
      )
    }
  }
}

/// Room for the cells of several tables, one after the other, each filled by itself.
@safe private struct CellRoom: ~Copyable {
  private let storage: UnsafeMutablePointer<PairedTable.Cell>

  init(_ count: Int) { unsafe storage = .allocate(capacity: max(count, 1)) }

  deinit { unsafe storage.deallocate() }

  @inline(__always)
  func put(_ cell: PairedTable.Cell, at place: Int) {
    unsafe (storage + place).initialize(to: cell)
  }

  @inline(__always)
  func add(_ count: Int, to place: Int) {
    unsafe storage[place].count += count
  }

  /// The cells at places that were filled.
  func elements(_ places: Range<Int>) -> [PairedTable.Cell] {
    unsafe Array(UnsafeBufferPointer(start: storage + places.lowerBound, count: places.count))
  }
}
