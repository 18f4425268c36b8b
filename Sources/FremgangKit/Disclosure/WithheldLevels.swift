/// A level of a grouping of which nothing is shown on one instrument.
package struct ClosedLevel: Sendable, Hashable {
  /// The instrument's id.
  package let instrument: String
  /// The grouping's id.
  package let by: String
  /// The level as it is spelled in the findings; `nil` for "not stated".
  package let level: String?

  /// Names a level.
  package init(instrument: String, by: String, level: String?) {
    self.instrument = instrument
    self.by = by
    self.level = level
  }
}

/// Which levels of which groupings are withheld from everything that is said of one instrument.
struct WithheldLevels {
  fileprivate struct Level: Hashable {
    let by: String
    let level: String?
  }

  private var hidden = Set<Level>()
  private var withoutCounts = Set<Level>()

  init(
    _ instrument: InstrumentFindings,
    attrition: [AttritionFindings],
    groupings: [GroupingFindings],
    _ disclosure: Disclosure,
    closing closed: Set<ClosedLevel> = []
  ) {
    let pairsByLevel = instrument.scales.map(\.pairsByLevel)
    var attended: [Level: Int] = [:]
    for row in attrition {
      if let by = row.by { attended[Level(by: by, level: row.level)] = row.respondents }
    }
    for grouping in groupings {
      let levels = grouping.levels.map { Optional($0) } + [nil]
      let pairs = pairsByLevel.map { pairs in
        levels.map { level in pairs[Level(by: grouping.id, level: level)] ?? 0 }
      }
      let attendance = levels.map { attended[Level(by: grouping.id, level: $0)] ?? 0 }
      let cells = Suppression(minimum: disclosure.minimumCell)
        .hiddenParts(
          of: pairs + [attendance],
          alreadyHidden: Set(
            levels.indices.filter { place in
              closed.contains(
                ClosedLevel(instrument: instrument.id, by: grouping.id, level: levels[place])
              )
            }
          )
        )
      let counts = Suppression(minimum: disclosure.minimumForCounts)
        .hiddenParts(of: pairs, alreadyHidden: cells)
      hidden.formUnion(cells.map { Level(by: grouping.id, level: levels[$0]) })
      withoutCounts.formUnion(counts.map { Level(by: grouping.id, level: levels[$0]) })
    }
  }

  /// The levels that are hidden.
  func levels(of instrument: String) -> Set<ClosedLevel> {
    Set(hidden.map { ClosedLevel(instrument: instrument, by: $0.by, level: $0.level) })
  }

  func isHidden(by: String, level: String?) -> Bool {
    hidden.contains(Level(by: by, level: level))
  }

  /// Whether any level of the grouping is withheld.
  func hidesAny(of by: String) -> Bool {
    hidden.contains { $0.by == by }
  }

  func isWithoutCounts(by: String, level: String?) -> Bool {
    withoutCounts.contains(Level(by: by, level: level))
  }
}

extension ScaleFindings {
  /// How many pairs each level has.
  fileprivate var pairsByLevel: [WithheldLevels.Level: Int] {
    var pairs: [WithheldLevels.Level: Int] = [:]
    for group in groups {
      pairs[WithheldLevels.Level(by: group.by, level: group.level)] = group.summary?.n ?? 0
    }
    return pairs
  }
}
