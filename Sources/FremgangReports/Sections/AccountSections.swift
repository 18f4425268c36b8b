import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Charts that belong to no section above.
  func otherFiguresSection() -> Section {
    let scored = Set(findings.instruments.map(\.id) + findings.personal.map(\.instrument))
    let others = figures.filter { !($0.instrument.map(scored.contains) ?? false) }
    return Section(
      anchor: "charts",
      title: words.say(da: "Flere figurer", en: "More charts"),
      blocks: others.map(Block.figure)
    )
  }

  /// Where every measurement went.
  func ledgerSection() -> Section {
    let rows = findings.ledger.bins.map {
      Row(title: sentences.reason($0.reason), cells: [Cell(.count($0.measurements))])
    }
    let total = Row(
      title: words.say(da: "I alt", en: "Total"),
      cells: [Cell(.count(findings.ledger.measurements))],
      standing: .total
    )
    let table = Table(
      name: "ledger",
      caption: words.say(da: "Regnskab over alle målinger", en: "All measurements accounted for"),
      columns: [
        Column(
          title: words.say(da: "Hvad der blev af målingen", en: "What became of the measurement"),
          kind: .text
        ),
        Column(title: words.say(da: "Målinger", en: "Measurements"), kind: .number),
      ],
      rows: rows + [total]
    )
    let warnings = findings.warnings.map { warning in
      sentences.warning(warning, instrument: warning.instrument.map(name))
    }
    return Section(
      anchor: "ledger",
      title: words.say(da: "Hvor blev målingerne af?", en: "Where did the measurements go?"),
      blocks: [.paragraph([sentences.ledger(findings.ledger)]), .table(table)]
        + (warnings.isEmpty ? [] : [.list(warnings)])
    )
  }

  /// How the respondents answered, such as alone or assisted.
  func answerModesSection() -> Section {
    let rows = findings.answerModes.map { found in
      let absent: Cell.Content = found.suppressed ? .withheld : .missing
      let mode = found.mode ?? words.say(da: "ikke oplyst", en: "not stated")
      return Row(
        title: "\(name(of: found.instrument)): \(mode)",
        cells: [
          Cell(found.before.map(Cell.Content.count) ?? absent),
          Cell(found.after.map(Cell.Content.count) ?? absent),
        ]
      )
    }
    let table = Table(
      name: "answer-modes",
      caption: words.say(
        da: "Hvordan svarene er givet, antal par",
        en: "How the answers were given, pairs"
      ),
      columns: [
        Column(
          title: words.say(da: "Instrument og svarmåde", en: "Instrument and way of answering"),
          kind: .text
        ),
        Column(title: words.say(da: "Før", en: "Before"), kind: .number),
        Column(title: words.say(da: "Efter", en: "After"), kind: .number),
      ],
      rows: rows
    )
    return Section(
      anchor: "answer-modes",
      title: words.say(da: "Hvordan der blev svaret", en: "How people answered"),
      blocks: rows.isEmpty ? [] : [.table(table)]
    )
  }

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

  /// How the figures were made, and what they cannot say.
  func methodsSection() -> Section {
    Section(
      anchor: "methods",
      title: words.say(da: "Metode og forbehold", en: "Methods and reservations"),
      blocks: [],
      subsections: [
        Section(
          anchor: "reservations",
          title: words.say(da: "Forbehold", en: "Reservations"),
          blocks: [.list(sentences.caveats())]
        ),
        Section(
          anchor: "method",
          title: words.say(da: "Sådan er der regnet", en: "How the figures were made"),
          blocks: [.list(sentences.methods())]
        ),
        Section(
          anchor: "disclosure",
          title: words.say(da: "Små grupper", en: "Small groups"),
          blocks: [.paragraph([sentences.disclosure(findings.disclosure)])]
        ),
      ]
    )
  }
}
