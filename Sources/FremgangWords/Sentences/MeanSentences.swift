package import FremgangKit

/// What the means did.
extension Sentences {
  /// The mean before and after in the manner of an evaluation: from 68 to 79, which is 9 % of the
  /// scale.
  package func mean(_ summary: Summary, of scale: ScaleFindings, on name: String) -> String? {
    guard let move = move(summary, on: scale), summary.n > 0 else { return nil }
    let people = people(summary.n)
    let share = shareOfScale(summary, scale).map {
      say(da: "; det er \($0)", en: "; that is \($0)")
    }
    return words.sentence(
      say(
        da: "på \(name) \(move.da) for de \(people), der er målt både før og efter",
        en: "on the \(name), the mean \(move.en) among the \(people) measured before and after"
      ) + (share ?? "")
    )
  }

  /// "fra 68 til 79", or "21 både før og efter" where the printed means are the same.
  package func fromTo(_ summary: Summary, on scale: ScaleFindings) -> String? {
    guard let before = summary.meanBefore, let after = summary.meanAfter else { return nil }
    let decimals = ScalePrecision(scale).sentence
    let (from, to) = (
      words.number(before, decimals: decimals), words.number(after, decimals: decimals)
    )
    return from == to
      ? say(da: "\(from) både før og efter", en: "\(from) both before and after")
      : say(da: "fra \(from) til \(to)", en: "from \(from) to \(to)")
  }

  /// The change in points with its interval, and what a lower score means where lower is better.
  package func change(_ summary: Summary, on scale: ScaleFindings) -> String? {
    guard let change = summary.meanChange else { return nil }
    let decimals = ScalePrecision(scale).table
    var text = say(
      da: "Ændringen er \(points(change, decimals: decimals))",
      en: "The change is \(points(change, decimals: decimals))"
    )
    if let interval = summary.confidenceInterval {
      text += " (\(intervalName(interval.level)) "
      text += words.interval(interval.lower, interval.upper, decimals: decimals) + ")"
    }
    if !scale.higherIsBetter {
      text += say(
        da: "; på denne skala er et fald en fremgang",
        en: "; on this scale, lower is better"
      )
    }
    return words.sentence(text)
  }

  private func move(_ summary: Summary, on scale: ScaleFindings) -> (da: String, en: String)? {
    guard let change = summary.meanChange, let fromTo = fromTo(summary, on: scale) else {
      return nil
    }
    let decimals = ScalePrecision(scale).sentence
    let before = summary.meanBefore.flatMap { RoundedNumber($0, decimals: decimals) }
    let after = summary.meanAfter.flatMap { RoundedNumber($0, decimals: decimals) }
    if before == after { return ("var gennemsnittet \(fromTo)", "was \(fromTo)") }
    return change > 0
      ? ("steg gennemsnittet \(fromTo)", "rose \(fromTo)")
      : ("faldt gennemsnittet \(fromTo)", "fell \(fromTo)")
  }

  /// The change in percent of the scale, without its sign: the verb carries the direction.
  private func shareOfScale(_ summary: Summary, _ scale: ScaleFindings) -> String? {
    guard let percent = summary.percentOfScale?.magnitude, percent.isFinite else { return nil }
    let amount =
      percent < 0.5
      ? say(da: "under 1 pct.", en: "less than 1%") : words.percent(percent)
    return say(da: "\(amount) af skalaen", en: "\(amount) of the scale") + " (\(range(of: scale)))"
  }

  /// The range of a scale: "0–120".
  package func range(of scale: ScaleFindings) -> String {
    words.shortNumber(scale.minimum) + "–" + words.shortNumber(scale.maximum)
  }
}
