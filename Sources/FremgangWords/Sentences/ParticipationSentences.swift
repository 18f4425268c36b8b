package import FremgangKit

/// Who took part, and who never came back.
extension Sentences {
  /// How many are measured twice, of how many.
  package func participation(_ respondents: RespondentFindings) -> String {
    let (all, twice) = (people(respondents.included), words.count(respondents.pairedOnAny))
    let text = say(
      da: "\(all) er målt mindst én gang; \(twice) af dem er målt både før og efter på "
        + "mindst ét instrument",
      en: "\(all) are measured at least once; \(twice) of them are measured both before and after "
        + "on at least one instrument"
    )
    guard respondents.included > respondents.pairedOnAny else { return text + "." }
    return text
      + say(da: ", og kun de indgår i ændringerne.", en: ", and only they are part of the changes.")
  }

  /// How many of those measured before on one instrument have no later measurement.
  package func attrition(_ row: AttritionFindings, on name: String) -> String? {
    guard let before = row.before, let pairs = row.pairs, let lost = row.beforeOnly, before > 0
    else {
      return nil
    }
    var text = say(
      da: "På \(name) har \(people(before)) en måling før. "
        + "\(words.capitalised(returned(pairs, before))) har også en efter, og "
        + "\(countWithPercent(lost, of: before)) kom ikke igen",
      en: "On the \(name), \(people(before)) have a measurement before. "
        + "\(words.capitalised(returned(pairs, before))) also have one after, and "
        + "\(countWithPercent(lost, of: before)) did not come back"
    )
    if let afterOnly = row.afterOnly, afterOnly > 0 {
      text += say(
        da: "; \(words.count(afterOnly)) har kun en måling efter",
        en: "; \(words.count(afterOnly)) \(words.plural(afterOnly, one: "has", other: "have")) "
          + "one after only"
      )
    }
    return words.sentence(text)
  }

  /// How many of those measured before are no part of the change.
  package func notPartOfChange(_ row: AttritionFindings) -> String? {
    guard !row.suppressed, let before = row.before, let lost = row.beforeOnly, lost > 0 else {
      return nil
    }
    return say(
      da: "\(countOf(lost, before)), der er målt før, kom ikke igen og indgår ikke i ændringen.",
      en:
        "\(countOf(lost, before)) measured before did not come back and are no part of the change."
    )
  }

  private func returned(_ pairs: Int, _ before: Int) -> String {
    say(
      da: "\(countWithPercent(pairs, of: before)) af dem",
      en: "\(countWithPercent(pairs, of: before)) of them"
    )
  }

  /// How many expected groups contribute pairs, and why the others do not.
  package func expected(_ total: Int, contributing: Int, noun: Noun) -> String {
    say(
      da: "Af de \(words.spelled(total)) forventede \(noun.da) bidrager "
        + "\(words.spelled(contributing)) med målinger både før og efter.",
      en: "Of the \(words.spelled(total)) expected \(noun.en), \(words.spelled(contributing)) "
        + "\(words.plural(contributing, one: "contributes", other: "contribute")) measurements "
        + "both before and after."
    )
  }

  /// How many groups were expected, and for how many of them nothing is shown.
  package func expected(_ total: Int, withheld: Int, noun: Noun) -> String {
    let (all, hidden) = (
      words.capitalised(words.spelled(total)), words.spelled(withheld, gender: .neuter)
    )
    return say(
      da: "\(all) \(noun.da) var ventet. For \(hidden) af dem vises tallene ikke, fordi grupper "
        + "er små.",
      en: "\(all) \(noun.en) were expected. For \(hidden) of them the figures are withheld, "
        + "because groups are small."
    )
  }

