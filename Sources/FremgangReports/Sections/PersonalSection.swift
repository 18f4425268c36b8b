import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Each person's own star; never a mean.
  func personalSection() -> Section {
    return Section(
      anchor: "personal",
      title: words.say(da: "Personlige stjerner", en: "Personal stars"),
      blocks: findings.personal.isEmpty
        ? []
        : [.notice(sentences.personalNotice()), .paragraph([sentences.personalLead()])]
          + findings.personal.flatMap { figures(of: $0) + star($0) } + sharedPersonalFigures()
    )
  }

  private func star(_ star: PersonalFindings) -> [Block] {
    var footnotes = Footnotes()
    let rows = star.axes.map { axisRow($0, &footnotes) }
    let table = Table(
      name: "personal-\(star.person)",
      caption: sentences.starCaption(star),
      columns: [
        Column(
          title: words.say(da: "Personens egen akse", en: "The person's own axis"),
          kind: .text
        ),
        Column(title: words.say(da: "Start", en: "Start"), kind: .number),
        Column(title: words.say(da: "Nu", en: "Now"), kind: .number),
        Column(title: words.say(da: "Forskel", en: "Difference"), kind: .number),
      ],
      rows: rows,
      footnotes: footnotes.texts
    )
    return [.table(table)]
  }

  private func axisRow(_ axis: PersonalFindings.Axis, _ footnotes: inout Footnotes) -> Row {
    let isWhole = axis.before != nil && axis.after != nil
    return Row(
      title: axis.label,
      cells: [
        Cell(axis.before.map(Cell.Content.count) ?? .missing),
        Cell(axis.after.map(Cell.Content.count) ?? .missing),
        Cell(axis.difference.map(Cell.Content.signedCount) ?? .missing),
      ],
      marks: isWhole ? [] : [footnotes.mark(sentences.axisNotRatedTwice())]
    )
  }
}
