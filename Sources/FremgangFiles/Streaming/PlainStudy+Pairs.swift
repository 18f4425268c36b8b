import FremgangKit
import FremgangStatistics

// The tables of pairs of all scales, for everyone and for every level.
extension PlainStudy {
  /// The pairs by scale, put into tables on so many threads.
  func pairs(_ tally: PlainTally, threads: Int) -> [Divided<PairedTable>] {
    let runs = tally.scales.map { $0.pairs.runs(threads: threads) }
    // The largest first, so that all threads end at about the same time.
    let jobs =
      scales.indices.flatMap { scale in levels.indices.map { Job.levels(scale, grouping: $0) } }
      + scales.indices.flatMap { scale in runs[scale].indices.map { Job.everyone(scale, $0) } }
    let tables = Workers.map(jobs.count, threads: threads) { number in
      switch jobs[number] {
      case .levels(let scale, let grouping):
        levelTables(runs[scale], scales[scale], levels: levels[grouping]) {
          level(grouping, of: $0)
        }
      case .everyone(let scale, let piece):
        levelTables([runs[scale][piece]], scales[scale], levels: 1) { _ in 0 }
      }
    }
    var pairs = scales.map { lattice in
      Divided(overall: PairedTable(denominator: lattice.denominator), byGrouping: [])
    }
    for (job, tables) in zip(jobs, tables) {
      switch job {
      case .levels(let scale, _): pairs[scale].byGrouping.append(tables)
      case .everyone(let scale, _): pairs[scale].overall.merge(tables[0])
      }
    }
    return pairs
  }

  /// What one thread puts into tables.
  private enum Job {
    case levels(Int, grouping: Int)
    /// One piece of everyone's pairs.
    case everyone(Int, Int)
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
