package import FremgangKit

/// How the figures were made, each method with its variant.
extension Sentences {
  /// One sentence for each method that the tables use.
  package func methods() -> [String] {
    Sentences.methods.map { words.say($0) }
  }

  /// A missing rule with its number.
  package func missingRule(_ name: String, _ number: Int?) -> String {
    let count = number.map(words.count) ?? words.noNumber
    return switch name {
    case "completeOnly":
      say(da: "Alle spørgsmål skal være besvaret", en: "Every item must be answered")
    case "prorate":
      say(
        da: "Højst \(count) ubesvarede; scoren omregnes efter gennemsnittet af de besvarede",
        en: "At most \(count) unanswered; prorated by the mean of those answered"
      )
    case "meanOfAnswered":
      say(
        da: "Gennemsnit af de besvarede, mindst \(count)",
        en: "Mean of those answered, at least \(count)"
      )
    case "missingCountsZero":
      say(
        da: "Ubesvarede tæller 0, højst \(count)",
        en: "Unanswered items count 0, at most \(count)"
      )
    default: name
    }
  }

  /// A scoring method in words.
  package func scoringMethod(_ name: String) -> String {
    switch name {
    case "sum": say(da: "Sum", en: "Sum")
    case "mean": say(da: "Gennemsnit", en: "Mean")
    case "linear": say(da: "Sum, omregnet lineært", en: "Sum, rescaled linearly")
    case "lookup": say(da: "Sum, slået op i tabel", en: "Sum, looked up in a table")
    case "count": say(da: "Antal bestemte svar", en: "Number of given answers")
    default: name
    }
  }

  /// How far a fact can be trusted.
  package func status(_ status: Status) -> String {
    switch status {
    case .verified: say(da: "efterprøvet i kilden", en: "verified in the source")
    case .secondary: say(da: "fra en sekundær kilde", en: "from a secondary source")
    case .unverified: say(da: "ikke efterprøvet", en: "unverified")
    case .convention: say(da: "egen konvention", en: "own convention")
    }
  }
}

extension Sentences {
  private static let methods: [LocalizedText] = [
    LocalizedText(
      da: "Ændring er altid efter minus før, og gennemsnit før og efter er taget over de samme "
        + "personer.",
      en: "Change is always after minus before, and both means are taken over the same people."
    ),
    LocalizedText(
      da: "Procent af skalaen er den gennemsnitlige ændring divideret med skalaens spændvidde "
        + "(højeste minus laveste mulige score), regnet på uafrundede tal.",
      en: "Percent of scale is the mean change divided by the range of the scale (highest minus "
        + "lowest possible score), computed on unrounded figures."
    ),
    LocalizedText(
      da: "Intervallet på 95 % for en ændring bygger på Students t-fordeling.",
      en: "The 95% interval of a change rests on Student's t distribution."
    ),
    LocalizedText(
      da: "p står kun ved de samlede tal: parret t-test, tosidet, med Wilcoxons rangtest ved "
        + "siden af som kontrol (uændrede udeladt, gennemsnitsrang ved lige store ændringer; "
        + "eksakt eller ved normalfordelingen med korrektion for lige store ændringer og uden "
        + "kontinuitetskorrektion).",
      en: "p is given for the overall figures alone: a paired t test, two-sided, with the "
        + "Wilcoxon signed-rank test beside it as a check (unchanged left out, mid-ranks for "
        + "equal changes; exact, or by the normal distribution with a correction for ties and "
        + "none for continuity)."
    ),
    LocalizedText(
      da: "Standardiseret ændring (d_z) er den gennemsnitlige ændring divideret med "
        + "ændringernes standardafvigelse.",
      en: "The standardised change (d_z) is the mean change divided by the standard deviation "
        + "of the changes."
    ),
    LocalizedText(
      da: "Klyngeintervallet tager højde for, at personer i samme gruppe kan ligne hinanden (df "
        + "= antal grupper minus 1).",
      en: "The cluster interval allows for people in one group resembling each other (df = "
        + "number of groups minus 1)."
    ),
    LocalizedText(
      da: "Forskelle mellem grupper er testet som forskelle: Welchs t-test på ændringen, og "
        + "kovariansanalyse (ANCOVA) med scoren før som kovariat, altså givet samme "
        + "udgangspunkt. Er der flere end to grupper, er p justeret efter Holm.",
      en: "Differences between groups are tested as such: Welch's t test on the change, and "
        + "analysis of covariance (ANCOVA) with the score before as covariate, that is, given "
        + "equal starts. Where there are more than two groups, p is adjusted by Holm's method."
    ),
    LocalizedText(
      da: "Fremgang og tilbagegang er enhver ændring, også på ét point, i skalaens egen retning.",
      en: "Improved and worsened mean any change, even of one point, in the scale's own "
        + "direction."
    ),
  ]
}
