import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Who was measured, before, after, twice; overall, by group, with the expected groups.
  func participationSection() -> Section {
    let opening = [
      sentences.participation(findings.respondents), sentences.pairing(findings.pairing),
    ]
    let expected = findings.groupings.flatMap(expectation)
    return Section(
      anchor: "participation",
      title: words.say(da: "Deltagelse og frafald", en: "Participation and attrition"),
      blocks: findings.instruments.isEmpty ? [] : paragraph(opening) + paragraph(expected),
      subsections: findings.instruments.map(participation)
    )
  }

  /// How many of the expected groups contribute, and why the others do not.
  ///
  /// Where some are withheld, nothing is said that would tell whether they contribute.
  private func expectation(_ grouping: GroupingFindings) -> [String] {
    guard !grouping.expected.isEmpty else { return [] }
    let rows = Dictionary(grouping: findings.attrition.filter { $0.by == grouping.id }, by: \.level)
    let standings = grouping.expected.map { standing(rows[$0.level] ?? []) }
    let withheld = standings.count { $0 == .withheld }
    let noun = noun(grouping)
    let lead =
      withheld > 0
      ? sentences.expected(standings.count, withheld: withheld, noun: noun)
      : sentences.expected(
        standings.count,
        contributing: standings.count { $0 == .contributes },
        noun: noun
      )
    let absent = zip(grouping.expected, standings).filter { $1 == .absent }.map { level, _ in
      let unknown = words.say(da: "ingen oplyst grund", en: "no reason given")
      return words.sentence("\(level.level): \(level.reason.map(words.say) ?? unknown)")
    }
    return [lead] + absent
  }

  /// Whether an expected group has pairs, as far as that may be shown.
  private enum Standing {
    case contributes
    case withheld
    case absent
  }

  private func standing(_ rows: [AttritionFindings]) -> Standing {
    if rows.contains(where: { ($0.pairs ?? 0) > 0 }) { return .contributes }
    return rows.contains(where: \.suppressed) ? .withheld : .absent
  }

  private func participation(_ instrument: InstrumentFindings) -> Section {
    let rows = findings.attrition.filter { $0.instrument == instrument.id }
    let name = words.say(instrument.shortTitle)
    let overall = everyone(instrument)
    let said = [
      overall.flatMap { $0.suppressed ? nil : sentences.attrition($0, on: name) },
      instrument.daysBetween.flatMap(sentences.daysBetween),
    ]
    var table = ParticipationTable(self)
    let blocks: [Block] = rows.isEmpty ? [] : [.table(table.table(instrument, rows))]
    return Section(
      anchor: "participation-\(slug(of: instrument))",
      title: name,
      blocks: paragraph(said) + blocks
    )
  }
}
