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
    let sizes = FixedArray(repeating: 0, count: levels)
    for piece in runs {
      for run in piece {
        let level = levelOf[Int(run.combination)]
        sizes[level] = sizes[level] &+ 1
      }
    }
    var cells = Array(repeating: [PairedTable.Cell](), count: levels)
    for level in 0..<levels { cells[level].reserveCapacity(sizes[level]) }
    // By level, the ranks of its last cell.
    let last = FixedArray(repeating: UInt64.max, count: levels)
    for piece in runs {
      for run in piece {
        let level = levelOf[Int(run.combination)]
        let ranks = UInt64(run.before) &<< 32 | UInt64(run.after)
        if last[level] == ranks {
          cells[level][cells[level].count &- 1].count += Int(run.count)
          continue
        }
        last[level] = ranks
        cells[level]
          .append(
            PairedTable.Cell(
              before: lattice.numerators[Int(run.before)],
              after: lattice.numerators[Int(run.after)],
              count: Int(run.count)
            )
          )
      }
    }
    return cells.map { PairedTable(denominator: lattice.denominator, ascending: $0) }
  }
}
