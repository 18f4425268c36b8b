import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Takes the runs of columns that the plan gives an instrument's items.
  mutating func takeRanges() {
    for range in plan.columns.ranges {
      guard let instrument = offered.firstIndex(where: { $0.id == range.instrument }) else {
        continue
      }
      if range.wave == nil, header.columns(named: range.first).isEmpty,
        takeSuffixed(range, instrument)
      {
        continue
      }
      take(range.first, range.last, range, instrument, wave: range.wave)
    }
  }

  /// Takes the runs whose ends are called as the range says with the label of a wave.
  private mutating func takeSuffixed(_ range: ColumnRange, _ instrument: Int) -> Bool {
    let columns = plan.columns
    let ends =
      columns.waveSuffixes.map { ($0.wave, range.first + $0.text, range.last + $0.text) }
      + columns.wavePrefixes.map { ($0.wave, $0.text + range.first, $0.text + range.last) }
    let found = ends.filter { !header.columns(named: $0.1).isEmpty }
    for (wave, first, last) in found { take(first, last, range, instrument, wave: wave) }
    return !found.isEmpty
  }

  private mutating func take(
    _ first: String,
    _ last: String,
    _ range: ColumnRange,
    _ instrument: Int,
    wave: String?
  ) {
    let key = "ranges.\(range.instrument)"
    let ends = [first, last].map { name in end(name, key) }
    guard let start = ends[0], let stop = ends[1] else { return }
    let columns = start <= stop ? (start...stop).filter { !layout.isTaken[$0] } : []
    let expected = offered[instrument].items.count
    guard columns.count == expected else {
      reportCount(columns.count, expected, start, stop, range)
      return
    }
    for column in columns { layout.isTaken[column] = true }
    layout.blocks.append(
      FileLayout.Block(
        instrument: instrument,
        affix: wave.map(FoldedName.fold),
        isRange: true,
        items: columns
      )
    )
  }

  /// The one column that an end of a range names.
  private mutating func end(_ name: String, _ key: String) -> Int? {
    let columns = header.columns(named: name)
    if columns.isEmpty { missing.append((key, name)) }
    if columns.count > 1 { reportDuplicate(name, columns) }
    return columns.first
  }

  private mutating func reportCount(
    _ count: Int,
    _ expected: Int,
    _ start: Int,
    _ stop: Int,
    _ range: ColumnRange
  ) {
    log.report(
      "range-count",
      at: place(column: start),
      start <= stop
        ? "The range for \(range.instrument) spans \(count) columns, and the instrument has "
          + "\(expected) items."
        : "The range for \(range.instrument) ends in field \(stop + 1), before it begins in field "
          + "\(start + 1).",
      remedy: "Name the columns of the first and the last item, in the questionnaire's order; "
        + "columns between them that are no items belong under \"ignore\"."
    )
  }
}
