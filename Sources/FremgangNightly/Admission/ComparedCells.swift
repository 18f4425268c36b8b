import FremgangKit

/// Which cells are compared between two publications, and which of them as one.
struct ComparedCells {
  /// By cell: the number of the cell that it is compared in; -1 where nothing of it is published.
  let places: [Int32]
  /// By cell: the number of that in which it is counted with all levels that were never shown; or -1.
  let pools: [Int32]
  /// How many compared cells there are.
  let count: Int

  /// Chooses the cells.
  ///
  /// - Parameters:
  ///   - cells: all cells that anybody contributes to.
  ///   - groupings: the groupings of the last publication. The figures of others have nothing to be
  ///     subtracted from.
  ///   - scalesByGroup: the scales that are printed by group.
  ///   - trends: the lists of waves that a trend was or may be drawn over.
  ///   - levels: the levels that have had pairs, and whether any night has shown them.
  ///   - populations: how many people levels have.
  ///   - minimum: the fewest people of a level that may be shown.
  init(
    _ cells: [ContributionCell],
    groupings: Set<String>,
    scalesByGroup: Set<[String]>,
    trends: Set<[String]>,
    levels: [PublicationMemory.PartKey: [String: Bool]],
    populations: LevelPopulations,
    minimum: Int
  ) {
    var compared = ContributionCells()
    func wasShown(_ cell: ContributionCell, _ grouping: String) -> Bool? {
      let key = PublicationMemory.PartKey(
        instrument: cell.instrument,
        scale: cell.scale,
        grouping: grouping
      )
      return levels[key]?[cell.level]
    }
    let places = cells.map { cell -> Int32 in
      if let grouping = cell.grouping, !groupings.contains(grouping) { return -1 }
      if cell.kind == .trend, !trends.contains(cell.trend) { return -1 }
      // At night it is not told with what scores those began who have not come back; and the score at a
      // wave is told of those in a trend alone.
      if cell.kind == .beforeOnly || cell.kind == .score { return -1 }
      guard let grouping = cell.grouping else { return compared.number(of: cell) }
      // Of groups it is told how many were measured, one by one, on any night.
      if cell.kind == .attendance { return -1 }
      if cell.kind == .pair, !scalesByGroup.contains([cell.instrument, cell.scale]) { return -1 }
      var pooled = cell
      if cell.kind == .signs {
        let count = populations.count(instrument: "", grouping: grouping, level: "")
        if cell.level.isEmpty && count < minimum { pooled.level = "stated" }
      } else {
        let count = populations.count(
          instrument: cell.instrument,
          grouping: grouping,
          level: cell.level
        )
        // Who is new to a level can be shown at once where there are enough; who is hidden cannot.
        guard wasShown(cell, grouping) ?? (count >= minimum) else { return -1 }
      }
      return compared.number(of: pooled)
    }
    self.places = places
    pools = cells.map { cell in
      guard cell.kind == .pair, let grouping = cell.grouping, groupings.contains(grouping),
        scalesByGroup.contains([cell.instrument, cell.scale]), wasShown(cell, grouping) != true
      else { return -1 }
      // No level is called so: levels are compared without line ends.
      var pool = cell
      pool.level = "\n"
      return compared.number(of: pool)
    }
    count = compared.cells.count
  }
}

extension ContributionCell {
  /// Whether scores, or what follows from them, are told.
  var holdsScores: Bool {
    switch kind {
    case .pair, .trend, .signs: true
    default: false
    }
  }

  /// The instrument, the scale and the waves of a trend.
  var trend: [String] {
    [instrument, scale] + level.split(separator: "\n").map(String.init)
  }

  /// A hash of the cell, for marks that are kept.
  var mark: UInt64 {
    var hash = StableHash(seed: 11)
    for text in [kind.rawValue, instrument, scale, grouping ?? "", level] { hash.add(text) }
    hash.add(grouping == nil ? 0 : 1)
    return hash.value
  }
}
