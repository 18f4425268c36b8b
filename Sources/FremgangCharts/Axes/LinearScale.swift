/// A straight-line map from values to places on the sheet.
struct LinearScale: Sendable, Hashable {
  let lower: Double
  let upper: Double
  let start: Double
  let end: Double

  /// Creates a map of `lower` to `start` and `upper` to `end`.
  ///
  /// A domain without extent, or with ends that are no numbers, becomes one that has 1 in it.
  init(from lower: Double, to upper: Double, start: Double, end: Double) {
    let isUsable = lower.isFinite && upper.isFinite && lower < upper && (upper - lower).isFinite
    self.lower = isUsable ? lower : 0
    self.upper = isUsable ? upper : 1
    self.start = start
    self.end = end
  }

  /// The place of `value`; what lies outside the domain is drawn at its nearer end.
  func place(_ value: Double) -> Double {
    let share = (value - lower) / (upper - lower)
    return start + (share.isFinite ? min(max(share, 0), 1) : 0) * (end - start)
  }
}
