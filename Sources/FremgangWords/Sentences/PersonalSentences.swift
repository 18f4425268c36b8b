package import FremgangKit

/// One person's star at a time.
extension Sentences {
  /// That what follows is personal data.
  package func personalNotice() -> String {
    say(
      da:
        "Personoplysninger: hver stjerne er én persons egne ord og vurderinger. Del dem kun med personens samtykke.",
      en:
        "Personal data: each star holds one person's own words and ratings. Share them only with that person's consent."
    )
  }

  /// Why there is no mean.
  package func personalLead() -> String {
    say(
      da:
        "Akserne er valgt af den enkelte og betyder noget forskelligt fra person til person. Derfor er der hverken "
        + "lagt sammen eller regnet gennemsnit på tværs af personer.",
      en:
        "The axes are each person's own choice and mean different things to different people. So nothing is summed "
        + "or averaged across people."
    )
  }

  /// Whose star it is, the range of the ratings, and when the first were given.
  package func starCaption(_ star: PersonalFindings) -> String {
    let range = "\(star.minimum)–\(star.maximum)"
    let baseline: String =
      switch star.baseline {
      case .contemporaneous: ""
      case .retrospective:
        say(
          da: "; startværdierne er angivet bagud i tid",
          en: "; the start was rated in retrospect"
        )
      case .unknown:
        say(
          da: "; det er ukendt, hvornår startværdierne er angivet",
          en: "; it is unknown when the start was rated"
        )
      }
    return "\(words.say(star.shortTitle)), "
      + say(
        da: "person \(words.count(star.person)) (personoplysning; skala \(range)\(baseline))",
        en: "person \(words.count(star.person)) (personal data; scale \(range)\(baseline))"
      )
  }

  /// That an axis has one rating only.
  package func axisNotRatedTwice() -> String {
    say(da: "Ikke vurderet begge gange.", en: "Not rated both times.")
  }
}
