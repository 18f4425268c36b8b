package import FremgangKit

/// What regression to the mean alone would give.
extension Sentences {
  /// The most groups whose drift is given one by one.
  private static let mostNamed = 4

  /// How far each group would move if nothing happened but measuring again.
  ///
  /// - Parameters:
  ///   - groups: the groups to name, each with a reliability or none at all.
  ///   - scale: the scale of the drift.
  /// - Returns: the sentence, or nothing where no reliability is known.
  package func expectedDrift(_ groups: [NamedSummary], on scale: ScaleFindings) -> String? {
    let drifts = groups.compactMap { group in
      group.summary.expectedDrift.map { (group: group, drift: $0) }
    }
    guard let reliability = drifts.first?.drift.reliability else { return nil }
    let decimals = ScalePrecision(scale).table
    let figure = words.shortNumber(reliability)
    guard drifts.count <= Sentences.mostNamed else {
      return driftRange(drifts.map(\.drift.points), decimals: decimals, reliability: figure)
    }
    let parts = drifts.map { entry in
      let points = words.signedNumber(entry.drift.points, decimals: decimals)
      return nameInText(entry.group) + say(da: " med ", en: " by ") + points
    }
    return say(
      da: "Regression mod gennemsnittet ville alene flytte \(words.list(parts)) point "
        + "(reliabilitet \(figure)).",
      en: "Regression to the mean alone would move \(words.list(parts)) points "
        + "(reliability \(figure))."
    )
  }

  private func driftRange(
    _ points: [Double],
    decimals: Int,
    reliability: String
  ) -> String? {
    guard let least = points.min(), let most = points.max() else { return nil }
    let (from, to) = (
      words.signedNumber(least, decimals: decimals), words.signedNumber(most, decimals: decimals)
    )
    return say(
      da: "Regression mod gennemsnittet ville alene flytte grupperne mellem \(from) og \(to) point "
        + "(reliabilitet \(reliability)).",
      en: "Regression to the mean alone would move the groups between \(from) and \(to) points "
        + "(reliability \(reliability))."
    )
  }
}
