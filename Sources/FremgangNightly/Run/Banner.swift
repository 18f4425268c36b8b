import FremgangKit
import FremgangWords

/// The sentences at the top of a page whose figures are kept from an earlier night.
enum Banner {
  /// The banner of figures that were published on `day`.
  static func text(
    _ kind: JobFailure.Kind,
    _ reasons: [JobFailure.Reason],
    figuresOf day: Day?,
    language: Language
  ) -> String {
    let words = Words(language)
    let codes = reasons.map { "\($0.code) (\(words.count($0.count)))" }.joined(separator: ", ")
    let cause = cause(kind, words)
    let date = day.map { words.date($0) } ?? words.noNumber
    return words.say(
      da: "Tallene er fra \(date) og er ikke opdateret siden: \(cause). "
        + "Den ansvarlige kan se hvorfor i loggen: \(codes).",
      en: "The figures are of \(date) and have not been updated since: \(cause). "
        + "Whoever is responsible can see why in the log: \(codes)."
    )
  }

  private static func cause(_ kind: JobFailure.Kind, _ words: Words) -> String {
    switch kind {
    case .badInput:
      words.say(
        da: "de nyeste data kan ikke bruges, som de er",
        en: "the latest data cannot be used as they are"
      )
    case .guardTripped:
      words.say(
        da: "de nyeste tal afviger så meget, at nogen skal se på dem først",
        en: "the latest figures differ so much that somebody has to look at them first"
      )
    case .noInput:
      words.say(da: "de nyeste data mangler", en: "the latest data are missing")
    case .cannotCreate, .inputOutput:
      words.say(
        da: "de nyeste data kunne ikke læses",
        en: "the latest data could not be read"
      )
    case .temporary, .stopped, .inside:
      words.say(
        da: "den seneste kørsel blev ikke færdig",
        en: "the latest run did not come to its end"
      )
    }
  }
}
