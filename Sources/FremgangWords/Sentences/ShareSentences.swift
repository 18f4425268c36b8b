package import FremgangKit

/// How many improved, did not change, and worsened.
extension Sentences {
  /// All three counts with their percentages of the same number of people.
  package func shares(_ summary: Summary, on name: String) -> String? {
    guard summary.n > 0, let improved = summary.improved, let unchanged = summary.unchanged,
      let worsened = summary.worsened
    else { return nil }
    let (n, same) = (summary.n, countWithPercent(unchanged, of: summary.n))
    let worse = countWithPercent(worsened, of: summary.n)
    let isSame = words.plural(unchanged, one: "er uændret", other: "er uændrede")
    return words.sentence(
      say(
        da: "på \(name) gik \(countOf(improved, n)) frem, \(same) \(isSame), og \(worse) gik "
          + "tilbage",
        en: "on the \(name), \(countOf(improved, n)) improved, \(same) did not change, and "
          + "\(worse) worsened"
      )
    )
  }

  /// Why the counts are not shown.
  package func sharesWithheld(minimum: Int) -> String {
    say(
      da: "Hvor mange der gik frem og tilbage, vises kun for grupper på mindst "
        + "\(words.count(minimum)).",
      en: "How many improved and worsened is shown only for groups of at least "
        + "\(words.count(minimum))."
    )
  }

  /// How many worsened among those whose level of a grouping is known.
  package func worsenedAmongStated(_ summary: Summary, grouping: String, on name: String) -> String?
  {
    guard let worsened = summary.worsened, summary.n > 0 else { return nil }
    let percent = words.percent(worsened, of: summary.n).map { " (\($0))" } ?? ""
    return say(
      da: "Af de \(words.count(summary.n)), hvis \(grouping.lowercased()) er oplyst, gik "
        + "\(words.count(worsened))\(percent) tilbage på \(name).",
      en: "Of the \(words.count(summary.n)) whose \(grouping.lowercased()) is stated, "
        + "\(words.count(worsened))\(percent) worsened on the \(name)."
    )
  }
}
