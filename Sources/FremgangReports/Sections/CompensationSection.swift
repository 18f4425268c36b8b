import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Every two instruments: the signs of change on one by the other, and both rates.
  func compensationSection() -> Section {
    var seen: Set<[String]> = []
    var parts: [Section] = []
    for finding in findings.compensation where finding.by == nil {
      let pair = [finding.worsenedOn, finding.improvedOn].sorted()
      guard seen.insert(pair).inserted else { continue }
      parts.append(compensation(finding, among: pair))
    }
    return Section(
      anchor: "compensation",
      title: words.say(
        da: "Kompensation: gik nogen frem på det ene og tilbage på det andet?",
        en: "Compensation: did people worsen on one and improve on the other?"
      ),
      blocks: parts.isEmpty ? [] : paragraph([sentences.compensationLead()]),
      subsections: parts
    )
  }

  private func compensation(_ first: CompensationFindings, among pair: [String]) -> Section {
    let same = findings.compensation.filter { [$0.worsenedOn, $0.improvedOn].sorted() == pair }
    let everyone = same.filter { $0.by == nil }
    let stated = same.filter { $0.by != nil && $0.level == nil }
    var blocks = everyone.flatMap {
      paragraph(sentences.compensation($0, of: total($0), names($0), concludes: true))
    }
    if first.suppressed { blocks += paragraph([sentences.compensationWithheld()]) }
    if let signs = first.signs, !first.suppressed { blocks.append(.table(signTable(first, signs))) }
    for finding in stated where !finding.suppressed {
      let grouping = findings.groupings.first { $0.id == finding.by }
      let title = grouping.map { words.say($0.title) } ?? finding.by ?? ""
      let chain = sentences.compensation(
        finding,
        of: total(finding),
        names(finding),
        concludes: false
      )
      blocks += paragraph([sentences.amongStated(title)] + chain)
    }
    let (one, other) = (name(of: first.worsenedOn), name(of: first.improvedOn))
    return Section(
      anchor: "compensation-\(place(first.worsenedOn))-\(place(first.improvedOn))",
      title: words.say(da: "\(one) og \(other)", en: "\(one) and \(other)"),
      blocks: blocks
    )
  }

  /// The number of pairs among whom the worsened are counted.
  private func total(_ finding: CompensationFindings) -> Int? {
    let scale = findings.instruments.first { $0.id == finding.worsenedOn }?.scales.first
    guard let by = finding.by else { return scale?.overall?.n }
    return finding.level == nil
      ? scale?.stated.first { $0.by == by }?.summary?.n
      : scale?.groups.first { $0.by == by && $0.level == finding.level }?.summary?.n
  }

  private func place(_ instrument: String) -> Int {
    (findings.instruments.firstIndex { $0.id == instrument } ?? 0) + 1
  }

  private func signTable(_ finding: CompensationFindings, _ signs: [[Int]]) -> Table {
    let (one, other) = (name(of: finding.worsenedOn), name(of: finding.improvedOn))
    let signNames = [
      words.say(da: "forværret", en: "worsened"), words.say(da: "uændret", en: "unchanged"),
      words.say(da: "forbedret", en: "improved"),
    ]
    return Table(
      name: "compensation-\(place(finding.worsenedOn))-\(place(finding.improvedOn))",
      caption: words.say(
        da: "Fortegn for ændringen på \(one) og \(other), personer med par på begge",
        en: "Signs of the change on the \(one) and the \(other), people with pairs on both"
      ),
      columns: [Column(title: one, kind: .text)]
        + signNames.map { Column(title: "\(other) \($0)", kind: .number) },
      rows: zip(signNames, signs).map { name, counts in
        Row(title: "\(one) \(name)", cells: counts.map { Cell(.count($0)) })
      }
    )
  }
}
