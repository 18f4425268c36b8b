import FremgangKit
import FremgangWords

extension ReportComposer {
  /// What is known of each instrument, and from where.
  func factsSection() -> Section {
    Section(
      anchor: "facts",
      title: words.say(da: "Instrumenterne", en: "The instruments"),
      blocks: findings.instruments.flatMap(facts)
    )
  }

  private func facts(_ instrument: InstrumentFindings) -> [Block] {
    [.paragraph([sentences.facts(instrument)]), .table(factsTable(instrument))]
      + (instrument.caveats.isEmpty ? [] : [.list(instrument.caveats.map(sentences.sourced))])
  }

  private func factsTable(_ instrument: InstrumentFindings) -> Table {
    Table(
      name: "\(slug(of: instrument))-facts",
      caption: words.say(
        da: "\(words.say(instrument.shortTitle)): skalaer og regler",
        en: "\(words.say(instrument.shortTitle)): scales and rules"
      ),
      columns: [
        words.say(da: "Skala", en: "Scale"), words.say(da: "Spørgsmål", en: "Items"),
        words.say(da: "Spændvidde", en: "Range"), words.say(da: "Bedre er", en: "Better is"),
        words.say(da: "Score", en: "Score"),
        words.say(da: "Ubesvarede spørgsmål", en: "Unanswered items"),
        words.say(da: "Kilder", en: "Sources"),
      ].map { Column(title: $0, kind: .text) },
      rows: instrument.scales.map(factsRow)
    )
  }

  private func factsRow(_ scale: ScaleFindings) -> Row {
    let rules = scale.scoring
    let sources =
      words.say(da: "Spændvidde", en: "Range")
      + ": \(rules.rangeSource) (\(sentences.status(rules.rangeStatus))). "
      + words.say(da: "Ubesvarede", en: "Unanswered")
      + ": \(rules.missingRuleSource) (\(sentences.status(rules.missingRuleStatus)))."
    return Row(
      title: words.say(scale.title),
      cells: [
        Cell(.count(scale.items)), Cell(.text(sentences.range(of: scale))),
        Cell(
          .text(
            scale.higherIsBetter
              ? words.say(da: "højere", en: "higher") : words.say(da: "lavere", en: "lower")
          )
        ),
        Cell(.text(sentences.scoringMethod(rules.method))),
        Cell(.text(sentences.missingRule(rules.missingRule, rules.missingRuleNumber))),
        Cell(.text(sources)),
      ]
    )
  }
}
