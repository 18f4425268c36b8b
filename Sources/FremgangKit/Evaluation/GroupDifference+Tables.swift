import FremgangStatistics

extension GroupDifference {
  /// The most levels of a grouping that are compared two by two.
  private static let mostLevelsCompared = 4

  /// Every two levels of the groupings that have few enough of them, with p-values adjusted over the
  /// differences of each grouping.
  static func all(_ margins: ScaleMargins, groupings: [CountedGrouping]) -> [GroupDifference] {
    zip(groupings, margins.byGrouping).flatMap { grouping, levels in
      let present = grouping.levels.indices.filter { levels[$0].table.count > 0 }
      guard (2...mostLevelsCompared).contains(present.count) else { return [GroupDifference]() }
      var differences: [GroupDifference] = []
      for (position, first) in present.enumerated() {
        for second in present[(position + 1)...] {
          differences.append(
            GroupDifference(
              by: grouping.id,
              levels: [grouping.levels[first], grouping.levels[second]],
              levels[first],
              levels[second]
            )
          )
        }
      }
      for (index, p) in adjusted(differences.map { $0.welchOnChange?.p }).enumerated() {
        differences[index].welchOnChange?.adjustedP = p
      }
      for (index, p) in adjusted(differences.map { $0.ancova?.p }).enumerated() {
        differences[index].ancova?.adjustedP = p
      }
      return differences
    }
  }

  private init(by: String, levels: [String], _ first: PairedMargins, _ second: PairedMargins) {
    let welch = first.change.moments.flatMap { one in
      second.change.moments.flatMap { try? WelchTTest(one, $0) }
    }
    let ancova = try? TwoGroupAncova(first, second)
    self.init(
      by: by,
      levels: levels,
      welchOnChange: welch.map(Difference.init),
      ancova: ancova.map(Difference.init),
      suppressed: false,
      reason: welch == nil ? "tooFewPairsOrNoVariation" : nil
    )
  }

  /// The p-values of one kind of test adjusted over all differences.
  private static func adjusted(_ pValues: [Double?]) -> [Double?] {
    (try? MultiplicityAdjustment.holm.adjusted(pValues)) ?? []
  }
}
