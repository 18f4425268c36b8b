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
  ///
  /// - Parameters:
  ///   - warning: the warning.
  ///   - instrument: the name of its instrument, where it has one.
  ///   - groupings: the titles of the groupings by their ids, which end some codes.
  /// - Returns: the sentence; for a code that has no words, one that names the code.
  package func warning(
    _ warning: WarningFindings,
    instrument: String?,
    groupings: [String: String]
  ) -> String {
    let text = text(of: warning.code, groupings)
    let place = instrument.map { "\($0): " } ?? ""
    let hidden = say(da: "skjult", en: "withheld")
    let count = warning.suppressed ? hidden : warning.count.map(words.count)
    return words.capitalised(place + text) + (count.map { ": \($0)." } ?? ".")
  }

  private func text(of code: String, _ groupings: [String: String]) -> String {
    if let text = Sentences.warnings[code] { return words.say(text) }
    let lead = "group-changed-"
    if code.hasPrefix(lead) {
      let id = String(code.dropFirst(lead.count))
      let title = (groupings[id] ?? id).lowercased()
      return say(
        da: "personer, hvis \(title) skifter undervejs; den først oplyste gælder",
        en: "people whose \(title) changes along the way; the first one stated counts"
      )
    }
    return say(da: "bemærkning \(code)", en: "note \(code)")
  }

  private static let warnings: [String: LocalizedText] = [
    "questionable-score": LocalizedText(
      da: "målinger, som skalaens forfattere kalder tvivlsomme",
      en: "measurements that the scale's authors call questionable"
    ),
    "unscorable-measurement-passed-over": LocalizedText(
      da: "par, hvor den første eller sidste måling ikke kunne bruges, og en anden er brugt",
      en: "pairs whose first or last measurement could not be used, and another was"
    ),
    "after-dated-before-before": LocalizedText(
      da: "par, hvor målingen efter er dateret før målingen før",
      en: "pairs whose measurement after is dated before the one before"
    ),
    "same-day-pair": LocalizedText(
      da: "par målt to gange samme dag",
      en: "pairs measured twice on the same day"
    ),
  ]
}
