import FremgangKit
import FremgangWords

extension ReportComposer {
  /// The report in four to eight sentences.
  func summarySection() -> Section {
    let outcomes = outcomes()
    let shown = Array(outcomes.prefix(4))
    var said: [String?] = [sentences.participation(findings.respondents)]
    for outcome in shown {
      said.append(sentences.mean(outcome.summary, of: outcome.scale, on: outcome.name))
      // With many instruments, the shares are left to the instruments' own sections.
      if outcomes.count <= 2 { said.append(sentences.shares(outcome.summary, on: outcome.name)) }
    }
    said.append(sentences.verdicts(shown))
    said += shown.map(sentences.takenBack)
    if outcomes.count <= 2 { said.append(firstCompensation()) }
    said.append(sentences.shortCaveat())
    return Section(
      anchor: "summary",
      title: words.say(da: "Sammenfatning", en: "Summary"),
      blocks: paragraph(said)
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
