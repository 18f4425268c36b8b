import FremgangKit
import FremgangWords

/// How many lay beyond each cut-off before and after.
extension ReportComposer {
  /// The table of an instrument's cut-offs, where its scales have any.
  func cutoffs(_ instrument: InstrumentFindings, _ name: String) -> [Block] {
    let cutoffs = instrument.scales.flatMap { scale in
      (scale.overall?.cutoffs ?? []).map { (scale, $0) }
    }
    return cutoffs.isEmpty ? [] : [.table(cutoffTable(instrument, name, cutoffs))]
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
