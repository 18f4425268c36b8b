/// Which levels of which groupings are withheld from everything that is said of one instrument.
struct WithheldLevels {
  private struct Level: Hashable {
    let by: String
    let level: String?
  }

  private var hidden = Set<Level>()
  private var withoutCounts = Set<Level>()

  init(
    _ instrument: InstrumentFindings,
    attrition: [AttritionFindings],
    groupings: [GroupingFindings],
    _ disclosure: Disclosure
  ) {
    for grouping in groupings {
      let levels = grouping.levels.map { Optional($0) } + [nil]
      let pairs = instrument.scales.map { scale in
        levels.map { level in scale.pairs(by: grouping.id, level: level) }
      }
      let attendance = levels.map { level in
        attrition.first { $0.by == grouping.id && $0.level == level }?.respondents ?? 0
      }
      let cells = Suppression(minimum: disclosure.minimumCell)
        .hiddenParts(of: pairs + [attendance])
      let counts = Suppression(minimum: disclosure.minimumForCounts)
        .hiddenParts(of: pairs, alreadyHidden: cells)
      hidden.formUnion(cells.map { Level(by: grouping.id, level: levels[$0]) })
      withoutCounts.formUnion(counts.map { Level(by: grouping.id, level: levels[$0]) })
    }
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
  fileprivate func pairs(by: String, level: String?) -> Int {
    groups.first { $0.by == by && $0.level == level }?.summary?.n ?? 0
  }
}
