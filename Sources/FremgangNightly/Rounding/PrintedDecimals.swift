import FremgangKit
import FremgangWords

/// How many decimals reports print of each kind of figure.
struct PrintedDecimals {
  /// Decimals of scores: means, spreads, changes, interval ends.
  let scores: Int

  /// Of percentages of a scale.
  static let percent = 1
  /// Of test statistics, standardised changes and alpha.
  static let statistics = 2
  /// Of reliabilities, which sources give with up to three.
  static let reliability = 3
  /// Of degrees of freedom.
  static let freedom = 1

  init(_ scale: ScaleFindings) {
    scores = ScalePrecision(scale).table
  }

  /// A score as it is printed.
  func score(_ value: Double) -> Double { PrintedDecimals.rounded(value, scores) }

  /// The end of an interval, which gets up to two more decimals where it would be printed as 0.
  func end(_ value: Double) -> Double { PrintedDecimals.end(value, scores) }

  /// The end of an interval of a figure with some decimals.
  static func end(_ value: Double, _ decimals: Int) -> Double {
    let shown = (decimals...decimals + 2).first { RoundedNumber(value, decimals: $0)?.units != 0 }
    return rounded(value, shown ?? decimals)
  }

  /// A p-value: three significant digits, and as many as show which side of 0.05 it lies on.
  static func probability(_ value: Double) -> Double {
    let decimals = (3...15).first { decimals in
      guard let rounded = RoundedNumber(value, decimals: decimals)?.units,
        let half = RoundedNumber(0.05, decimals: decimals)?.units
      else { return true }
      return rounded >= 100 && (rounded != half || value == 0.05)
    }
    // Below 15 decimals nothing is printed but that it is small.
    return decimals.map { rounded(value, $0) } ?? min(value, 1e-15)
  }

  /// A number rounded as it is printed: halves away from zero.
  static func rounded(_ value: Double, _ decimals: Int) -> Double {
    guard let number = RoundedNumber(value, decimals: decimals) else { return value }
    let text = (number.isNegative ? "-" : "") + number.whole + "." + number.fraction
    return Double(number.fraction.isEmpty ? String(text.dropLast()) : text) ?? value
  }
}
