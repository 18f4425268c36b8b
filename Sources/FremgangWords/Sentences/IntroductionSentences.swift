package import FremgangKit

/// What an instrument is, before its figures.
extension Sentences {
  /// The full name, the number of items, what is measured, and which way is better.
  package func introduction(_ instrument: InstrumentFindings, _ scale: ScaleFindings) -> String {
    let (title, short) = (words.say(instrument.title), words.say(instrument.shortTitle))
    let name = title == short ? title : "\(short) – \(title) –"
    let measures = words.say(instrument.measures)
    let (low, high) = (words.shortNumber(scale.minimum), words.shortNumber(scale.maximum))
    let better =
      scale.higherIsBetter
      ? say(da: "et højere tal er bedre", en: "higher is better")
      : say(da: "et lavere tal er bedre", en: "lower is better")
    return say(
      da: "\(name) har \(words.count(instrument.items)) spørgsmål og måler \(measures). Scoren "
        + "går fra \(low) til \(high); \(better).",
      en: "\(name) has \(words.count(instrument.items)) items and measures \(measures). Scores "
        + "run from \(low) to \(high); \(better)."
    )
  }

  /// Why the blocks stand beside the sum.
  package func blocks(_ name: String) -> String {
    say(
      da: "Delene af \(name) siger mere end summen og bør læses hver for sig.",
      en: "The parts of the \(name) say more than their sum and should be read one by one."
    )
  }

  /// That the overall figures are withheld, or that nobody has a pair.
  package func nothing(on name: String, isWithheld: Bool) -> String {
    isWithheld
      ? say(
        da: "Tallene for \(name) vises ikke, fordi for få personer er målt både før og efter.",
        en: "The figures on the \(name) are withheld because too few people are measured before "
          + "and after."
      )
      : say(
        da: "Ingen er målt både før og efter på \(name).",
        en: "Nobody is measured both before and after on the \(name)."
      )
  }
}
