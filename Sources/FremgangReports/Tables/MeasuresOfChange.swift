import FremgangKit
import FremgangWords

/// Any change, and the published sizes of change, side by side; then the cut-offs.
extension ReportComposer {
  func measuresOfChange(_ instrument: InstrumentFindings, _ name: String) -> [Block] {
    var blocks: [Block] = []
    let claims = instrument.scales.flatMap(claims)
    if !claims.isEmpty { blocks.append(.table(claimsTable(instrument, name, claims))) }
    let cutoffs = instrument.scales.flatMap { scale in
      (scale.overall?.cutoffs ?? []).map { (scale, $0) }
    }
    if !cutoffs.isEmpty { blocks.append(.table(cutoffTable(instrument, name, cutoffs))) }
    return blocks
  }

  private struct Claim {
    var title: String
    var source: String
    var n: Int
    var counts: [Int?]
  }

  /// Any change first, so that every other claim is read against it and on the same people.
  private func claims(_ scale: ScaleFindings) -> [Claim] {
    guard let summary = scale.overall, !summary.countsSuppressed else { return [] }
    let title = words.say(scale.title)
    let published = published(summary)
    guard !published.isEmpty else { return [] }
    let any = Claim(
      title: words.say(da: "enhver ændring", en: "any change"),
      source: "",
      n: summary.n,
      counts: [summary.improved, summary.unchanged, summary.worsened]
    )
    return ([any] + published).map { claim in
      var claim = claim
      claim.title = "\(title): \(claim.title)"
      return claim
    }
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
    let size = words.shortNumber(found.threshold)
    let reliability = found.reliability.map {
      words.say(
        da: ", reliabilitet \(words.shortNumber($0))",
        en: ", reliability \(words.shortNumber($0))"
      )
    }
    return Claim(
      title: words.say(
        da: "over \(size) point (mere end måleusikkerhed)",
        en: "more than \(size) points (more than measurement error)"
      ),
      source: "\(found.source)\(reliability ?? "") (\(sentences.status(found.status)))",
      n: n,
      counts: [found.improved, found.unchanged, found.worsened]
    )
  }

  private func claimsTable(_ instrument: InstrumentFindings, _ name: String, _ claims: [Claim])
    -> Table
  {
    Table(
      name: "\(slug(of: instrument))-claims",
      caption: words.say(da: "\(name): hvor stor en ændring", en: "\(name): how large a change"),
      columns: [
        Column(title: words.say(da: "Regnet som ændret", en: "Counted as changed"), kind: .text),
        Column(title: "n", kind: .number),
        Column(title: words.say(da: "Forbedret", en: "Improved"), kind: .share()),
        Column(
          title: words.say(da: "Ikke ændret", en: "Not changed"),
          kind: .share()
        ),
        Column(title: words.say(da: "Forværret", en: "Worsened"), kind: .share()),
        Column(title: words.say(da: "Kilde", en: "Source"), kind: .text),
      ],
      rows: claims.map { claim in
        let counts = claim.counts.map {
          $0.map { Cell(.share($0, of: claim.n)) } ?? Cell(.withheld)
        }
        return Row(
          title: claim.title,
          cells: [Cell(.count(claim.n))] + counts + [Cell(.text(claim.source))]
        )
      }
    )
  }

  private func cutoffTable(
    _ instrument: InstrumentFindings,
    _ name: String,
    _ cutoffs: [(ScaleFindings, CutoffCrossing)]
  ) -> Table {
    Table(
      name: "\(slug(of: instrument))-cutoffs",
      caption: words.say(
        da: "\(name): på hver side af grænseværdierne",
        en: "\(name): either side of the cut-offs"
      ),
      columns: [
        Column(title: words.say(da: "Grænse", en: "Cut-off"), kind: .text),
        Column(title: words.say(da: "Før", en: "Before"), kind: .share()),
        Column(title: words.say(da: "Efter", en: "After"), kind: .share()),
        Column(
          title: words.say(da: "p (McNemar, eksakt)", en: "p (McNemar, exact)"),
          kind: .number
        ),
        Column(title: words.say(da: "Kilde", en: "Source"), kind: .text),
      ],
      rows: cutoffs.map { cutoffRow($0, $1) }
    )
  }

  private func cutoffRow(_ scale: ScaleFindings, _ cutoff: CutoffCrossing) -> Row {
    let n = scale.overall?.n ?? 0
    let value = words.shortNumber(cutoff.value)
    let side =
      switch cutoff.beyond {
      case "below": words.say(da: "under \(value)", en: "below \(value)")
      case "atOrBelow": words.say(da: "\(value) eller lavere", en: "\(value) or lower")
      case "above": words.say(da: "over \(value)", en: "above \(value)")
      default: words.say(da: "\(value) eller højere", en: "\(value) or higher")
      }
    return Row(
      title: "\(words.say(scale.title)): \(words.say(cutoff.title)) (\(side))",
      cells: [
        cutoff.beyondBefore.map { Cell(.share($0, of: n)) } ?? Cell(.withheld),
        cutoff.beyondAfter.map { Cell(.share($0, of: n)) } ?? Cell(.withheld),
        cutoff.mcnemarP.map { Cell(.probability($0)) } ?? Cell(.missing),
        Cell(.text("\(cutoff.source) (\(sentences.status(cutoff.status)))")),
      ]
    )
  }
}
