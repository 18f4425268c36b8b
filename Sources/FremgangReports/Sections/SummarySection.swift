import FremgangKit
import FremgangWords

extension ReportComposer {
  /// The report in four to eight sentences.
  func summarySection() -> Section {
    let outcomes = outcomes()
    let shown = Array(outcomes.prefix(4))
    var blocks = paragraph([
      findings.instruments.isEmpty ? nil : sentences.participation(findings.respondents),
      findings.personal.isEmpty ? nil : sentences.stars(findings.personal.count),
    ])
    for outcome in shown {
      let mean = sentences.mean(outcome.summary, of: outcome.scale, on: outcome.name)
      // With many instruments, the shares are left to the instruments' own sections.
      let shares = outcomes.count > 2 ? nil : sentences.shares(outcome.summary, on: outcome.name)
      blocks += paragraph([mean, shares])
    }
    blocks += paragraph([sentences.verdicts(shown)])
    blocks += paragraph([outcomes.count > 2 ? nil : firstCompensation(), sentences.shortCaveat()])
    return Section(
      anchor: "summary",
      title: words.say(da: "Sammenfatning", en: "Summary"),
      blocks: blocks
    )
  }

  /// The primary scale of every instrument that has something to show.
  func outcomes() -> [Sentences.Outcome] {
    findings.instruments.compactMap { instrument in
      guard let scale = instrument.scales.first, let summary = scale.overall, !scale.suppressed,
        summary.n > 0
      else { return nil }
      return Sentences.Outcome(
        name: words.say(instrument.shortTitle),
        scale: scale,
        summary: summary
      )
    }
  }

  private func firstCompensation() -> String? {
    findings.compensation.first { $0.by == nil }.flatMap {
      sentences.shortCompensation($0, names($0))
    }
  }

  /// The names of the two instruments of a compensation.
  func names(_ finding: CompensationFindings) -> Sentences.InstrumentPair {
    Sentences.InstrumentPair(
      worsenedOn: name(of: finding.worsenedOn),
      improvedOn: name(of: finding.improvedOn)
    )
  }
}