  /// How long lay between the two measurements of a pair.
  package func daysBetween(_ days: InstrumentFindings.DaysBetween) -> String? {
    guard days.quartiles.count == 3 else { return nil }
    let quartiles = days.quartiles.map { words.number($0, decimals: 0) }
    var text = say(
      da: "Mellem de to målinger gik der typisk \(quartiles[1]) dage (median; den midterste "
        + "halvdel \(quartiles[0])–\(quartiles[2]) dage",
      en: "Typically \(quartiles[1]) days lay between the two measurements (median; middle half "
        + "\(quartiles[0])–\(quartiles[2]) days"
    )
    if let least = days.minimum, let most = days.maximum {
      text += say(
        da: ", spændvidde \(words.count(least))–\(words.count(most))",
        en: ", range \(words.count(least))–\(words.count(most))"
      )
    }
    text += say(
      da: ", \(words.count(days.n)) daterede par).",
      en: ", \(words.count(days.n)) dated pairs)."
    )
    if let same = days.sameDay, same > 0 {
      text += say(
        da: " \(words.capitalised(words.spelled(same))) par er målt to gange samme dag.",
        en: " \(words.capitalised(words.spelled(same))) "
          + "\(words.plural(same, one: "pair was", other: "pairs were")) measured twice on one "
          + "day."
      )
    }
    return text
  }

  /// Which measurements made the pairs.
  package func pairing(_ pairing: PairingFindings) -> String {
    guard pairing.rule == .waves, let before = pairing.before, let after = pairing.after else {
      return say(
        da: "Et par er en persons første og sidste brugbare måling.",
        en: "A pair is a person's first and last usable measurement."
      )
    }
    return say(
      da: "Et par er en persons målinger ved »\(before)« og »\(after)«.",
      en: "A pair is a person's measurements at “\(before)” and “\(after)”."
    )
  }

  /// Those who never came back beside those who did, and what their absence could mean.
  package func neverCameBack(_ lost: BeforeOnly, of scale: ScaleFindings, on name: String)
    -> [String]
  {
    guard !lost.suppressed, let n = lost.n else { return [] }
    guard n > 0 else {
      return [
        say(
          da: "Alle, der er målt før på \(name), er også målt efter.",
          en: "Everyone measured before on the \(name) was also measured after."
        )
      ]
    }
    return [firstScores(lost, n: n, of: scale, on: name), ifUnchanged(lost, n: n, of: scale)]
      .compactMap { $0 }
  }

  private func firstScores(_ lost: BeforeOnly, n: Int, of scale: ScaleFindings, on name: String)
    -> String?
  {
    let decimals = ScalePrecision(scale).table
    guard let mean = lost.mean else { return nil }
    let start = words.number(mean, decimals: decimals)
    let lead = say(
      da: "De \(words.count(n)), der ikke kom igen på \(name), havde et gennemsnit på \(start) "
        + "ved start",
      en: "The \(words.count(n)) who did not come back on the \(name) started at a mean of "
        + "\(start)"
    )
    guard let difference = lost.difference else { return words.sentence(lead) }
    let size = words.number(difference.magnitude, decimals: decimals)
    let side = difference >= 0 ? say(da: "lavere", en: "lower") : say(da: "højere", en: "higher")
    var text =
      lead
      + say(
        da: ", \(size) point \(side) end dem, der kom igen",
        en: ", \(size) points \(side) than those who did"
      )
    if let interval = lost.confidenceInterval {
      let ends = words.interval(interval.lower, interval.upper, decimals: decimals)
      text += say(
        da: " (kom igen minus kom ikke igen: \(intervalName(interval.level)) \(ends))",
        en: " (came back minus did not: \(intervalName(interval.level)) \(ends))"
      )
    }
    return words.sentence(text)
  }

  private func ifUnchanged(_ lost: BeforeOnly, n: Int, of scale: ScaleFindings) -> String? {
    guard let change = lost.changeIfUnchanged, let measured = scale.overall?.meanChange else {
      return nil
    }
    let decimals = ScalePrecision(scale).table
    return say(
      da: "Hvis ingen af dem har ændret sig, er den gennemsnitlige ændring "
        + "\(points(change, decimals: decimals)) i stedet for "
        + "\(words.number(measured, decimals: decimals)).",
      en: "If none of them has changed, the mean change is \(points(change, decimals: decimals)) "
        + "rather than \(words.number(measured, decimals: decimals))."
    )
  }
}

extension Sentences {
  /// What the absence of those who never came back may mean for the change.
  package func absenceNote() -> String {
    say(
      da: "Hvordan det er gået dem, der ikke kom igen, vides ikke. Tallene viser kun, om de "
        + "lignede de andre ved start, og hvad der sker med gennemsnittet, hvis de står, hvor de "
        + "stod.",
      en: "How those who did not come back have fared is not known. The figures show only whether "
        + "they resembled the others at the start, and what becomes of the mean if they stand "
        + "where they stood."
    )
  }
}
