package import FremgangKit

/// Who worsened on one instrument and improved on another.
extension Sentences {
  /// The names of the two instruments of a compensation.
  package struct InstrumentPair: Sendable {
    /// The instrument on which they worsened.
    package let worsenedOn: String
    /// The instrument on which they might have improved.
    package let improvedOn: String

    /// Creates a pair of names.
    package init(worsenedOn: String, improvedOn: String) {
      self.worsenedOn = worsenedOn
      self.improvedOn = improvedOn
    }
  }

  /// What the section asks, and why it needs two rates.
  package func compensationLead() -> String {
    say(
      da: "Kompensation vil her sige at gå tilbage på ét instrument og frem på et andet. Andelen "
        + "siger kun noget ved siden af, hvor mange der gik frem blandt dem, der ikke gik tilbage.",
      en: "Compensation here means worsening on one instrument and improving on another. The "
        + "share says little unless read beside how many improved among those who did not worsen."
    )
  }

  /// The chain of counts, each with its own denominator, and the rate to read it beside.
  ///
  /// - Parameters:
  ///   - finding: the counts.
  ///   - total: the number of pairs on the first instrument, where it may be shown.
  ///   - names: the instruments.
  ///   - concludes: whether a last sentence compares the two rates.
  /// - Returns: the sentences, or none where the counts are withheld.
  package func compensation(
    _ finding: CompensationFindings,
    of total: Int?,
    _ names: InstrumentPair,
    concludes: Bool
  ) -> [String] {
    guard !finding.suppressed else { return [] }
    let last = concludes ? conclusion(finding, names) : nil
    return [chain(finding, of: total, names), otherRate(finding, names), last].compactMap { $0 }
  }

  /// The one sentence that the summary has room for.
  package func shortCompensation(
    _ finding: CompensationFindings,
    _ names: InstrumentPair
  ) -> String? {
    guard !finding.suppressed, let both = finding.pairedOnBoth, both > 0,
      let compensated = finding.compensated
    else { return nil }
    let (one, other) = (names.worsenedOn, names.improvedOn)
    let share = countWithPercent(compensated, of: both)
    let lead = say(
      da: "Af de \(words.count(both)), der gik tilbage på \(one) og også er målt på \(other), gik "
        + "\(share) frem på \(other)",
      en: "Of the \(words.count(both)) who worsened on the \(one) and were also measured on the "
        + "\(other), \(share) improved on the \(other)"
    )
    guard let rest = finding.improvedAmongNotWorsened,
      let percent = words.percent(rest.n, of: rest.of)
    else { return words.sentence(lead) }
    let others = words.count(rest.of)
    return lead
      + say(
        da: "; blandt de øvrige \(others) gik \(percent) frem.",
        en: "; of the other \(others), \(percent) did."
      )
  }

  /// That the counts are withheld.
  package func compensationWithheld() -> String {
    say(
      da: "Tallene vises ikke, fordi for få personer er målt på begge instrumenter.",
      en: "The figures are withheld because too few people are measured on both instruments."
    )
  }

  /// What the next sentences are limited to.
  package func amongStated(_ grouping: String) -> String {
    say(
      da: "Kun de, hvis \(grouping.lowercased()) er oplyst:",
      en: "Only those whose \(grouping.lowercased()) is stated:"
    )
  }
}

extension Sentences {
  private func chain(
    _ finding: CompensationFindings,
    of total: Int?,
    _ names: InstrumentPair
  ) -> String? {
    guard let worsened = finding.worsened, let both = finding.pairedOnBoth,
      let compensated = finding.compensated
    else { return nil }
    let among = total.map(words.count).map { say(da: " af de \($0)", en: " of the \($0)") } ?? ""
    let start = say(
      da: "\(words.count(worsened))\(among) gik tilbage på \(names.worsenedOn).",
      en: "\(words.count(worsened))\(among) worsened on the \(names.worsenedOn)."
    )
    return start + " " + measuredOnBoth(worsened, both, compensated, names.improvedOn)
  }

  private func measuredOnBoth(
    _ worsened: Int,
    _ both: Int,
    _ compensated: Int,
    _ other: String
  ) -> String {
    guard both > 0 else {
      return say(
        da: "Ingen af dem er målt både før og efter på \(other).",
        en: "None of them is measured before and after on the \(other)."
      )
    }
    let improved = countOf(compensated, both)
    if both == worsened {
      return say(
        da: "De er alle også målt både før og efter på \(other), og \(improved) gik frem dér.",
        en: "All of them are also measured before and after on the \(other), and \(improved) "
          + "improved there."
      )
    }
    return say(
      da: "\(words.count(both)) af dem er også målt både før og efter på \(other), og \(improved) "
        + "gik frem dér.",
      en: "\(words.count(both)) of them are also measured before and after on the \(other), and "
        + "\(improved) improved there."
    )
  }

  private func otherRate(_ finding: CompensationFindings, _ names: InstrumentPair) -> String? {
    guard let others = finding.improvedAmongNotWorsened, others.of > 0 else { return nil }
    let improved = countOf(others.n, others.of)
    return say(
      da: "Blandt dem, der ikke gik tilbage på \(names.worsenedOn), gik \(improved) frem på "
        + "\(names.improvedOn).",
      en: "Among those who did not worsen on the \(names.worsenedOn), \(improved) improved on the "
        + "\(names.improvedOn)."
    )
  }

  /// Which of the two rates is the higher; compared as whole numbers, so that equal is equal.
  private func conclusion(_ finding: CompensationFindings, _ names: InstrumentPair) -> String? {
    guard let others = finding.improvedAmongNotWorsened, others.of > 0,
      let both = finding.pairedOnBoth, let compensated = finding.compensated, both > 0
    else { return nil }
    let worsened = Int128(compensated) * Int128(others.of)
    let rest = Int128(others.n) * Int128(both)
    let (one, other) = (names.worsenedOn, names.improvedOn)
    if worsened < rest {
      return say(
        da: "Fremgang på \(other) er altså sjældnere blandt dem, der gik tilbage på \(one), end "
          + "blandt de øvrige: tallene viser ikke, at det ene opvejer det andet.",
        en: "Improvement on the \(other) is thus rarer among those who worsened on the \(one) "
          + "than among the others: the figures do not show that one makes up for the other."
      )
    }
    if worsened > rest {
      return say(
        da: "Fremgang på \(other) er altså hyppigere blandt dem, der gik tilbage på \(one), end "
          + "blandt de øvrige.",
        en: "Improvement on the \(other) is thus more common among those who worsened on the "
          + "\(one) than among the others."
      )
    }
    return say(
      da: "Fremgang på \(other) er altså lige hyppig blandt dem, der gik tilbage på \(one), og "
        + "blandt de øvrige.",
      en: "Improvement on the \(other) is thus equally common among those who worsened on the "
        + "\(one) and among the others."
    )
  }
}
