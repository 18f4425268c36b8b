package import FremgangKit

/// Where the measurements went, how people answered, and what the program noticed.
extension Sentences {
  /// The lead of the ledger.
  package func ledger(_ ledger: LedgerFindings) -> String {
    say(
      da: "En måling er én persons svar på ét instrument på ét tidspunkt. Hver af de "
        + "\(words.count(ledger.measurements)) målinger står i netop én række.",
      en: "A measurement is one person's answers to one instrument at one time. Each of the "
        + "\(words.count(ledger.measurements)) measurements stands in exactly one row."
    )
  }

  /// Why a measurement is or is not part of a pair.
  package func reason(_ reason: LedgerReason) -> String {
    switch reason {
    case .paired: say(da: "Indgår i et par", en: "Half of a pair")
    case .beforeOnly:
      say(da: "Brugbar, men ingen måling efter", en: "Usable, but no measurement after")
    case .afterOnly:
      say(da: "Brugbar, men ingen måling før", en: "Usable, but no measurement before")
    case .between:
      say(da: "Brugbar, mellem første og sidste", en: "Usable, between the first and the last")
    case .tooManyUnanswered:
      say(da: "For mange ubesvarede spørgsmål", en: "Too many unanswered items")
    case .duplicateIdentical:
      say(da: "Samme svar på samme tidspunkt igen", en: "The same answers at the same time again")
    case .duplicateConflicting:
      say(da: "Forskellige svar på samme tidspunkt", en: "Different answers at the same time")
    case .badValue: say(da: "Ugyldig værdi", en: "Invalid value")
    case .unknownWave: say(da: "Ukendt målepunkt", en: "Unknown wave")
    case .filtered: say(da: "Valgt fra i planen", en: "Left out by the plan")
    }
  }

  /// A warning in words.
  package func warning(_ warning: WarningFindings, instrument: String?) -> String {
    let text =
      Sentences.warnings[warning.code].map { words.say($0) }
      ?? say(da: "Bemærkning \(warning.code)", en: "Note \(warning.code)")
    let place = instrument.map { "\($0): " } ?? ""
    let count =
      warning.suppressed ? words.say(da: "skjult", en: "withheld") : warning.count.map(words.count)
    return place + text + (count.map { ": \($0)." } ?? ".")
  }

  private static let warnings: [String: LocalizedText] = [
    "questionable-score": LocalizedText(
      da: "målinger, som skalaens forfattere kalder tvivlsomme",
      en: "measurements that the scale's authors call questionable"
    ),
    "same-day-pair": LocalizedText(
      da: "par målt to gange samme dag",
      en: "pairs measured twice on the same day"
    ),
    "changed-group": LocalizedText(
      da: "personer, hvis gruppe skifter undervejs",
      en: "people whose group changes along the way"
    ),
  ]
}
