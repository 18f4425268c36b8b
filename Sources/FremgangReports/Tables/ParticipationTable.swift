import FremgangKit
import FremgangWords

/// Who was measured on one instrument: a row for everyone and for each level of each grouping.
struct ParticipationTable {
  private let composer: ReportComposer
  private let words: Words
  private var footnotes = Footnotes()
  private var showsEnrolled = false

  init(_ composer: ReportComposer) {
    self.composer = composer
    words = composer.words
  }

  /// The finished table over the attrition findings of `instrument`.
  mutating func table(_ instrument: InstrumentFindings, _ findings: [AttritionFindings]) -> Table {
    showsEnrolled = findings.contains { $0.enrolled != nil }
    let name = words.say(instrument.shortTitle)
    var rows = findings.filter { $0.by == nil }.map {
      row($0, title: words.say(da: "Alle", en: "Everyone"), standing: .total, reason: nil)
    }
    for grouping in composer.findings.groupings {
      rows += self.rows(grouping, findings.filter { $0.by == grouping.id })
    }
    return Table(
      name: "\(composer.slug(of: instrument))-participation",
      caption: words.say(
        da: "Hvem der er målt på \(name)",
        en: "Who was measured on the \(name)"
      ),
      columns: columns(),
      rows: rows,
      footnotes: footnotes.texts
    )
  }

  private func columns() -> [Column] {
    let enrolled = Column(title: words.say(da: "Indskrevet", en: "Enrolled"), kind: .number)
    return [Column(title: words.say(da: "Gruppe", en: "Group"), kind: .text)]
      + (showsEnrolled ? [enrolled] : [])
      + [
        Column(title: words.say(da: "Målt før", en: "Before"), kind: .number),
        Column(title: words.say(da: "Målt efter", en: "After"), kind: .number),
        Column(title: words.say(da: "Begge gange", en: "Both times"), kind: .share(of: ofBefore)),
        Column(
          title: words.say(da: "Kom ikke igen", en: "Did not come back"),
          kind: .share(of: ofBefore)
        ),
        Column(title: words.say(da: "Kun efter", en: "After only"), kind: .number),
      ]
  }

  private var ofBefore: String { words.say(da: "af før", en: "of before") }

  private mutating func rows(_ grouping: GroupingFindings, _ findings: [AttritionFindings]) -> [Row]
  {
    guard !findings.isEmpty || !grouping.expected.isEmpty else { return [] }
    var rows = [Row(title: words.say(grouping.title), cells: [], standing: .heading)]
    let byLevel = Dictionary(findings.map { ($0.level, $0) }) { first, _ in first }
    let expected = Dictionary(grouping.expected.map { ($0.level, $0) }) { first, _ in first }
    let reasons = composer.reasons(in: grouping)
    for level in composer.levels(grouping) {
      let reason = reasons[level]
      if let found = byLevel[level] {
        rows.append(row(found, title: level, standing: .ordinary, reason: reason))
      } else {
        rows.append(emptyRow(level, enrolled: expected[level]?.enrolled, reason: reason))
      }
    }
    for found in findings where found.level == nil {
      rows.append(
        row(found, title: composer.rowTitle(nil, in: grouping), standing: .ordinary, reason: nil)
      )
    }
    return rows
  }

  /// A level that was expected and of which nothing was found.
  private mutating func emptyRow(
    _ level: String,
    enrolled: Int?,
    reason: String?
  ) -> Row {
    let head: [Cell] = showsEnrolled ? [Cell(enrolled.map(Cell.Content.count) ?? .missing)] : []
    let marks = reason.map { [footnotes.mark(words.sentence("\(level): \($0)"))] } ?? []
    return Row(
      title: level,
      cells: head + Array(repeating: Cell(.count(0)), count: 5),
      marks: marks
    )
  }

  private mutating func row(
    _ found: AttritionFindings,
    title: String,
    standing: Row.Standing,
    reason: String?
  ) -> Row {
    var marks: [Int] = []
    if let reason, !found.suppressed, found.pairs == 0 {
      marks.append(footnotes.mark(words.sentence("\(title): \(reason)")))
    }
    if found.suppressed { marks.append(footnotes.mark(withheldNote)) }
    let enrolled: [Cell] = showsEnrolled ? [count(found.enrolled, found)] : []
    let cells =
      enrolled + [
        count(found.before, found), count(found.after, found),
        share(found.pairs, of: found.before, found),
        share(found.beforeOnly, of: found.before, found), count(found.afterOnly, found),
      ]
    return Row(title: title, cells: cells, standing: standing, marks: marks)
  }

  private func count(_ value: Int?, _ found: AttritionFindings) -> Cell {
    if let value { return Cell(.count(value)) }
    return Cell(found.suppressed ? .withheld : .missing)
  }

  private func share(_ value: Int?, of total: Int?, _ found: AttritionFindings) -> Cell {
    guard let value, let total else { return Cell(found.suppressed ? .withheld : .missing) }
    return Cell(.share(value, of: total))
  }

  private var withheldNote: String {
    words.say(
      da: "Skjult: gruppen er lille, eller en anden gruppe kunne regnes ud.",
      en: "Withheld: the group is small, or another group could be worked out."
    )
  }
}
