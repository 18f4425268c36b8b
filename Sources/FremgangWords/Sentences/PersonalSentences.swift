package import FremgangKit

/// One person's star at a time.
extension Sentences {
  /// How many stars there are, and what is not done with them.
  package func stars(_ count: Int) -> String {
    say(
      da: "Rapporten viser \(words.spelled(count)) "
        + words.plural(count, one: "personlig stjerne", other: "personlige stjerner")
        + ". Hver af dem er én persons egen, og der er ikke regnet på tværs.",
      en: "The report shows \(words.spelled(count)) "
        + words.plural(count, one: "personal star", other: "personal stars")
        + ". Each is one person's own, and nothing is computed across them."
    )
  }

  /// That what follows is personal data.
  package func personalNotice() -> String {
    say(
      da: "Personoplysninger: hver stjerne er én persons egne ord og vurderinger. Del dem kun med "
        + "personens samtykke.",
      en: "Personal data: each star holds one person's own words and ratings. Share them only "
        + "with that person's consent."
    )
  }

  /// Why there is no mean.
  package func personalLead() -> String {
    say(
      da: "Akserne er valgt af den enkelte og betyder noget forskelligt fra person til person. "
        + "Derfor er der hverken lagt sammen eller regnet gennemsnit på tværs af personer.",
      en: "The axes are each person's own choice and mean different things to different people. "
        + "So nothing is summed or averaged across people."
    )
  }

  /// Whose star it is, the range of the ratings, and when the first were given.
  package func starCaption(_ star: PersonalFindings) -> String {
    let (title, person) = (words.say(star.shortTitle), words.count(star.person))
    let range = "\(star.minimum)–\(star.maximum)"
    return say(
      da: "\(title), person \(person): personoplysning; skala \(range); ",
      en: "\(title), person \(person): personal data; scale \(range); "
    ) + baseline(star.baseline)
  }

  private func baseline(_ baseline: Baseline) -> String {
    switch baseline {
    case .contemporaneous:
      say(da: "starten er vurderet dengang", en: "the start was rated at the time")
    case .retrospective:
      say(da: "starten er vurderet bagud i tid", en: "the start was rated in retrospect")
    case .unknown:
      say(
        da: "det er ukendt, hvornår starten er vurderet",
        en: "when the start was rated is unknown"
      )
    }
  }

  /// That an axis has one rating only.
  package func axisNotRatedTwice() -> String {
    say(da: "Ikke vurderet begge gange.", en: "Not rated both times.")
  }
}
