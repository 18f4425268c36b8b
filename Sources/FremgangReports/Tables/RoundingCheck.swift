import FremgangKit
import FremgangWords

/// Whether the printed figures of a row fit each other, and what rounding first would have printed.
///
/// Nothing here is a finding: printed digits are compared with printed digits.
struct RoundingCheck {
  private let summary: Summary
  private let scale: ScaleFindings

  init(_ summary: Summary, on scale: ScaleFindings) {
    self.summary = summary
    self.scale = scale
  }

  /// Whether before + change = after in the printed digits of the table.
  var subtractsAsPrinted: Bool {
    let decimals = ScalePrecision(scale).table
    guard let before = units(summary.meanBefore, decimals),
      let after = units(summary.meanAfter, decimals),
      let change = units(summary.meanChange, decimals)
    else { return true }
    return after - before == change
  }

  /// The change and the percentage that come of rounding the means first, where either differs.
  func roundedFirst(_ words: Words) -> String? {
    let decimals = ScalePrecision(scale).sentence
    guard let before = units(summary.meanBefore, decimals),
      let after = units(summary.meanAfter, decimals),
      let change = units(summary.meanChange, decimals), let percent = summary.percentOfScale,
      scale.maximum > scale.minimum
    else { return nil }
    let unit = RoundingCheck.unit(decimals)
    let difference = Double(after - before) * unit
    let share = 100 * difference / (scale.maximum - scale.minimum)
    guard after - before != change || units(share, 0) != units(percent, 0) else { return nil }
    return "\(words.number(difference, decimals: decimals)) (\(words.percent(share)))"
  }

  private func units(_ value: Double?, _ decimals: Int) -> Int64? {
    guard let units = value.flatMap({ RoundedNumber($0, decimals: decimals)?.units }) else {
      return nil
    }
    // Far beyond any scale, and small enough that differences cannot overflow.
    return units.magnitude < 1 << 60 ? units : nil
  }

  private static func unit(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { unit, _ in unit / 10 }
  }
}
