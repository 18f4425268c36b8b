import FremgangKit
import FremgangWords

extension ReportComposer {
  /// One instrument: everyone, then each grouping, then what else its scales tell.
  func instrumentSection(_ instrument: InstrumentFindings) -> Section {
    let name = words.say(instrument.shortTitle)
    return Section(
      anchor: slug(of: instrument),
      title: "\(name): \(words.say(instrument.measures))",
      blocks: overall(instrument, name),
      subsections: findings.groupings.compactMap { groupSection(instrument, grouping: $0) }
    )
  }

  private func overall(_ instrument: InstrumentFindings, _ name: String) -> [Block] {
    guard let scale = instrument.scales.first else { return [] }
    var blocks = paragraph([sentences.introduction(instrument, scale)])
    if let summary = scale.overall, !scale.suppressed, summary.n > 0 {
      blocks += paragraph([
        sentences.mean(summary, of: scale, on: name), sentences.change(summary, on: scale),
        everyone(instrument).flatMap(sentences.notPartOfChange),
      ])
      blocks += paragraph([sentences.shares(summary, on: name) ?? countsWithheld(summary)])
      blocks += paragraph(sentences.significance(summary, on: scale))
      blocks += paragraph([
        scale.internalConsistency.flatMap { sentences.internalConsistency($0, on: scale) }
      ])
    } else {
      blocks += paragraph([sentences.nothing(on: name, isWithheld: scale.overall == nil)])
    }
    blocks.append(.table(overallTable(instrument, name)))
    let lead =
      instrument.presentation == "blocks" && instrument.caveats.isEmpty
      ? [sentences.blocks(name)] : []
    blocks += paragraph(lead + instrument.caveats.map { words.sentence(words.say($0.text)) })
    return blocks + otherFigures(of: instrument) + claims(instrument, name)
      + cutoffs(instrument, name)
      + waves(instrument, name)
  }

  private func countsWithheld(_ summary: Summary) -> String? {
    guard summary.countsSuppressed else { return nil }
    return sentences.sharesWithheld(minimum: findings.disclosure.minimumForCounts)
  }

  private func overallTable(_ instrument: InstrumentFindings, _ name: String) -> Table {
    let entries = instrument.scales.enumerated().map { place, scale in
      OutcomeTable.Entry(
        title: words.say(scale.title),
        scale: scale,
        summary: scale.overall,
        isWithheld: scale.suppressed || scale.overall == nil,
        standing: place == 0 ? .total : .ordinary,
        showsTest: place == 0
      )
    }
    var table = OutcomeTable(entries, self)
    return table.table(
      name: "\(slug(of: instrument))-overall",
      caption: words.say(
        da: "\(name): alle, før og efter",
        en: "\(name): everyone, before and after"
      ),
      header: words.say(da: "Skala", en: "Scale")
    )
  }

  /// Mean by wave, where there are more waves than before and after.
  private func waves(_ instrument: InstrumentFindings, _ name: String) -> [Block] {
    guard let scale = instrument.scales.first, scale.waves.count > 2 else { return [] }
    let decimals = ScalePrecision(scale).table
    let rows = scale.waves.map { wave in
      let absent: Cell.Content = wave.suppressed ? .withheld : .missing
      return Row(
        title: wave.wave,
        cells: [
          Cell(wave.n.map(Cell.Content.count) ?? absent),
          Cell(wave.mean.map { .number($0, decimals: decimals) } ?? absent),
          Cell(wave.sd.map { .number($0, decimals: decimals) } ?? absent),
        ]
      )
    }
    let table = Table(
      name: "\(slug(of: instrument))-waves",
      caption: words.say(
        da: "\(name): gennemsnit for dem, der er målt hver gang",
        en: "\(name): means of those measured every time"
      ),
      columns: [
        Column(title: words.say(da: "Måling", en: "Wave"), kind: .text),
        Column(title: "n", kind: .number),
        Column(title: words.say(da: "Gennemsnit", en: "Mean"), kind: .number),
        Column(title: words.say(da: "Standardafvigelse", en: "Standard deviation"), kind: .number),
      ],
      rows: rows
    )
    return [.table(table)]
  }
}
