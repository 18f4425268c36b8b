package import FremgangKit

/// Groups compared as such: never by one being significant and the other not.
extension Sentences {
  /// The difference of two groups' changes, then given equal starts.
  package func difference(_ difference: GroupDifference, on scale: ScaleFindings) -> String? {
    guard !difference.suppressed, difference.levels.count == 2,
      let welch = difference.welchOnChange
    else { return nil }
    let (one, other) = (quoted(difference.levels[0]), quoted(difference.levels[1]))
    let (figures, verdict) = (details(welch, scale), verdict(welch))
    let text = say(
      da: "Ændringen hos \(one) minus ændringen hos \(other) er \(figures) (Welchs t-test); "
        + "forskellen \(verdict).",
      en: "The change of \(one) minus the change of \(other) is \(figures) (Welch's t test); the "
        + "difference \(verdict)."
    )
    return text + (difference.ancova.map { " " + givenEqualStarts($0, scale) } ?? "")
  }

  private func givenEqualStarts(_ difference: Difference, _ scale: ScaleFindings) -> String {
    let (figures, verdict) = (details(difference, scale), verdict(difference))
    return say(
      da: "Givet samme score før er forskellen \(figures) (ANCOVA); den \(verdict).",
      en: "Given equal scores before, the difference is \(figures) (ANCOVA); it \(verdict)."
    )
  }

  private func verdict(_ difference: Difference) -> String {
    (difference.adjustedP ?? difference.p) < 0.05
      ? say(da: "er statistisk signifikant på 5 %-niveau", en: "is significant at the 5% level")
      : say(
        da: "er ikke statistisk signifikant på 5 %-niveau",
        en: "is not significant at the 5% level"
      )
  }

  private func details(_ difference: Difference, _ scale: ScaleFindings) -> String {
    let decimals = ScalePrecision(scale).table
    let interval = difference.confidenceInterval
    return points(difference.estimate, decimals: decimals)
      + ", \(intervalName(interval.level)) "
      + words.interval(interval.lower, interval.upper, decimals: decimals)
      + ", " + words.p(difference.p) + adjusted(difference)
  }

  /// The adjusted p-value, where it is another one.
  private func adjusted(_ difference: Difference) -> String {
    guard let p = difference.adjustedP, p != difference.p else { return "" }
    return say(da: ", justeret \(words.p(p))", en: ", adjusted \(words.p(p))")
  }

  /// How many comparisons chance alone would make look certain.
  package func manyComparisons(_ count: Int) -> String {
    say(
      da: "Her sammenlignes grupperne to og to, \(words.count(count)) gange i alt. De justerede "
        + "p-værdier (Holm) tager højde for, at nogle ellers ville ligge under 0,05 ved et tilfælde.",
      en:
        "Here the groups are compared two by two, \(words.count(count)) times in all. The adjusted "
        + "p-values (Holm) allow for some that would otherwise lie below 0.05 by chance."
    )
  }
}
