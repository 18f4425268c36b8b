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
    var footnotes = Footnotes()
    let rows = instrument.scales.map { factsRow($0, &footnotes) }
    let name = words.say(instrument.shortTitle)
    return Table(
      name: "\(slug(of: instrument))-facts",
      caption: words.say(da: "\(name): skalaer og regler", en: "\(name): scales and rules"),
      columns: [
        Column(title: words.say(da: "Skala", en: "Scale"), kind: .text),
        Column(title: words.say(da: "Spørgsmål", en: "Items"), kind: .number),
        Column(title: words.say(da: "Spændvidde", en: "Range"), kind: .text),
        Column(title: words.say(da: "Bedre er", en: "Better is"), kind: .text),
        Column(title: words.say(da: "Score", en: "Score"), kind: .text),
        Column(title: words.say(da: "Ubesvarede spørgsmål", en: "Unanswered items"), kind: .text),
      ],
      rows: rows,
      footnotes: footnotes.texts
    )
  }

  /// The scale's rules, each with a footnote that gives its source and how far it can be trusted.
  private func factsRow(_ scale: ScaleFindings, _ footnotes: inout Footnotes) -> Row {
    let rules = scale.scoring
    let range = footnotes.mark(source(rules.rangeSource, rules.rangeStatus))
    let missing = footnotes.mark(source(rules.missingRuleSource, rules.missingRuleStatus))
    let better =
      scale.higherIsBetter
      ? words.say(da: "højere", en: "higher") : words.say(da: "lavere", en: "lower")
    return Row(
      title: words.say(scale.title),
      cells: [
        Cell(.count(scale.items)), Cell(.text(sentences.range(of: scale)), marks: [range]),
        Cell(.text(better)), Cell(.text(sentences.scoringMethod(rules.method))),
        Cell(
          .text(sentences.missingRule(rules.missingRule, rules.missingRuleNumber)),
          marks: [missing]
        ),
      ]
    )
  }

  private func source(_ source: String, _ status: Status) -> String {
    "\(source) (\(sentences.status(status)))."
  }
}
