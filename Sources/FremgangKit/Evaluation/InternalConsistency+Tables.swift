import FremgangStatistics

extension InternalConsistency {
  /// The scale's alphas; nothing where neither can be computed.
  init?(_ tables: ScaleTables) {
    let before = Alpha(tables.items.before, scale: tables.scale)
    let after = Alpha(tables.items.after, scale: tables.scale)
    guard before != nil || after != nil else { return nil }
    self.init(before: before, after: after)
  }
}

extension InternalConsistency.Alpha {
  fileprivate init?(_ items: ItemTable, scale: Scale) {
    guard let alpha = try? ScaleAlpha(items.spread) else { return nil }
    self.init(
      n: alpha.count,
      withoutPair: items.withoutPair,
      estimate: alpha.alpha,
      confidenceInterval: Interval(alpha.interval(level: Interval.level)),
      standardErrorOfMeasurement: scale.pointsPerSum.map { $0 * alpha.standardErrorOfMeasurement }
    )
  }
}

extension Scale {
  /// How many points of the scale one point of the items' sum is; nothing where that varies.
  fileprivate var pointsPerSum: Double? {
    switch method {
    case .sum, .count: 1
    case .mean: 1 / Double(items.count)
    case .linear(let factor, _): abs(factor.value)
    case .lookup: nil
    }
  }
}
