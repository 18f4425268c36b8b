import FremgangKit
import FremgangWords

extension ReportComposer {
  /// The changes of the groups compared as such: in sentences, or in a table where there are many.
  func differences(
    _ instrument: InstrumentFindings,
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings
  ) -> [Block] {
    let found = scale.groupDifferences.filter { $0.by == grouping.id }
    guard found.count > 2 else {
      return paragraph(found.map { sentences.difference($0, on: scale) })
    }
    return [
      .paragraph([sentences.manyComparisons(found.count)]),
      .table(differenceTable(instrument, scale, grouping, found)),
    ]
  }

  private func differenceTable(
    _ instrument: InstrumentFindings,
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings,
    _ found: [GroupDifference]
  ) -> Table {
    let name = words.say(instrument.shortTitle)
    let level = found.compactMap { $0.welchOnChange?.confidenceInterval.level }.first ?? 0.95
    return Table(
      name: "\(slug(of: instrument))-\(slug(of: grouping))-differences",
      caption: words.say(
        da: "\(name): forskelle i ændring mellem grupper",
        en: "\(name): differences in change between groups"
      ),
      columns: differenceColumns(interval: sentences.intervalName(level)),
      rows: found.map { differenceRow($0, decimals: ScalePrecision(scale).table) }
    )
  }

  private func differenceColumns(interval: String) -> [Column] {
    let pair = words.say(da: "Den ene minus den anden", en: "One minus the other")
    let welch = words.say(da: "Forskel (Welch)", en: "Difference (Welch)")
    let ancova = words.say(
      da: "Givet samme score før (ANCOVA)",
      en: "Given equal scores before (ANCOVA)"
    )
    let adjusted = words.say(da: "Justeret p (Holm)", en: "Adjusted p (Holm)")
    return [Column(title: pair, kind: .text)]
      + [welch, ancova].flatMap { title in
        [
          Column(title: title, kind: .number), Column(title: interval, kind: .interval),
          Column(title: adjusted, kind: .number),
        ]
      }
  }

  private func differenceRow(_ difference: GroupDifference, decimals: Int) -> Row {
    Row(
      title: difference.levels.joined(separator: " − "),
      cells: [difference.welchOnChange, difference.ancova].flatMap {
        cells($0, difference, decimals)
      }
    )
  }

  private func cells(
    _ difference: Difference?,
    _ whole: GroupDifference,
    _ decimals: Int
  ) -> [Cell] {
    guard let difference else {
      return Array(repeating: Cell(whole.suppressed ? .withheld : .missing), count: 3)
    }
    let interval = difference.confidenceInterval
    return [
      Cell(.number(difference.estimate, decimals: decimals)),
      Cell(.interval(interval.lower, interval.upper, decimals: decimals)),
      Cell(.probability(difference.adjustedP ?? difference.p)),
    ]
  }
}
