import FremgangKit
import FremgangWords

/// The phrases that several charts share.
extension Words {
  var before: String { say(da: "før", en: "before") }
  var after: String { say(da: "efter", en: "after") }
  var improved: String { say(da: "forbedret", en: "improved") }
  var unchanged: String { say(da: "uændret", en: "unchanged") }
  var worsened: String { say(da: "forværret", en: "worsened") }
  var notStated: String { say(da: "Ikke oplyst", en: "Not stated") }
  var change: String { say(da: "Ændring", en: "Change") }
  var syntheticData: String { say(da: "Syntetiske data", en: "Synthetic data") }
  var personalData: String { say(da: "Personoplysninger", en: "Personal data") }

  var withheld: String {
    say(da: "vises ikke af hensyn til små grupper", en: "not shown, to protect small groups")
  }

  var noPairs: String { say(da: "ingen par", en: "no pairs") }

  /// Such as "n = 109".
  func sampleSize(_ n: Int) -> String { "n = \(count(n))" }

  /// Such as "109 personer".
  func people(_ n: Int) -> String {
    count(n) + " "
      + say(
        da: plural(n, one: "person", other: "personer"),
        en: plural(n, one: "person", other: "people")
      )
  }

  /// Such as "0–120, højere er bedre".
  func range(of scale: ScaleFindings) -> String {
    "\(shortNumber(scale.minimum))–\(shortNumber(scale.maximum)), \(direction(of: scale))"
  }

  func direction(of scale: ScaleFindings) -> String {
    scale.higherIsBetter
      ? say(da: "højere er bedre", en: "higher is better")
      : say(da: "lavere er bedre", en: "lower is better")
  }

  /// "Ændring +11,1 point (95 % interval 7,7 til 14,4)", or nothing without a mean change.
  func changeWithInterval(_ summary: Summary) -> String? {
    guard let change = summary.meanChange else { return nil }
    return "\(self.change) \(signedNumber(change)) point"
      + say(da: "", en: change.magnitude == 1 ? "" : "s")
      + (interval(summary.confidenceInterval).map { " (\($0))" } ?? "")
  }

  /// A note for figures that do not subtract as printed; empty where all of them do.
  func roundingNote(_ summaries: [Summary]) -> String {
    let differs = summaries.contains { summary in
      func tenths(_ value: Double?) -> Int64? {
        value.flatMap { RoundedNumber($0, decimals: 1)?.units }
      }
      guard let before = tenths(summary.meanBefore), let after = tenths(summary.meanAfter),
        let change = tenths(summary.meanChange)
      else { return false }
      return after.subtractingReportingOverflow(before).partialValue != change
    }
    guard differs else { return "" }
    return say(
      da: "Tallene er afrundet hver for sig; ændringen er beregnet, før der blev afrundet.",
      en: "Figures are rounded one by one; the change was computed before rounding."
    )
  }

  /// Such as "95 % interval 7,7 til 14,4".
  func interval(_ interval: Interval?) -> String? {
    guard let interval else { return nil }
    let level = shortNumber(interval.level * 100, most: 1)
    return say(da: "\(level) % interval ", en: "\(level)% interval ")
      + self.interval(interval.lower, interval.upper)
  }
}
