import FremgangKit
import FremgangWords

/// Any change, and the published sizes of change, side by side.
extension ReportComposer {
  /// The table of an instrument's claims, where a size of change is published for any scale.
  func claims(_ instrument: InstrumentFindings, _ name: String) -> [Block] {
    var footnotes = Footnotes()
    // Subscales of a total are conceptual parts, and would bury the claim about the whole.
    let shown =
      instrument.presentation == "blocks" ? instrument.scales : Array(instrument.scales.prefix(1))
    let rows = shown.flatMap { claimRows($0, isOnly: shown.count == 1, &footnotes) }
    guard !rows.isEmpty else { return [] }
    let table = Table(
      name: "\(slug(of: instrument))-claims",
      caption: words.say(da: "\(name): hvor stor en ændring", en: "\(name): how large a change"),
      columns: [
        Column(title: words.say(da: "Regnet som ændret", en: "Counted as changed"), kind: .text),
        Column(title: "n", kind: .number),
        Column(title: words.say(da: "Forbedret", en: "Improved"), kind: .share()),
        Column(title: words.say(da: "Ikke ændret", en: "Not changed"), kind: .share()),
        Column(title: words.say(da: "Forværret", en: "Worsened"), kind: .share()),
      ],
      rows: rows,
      footnotes: footnotes.texts
    )
    return [.table(table)]
  }

  private struct Claim {
    var title: String
    var source: String?
    var n: Int
    var counts: [Int?]
  }

  /// Any change first, so that every other claim is read against it and on the same people.
  private func claimRows(
    _ scale: ScaleFindings,
    isOnly: Bool,
    _ footnotes: inout Footnotes
  ) -> [Row] {
    guard let summary = scale.overall, !summary.countsSuppressed else { return [] }
    let published = published(summary)
    guard !published.isEmpty else { return [] }
    let any = Claim(
      title: words.say(da: "enhver ændring", en: "any change"),
      source: nil,
      n: summary.n,
      counts: [summary.improved, summary.unchanged, summary.worsened]
    )
    let heading = Row(title: words.say(scale.title), cells: [], standing: .heading)
    return (isOnly ? [] : [heading]) + ([any] + published).map { row($0, &footnotes) }
  }

  private func row(_ claim: Claim, _ footnotes: inout Footnotes) -> Row {
    let counts = claim.counts.map { $0.map { Cell(.share($0, of: claim.n)) } ?? Cell(.withheld) }
    return Row(
      title: claim.title,
      cells: [Cell(.count(claim.n))] + counts,
      marks: claim.source.map { [footnotes.mark($0 + ".")] } ?? []
    )
  }

  /// What the instrument's authors recommend, what matters to people, what exceeds error.
  private func published(_ summary: Summary) -> [Claim] {
    let n = summary.n
    let recommended = summary.recommendedChange.map { found in
      claim(found, n, da: "anbefalet af forfatterne", en: "the authors' recommendation")
    }
    let important = summary.importantChange.map { found in
      claim(found, n, da: "mindste vigtige ændring", en: "minimal important change")
    }
    return [recommended, important, summary.reliableChange.map { claim($0, n) }].compactMap { $0 }
  }

  private func claim(_ found: ThresholdCounts, _ n: Int, da: String, en: String) -> Claim {
    let size = words.shortNumber(found.threshold)
    return Claim(
      title: words.say(da: "mindst \(size) point (\(da))", en: "at least \(size) points (\(en))"),
      source: "\(found.source) (\(sentences.status(found.status)))",
      n: n,
      counts: [found.improved, found.unchanged, found.worsened]
    )
  }

  private func claim(_ found: ReliableChangeCounts, _ n: Int) -> Claim {
    let reliability = found.reliability.map {
      words.say(
        da: ", reliabilitet \(words.shortNumber($0))",
        en: ", reliability \(words.shortNumber($0))"
      )
    }
    return Claim(
      title: reliableTitle(found),
      source: "\(found.source)\(reliability ?? "") (\(sentences.status(found.status)))",
      n: n,
      counts: [found.improved, found.unchanged, found.worsened]
    )
  }

  /// Of a published size the size itself counts; of one that was worked out, only more.
  private func reliableTitle(_ found: ReliableChangeCounts) -> String {
    guard let threshold = found.threshold else {
      return words.say(da: "mere end måleusikkerhed", en: "more than measurement error")
    }
    let size = words.shortNumber(threshold)
    return found.reliability == nil
      ? words.say(
        da: "mindst \(size) point (mere end måleusikkerhed)",
        en: "at least \(size) points (more than measurement error)"
      )
      : words.say(
        da: "over \(size) point (mere end måleusikkerhed)",
        en: "more than \(size) points (more than measurement error)"
      )
  }
}
