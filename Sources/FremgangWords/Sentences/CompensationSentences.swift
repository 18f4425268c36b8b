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

  /// The chain of counts, each with its own denominator, then the rate that it must be read beside.
  ///
  /// - Parameter total: the number of pairs on the first instrument, where it may be shown.
  package func compensation(
    _ finding: CompensationFindings,
    of total: Int?,
    _ names: InstrumentPair
  ) -> [String] {
    guard !finding.suppressed else { return [] }
    return [chain(finding, of: total, names), beside(finding, names)].compactMap { $0 }
  }

  /// The one sentence that the summary has room for.
  package func shortCompensation(_ finding: CompensationFindings, _ names: InstrumentPair)
    -> String?
  {
    guard !finding.suppressed, let both = finding.pairedOnBoth,
      let compensated = finding.compensated, both > 0
    else { return nil }
    let others = finding.improvedAmongNotWorsened.flatMap { others in
      words.percent(others.n, of: others.of).map {
        say(
          da: "; blandt de øvrige \(words.count(others.of)) gik \($0) frem",
          en: "; of the other \(words.count(others.of)), \($0) did"
        )
      }
    }
    return words.sentence(
      say(
        da:
          "af de \(words.count(both)), der gik tilbage på \(names.worsenedOn) og også er målt på \(names.improvedOn), "
          + "gik \(countWithPercent(compensated, of: both)) frem på \(names.improvedOn)",
        en:
          "of the \(words.count(both)) who worsened on the \(names.worsenedOn) and were also measured on the "
          + "\(names.improvedOn), \(countWithPercent(compensated, of: both)) improved on the \(names.improvedOn)"
      ) + (others ?? "")
    )
  }

  private func chain(_ finding: CompensationFindings, of total: Int?, _ names: InstrumentPair)
    -> String?
  {
    guard let worsened = finding.worsened, let both = finding.pairedOnBoth,
      let compensated = finding.compensated
    else { return nil }
    let among =
      total.map { say(da: " af de \(words.count($0))", en: " of the \(words.count($0))") } ?? ""
    let start = say(
      da: "\(words.count(worsened))\(among) gik tilbage på \(names.worsenedOn).",
      en: "\(words.count(worsened))\(among) worsened on the \(names.worsenedOn)."
    )
    guard both > 0 else {
      return start
        + say(
          da: " Ingen af dem er målt både før og efter på \(names.improvedOn).",
          en: " None of them is measured before and after on the \(names.improvedOn)."
        )
    }
    return start + " "
      + say(
        da: "\(words.count(both)) af dem er også målt både før og efter på \(names.improvedOn), "
          + "og \(countOf(compensated, both)) gik frem dér.",
        en:
          "\(words.count(both)) of them are also measured before and after on the \(names.improvedOn), "
          + "and \(countOf(compensated, both)) improved there."
      )
  }

  private func beside(_ finding: CompensationFindings, _ names: InstrumentPair) -> String? {
    guard let others = finding.improvedAmongNotWorsened, others.of > 0,
      let both = finding.pairedOnBoth,
      let compensated = finding.compensated, both > 0
    else { return nil }
    let rate = say(
      da:
        "Blandt dem, der ikke gik tilbage på \(names.worsenedOn), gik \(countOf(others.n, others.of)) frem på \(names.improvedOn).",
      en:
        "Among those who did not worsen on the \(names.worsenedOn), \(countOf(others.n, others.of)) improved on the \(names.improvedOn)."
    )
    // Shares compared as whole numbers; the counts of people are far from overflowing.
    let (left, right) = (Int128(compensated) * Int128(others.of), Int128(others.n) * Int128(both))
    return rate + " " + comparison(left, right, names)
  }

  private func comparison(_ worsened: Int128, _ others: Int128, _ names: InstrumentPair) -> String {
    if worsened < others {
      return say(
        da:
          "Fremgang på \(names.improvedOn) er altså sjældnere blandt dem, der gik tilbage på \(names.worsenedOn), "
          + "end blandt de øvrige: tallene viser ikke, at det ene opvejer det andet.",
        en:
          "Improvement on the \(names.improvedOn) is thus rarer among those who worsened on the \(names.worsenedOn) "
          + "than among the others: the figures do not show that one makes up for the other."
      )
    }
    if worsened > others {
      return say(
        da:
          "Fremgang på \(names.improvedOn) er altså hyppigere blandt dem, der gik tilbage på \(names.worsenedOn), "
          + "end blandt de øvrige.",
        en:
          "Improvement on the \(names.improvedOn) is thus more common among those who worsened on the "
          + "\(names.worsenedOn) than among the others."
      )
    }
    return say(
      da: "Fremgang på \(names.improvedOn) er altså lige hyppig i de to grupper.",
      en: "Improvement on the \(names.improvedOn) is thus equally common in the two groups."
    )
  }
}

extension Sentences {
  /// What the section asks, and why it needs two rates.
  package func compensationLead() -> String {
    say(
      da:
        "Kompensation vil her sige at gå tilbage på ét instrument og frem på et andet. Andelen siger kun noget ved "
        + "siden af, hvor mange der gik frem blandt dem, der ikke gik tilbage.",
      en:
        "Compensation here means worsening on one instrument and improving on another. The share says little unless "
        + "read beside how many improved among those who did not worsen."
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
