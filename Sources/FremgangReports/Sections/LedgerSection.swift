import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Where every measurement went.
  func ledgerSection() -> Section {
    let warnings = findings.warnings.map { warning in
      sentences.warning(
        warning,
        instrument: warning.instrument.map(name),
        groupings: groupingTitles
      )
    }
    return Section(
      anchor: "ledger",
      title: words.say(da: "Hvor blev målingerne af?", en: "Where did the measurements go?"),
      blocks: [.paragraph([sentences.ledger(findings.ledger)]), .table(ledgerTable())]
        + (warnings.isEmpty ? [] : [.list(warnings)])
    )
  }

  private var groupingTitles: [String: String] {
    Dictionary(
      findings.groupings.map { ($0.id, words.say($0.title)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func ledgerTable() -> Table {
    let rows = findings.ledger.bins.map {
      Row(title: sentences.reason($0.reason), cells: [Cell(.count($0.measurements))])
    }
    let total = Row(
      title: words.say(da: "I alt", en: "Total"),
      cells: [Cell(.count(findings.ledger.measurements))],
      standing: .total
    )
    return Table(
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
  }
}
