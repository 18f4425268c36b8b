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
      blocks: paragraph(opening) + paragraph(expected),
      subsections: findings.instruments.map(participation)
    )
  }

  /// How many of the expected groups contribute, and why the others do not.
  private func expectation(_ grouping: GroupingFindings) -> [String] {
    guard !grouping.expected.isEmpty else { return [] }
    let contributing = grouping.expected.filter { contributes($0.level, in: grouping) }
    let others = grouping.expected.filter { !contributes($0.level, in: grouping) }
    let total = sentences.expected(
      grouping.expected.count,
      contributing: contributing.count,
      noun: noun(grouping)
    )
    return [total]
      + others.map { level in
        let reason =
          level.reason.map(words.say) ?? words.say(da: "ingen oplyst grund", en: "no reason given")
        return words.sentence("\(level.level): \(reason)")
      }
  }

  /// Whether a level has pairs on any instrument; a withheld level has some.
  private func contributes(_ level: String, in grouping: GroupingFindings) -> Bool {
    findings.attrition.contains {
      $0.by == grouping.id && $0.level == level && ($0.suppressed || ($0.pairs ?? 0) > 0)
    }
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
