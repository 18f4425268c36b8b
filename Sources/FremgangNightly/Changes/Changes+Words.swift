public import FremgangKit
package import FremgangReports
import FremgangWords

extension Changes {
  /// The changes as `changes.md`.
  ///
  /// - Parameter language: the language of the texts; text from the export stays as it is.
  /// - Returns: the document.
  public func markdown(_ language: Language) -> String {
    let words = Words(language)
    let title =
      title.map(words.say)
      ?? words.say(da: "Evaluering: før og efter", en: "Evaluation: before and after")
    return MarkdownWriter.write(
      Document(language: language, title: title, sections: [section(language)])
    )
  }

  /// The changes as a section of a report.
  package func section(_ language: Language) -> Section {
    let words = ChangeWords(Words(language), minimum: minimum)
    var blocks: [Block] = [.paragraph(words.introduction(self))]
    let people = words.people(counts)
    if !people.isEmpty { blocks.append(.list(people)) }
    blocks.append(.paragraph(rows.isEmpty ? [words.nothingMoved] : words.reading(of: rows)))
    for instrument in rows.map(\.instrument).reduce(
      into: [String](),
      { all, id in
        if !all.contains(id) { all.append(id) }
      }
    ) {
      let own = rows.filter { $0.instrument == instrument }
      blocks.append(.table(words.table(own, number: blocks.count)))
    }
    return Section(
      anchor: "changes",
      title: words.words.say(da: "Det har flyttet sig", en: "What has moved"),
      blocks: blocks
    )
  }
}

/// The sentences and tables of what has moved.
private struct ChangeWords {
  let words: Words
  private let minimum: Int

  init(_ words: Words, minimum: Int) {
    self.words = words
    self.minimum = minimum
  }

  func introduction(_ changes: Changes) -> [String] {
    var sentences: [String] = []
    if let since = changes.since {
      sentences.append(
        words.say(
          da: "Sammenlignet med tallene fra \(words.date(since)).",
          en: "Compared with the figures of \(words.date(since))."
        )
      )
    } else {
      sentences.append(
        words.say(
          da: "Sammenlignet med den forrige udgave.",
          en: "Compared with the previous version."
        )
      )
    }
    if !changes.causes.isEmpty {
      let causes = words.list(changes.causes.map(sentence))
      sentences.append(words.sentence(causes))
    }
    return sentences
  }

  var nothingMoved: String {
    words.say(
      da: "Ingen af de viste tal er anderledes.",
      en: "None of the figures shown has changed."
    )
  }

  /// How the tables are to be read.
  func reading(of rows: [Changes.Row]) -> [String] {
    let isHidden = rows.contains { row in
      row.figures.contains { $0.before == .hidden || $0.after == .hidden }
    }
    let same = words.say(
      da: "Hvor en celle er tom, er tallet det samme som før.",
      en: "Where a cell is empty, the figure is the same as before."
    )
    let hidden = words.say(
      da: "Ordet »skjult« står for tal om grupper, som er for små til at blive vist.",
      en: "The word “hidden” stands for figures of groups that are too small to be shown."
    )
    return isHidden ? [same, hidden] : [same]
  }

  /// How many people came, changed and left, one line each.
  func people(_ counts: AdmissionCounts) -> [String] {
    [
      line(counts.newPeople, da: "nye personer", "ny person", en: "new people", "new person"),
      line(counts.newPairs, da: "nye par", "nyt par", en: "new pairs", "new pair"),
      line(
        counts.changedPeople,
        da: "personer med ændrede oplysninger",
        "person med ændrede oplysninger",
        en: "people whose records changed",
        "person whose record changed"
      ),
      line(
        counts.correctedRows,
        da: "rettede besvarelser",
        "rettet besvarelse",
        en: "corrected answers",
        "corrected answer"
      ),
      line(
        counts.gonePeople,
        da: "personer er ikke længere med",
        "person er ikke længere med",
        en: "people are no longer there",
        "person is no longer there"
      ),
    ].compactMap { $0 }
  }

  /// A count of people; one below the minimum is told as such.
  private func line(
    _ count: Int,
    da: String,
    _ one: String,
    en: String,
    _ oneInEnglish: String
  ) -> String? {
    if count == 0 { return nil }
    if count < minimum {
      return words.say(
        da: "færre end \(words.count(minimum)) \(da)",
        en: "fewer than \(words.count(minimum)) \(en)"
      )
    }
    let noun = words.say(
      da: words.plural(count, one: one, other: da),
      en: words.plural(count, one: oneInEnglish, other: en)
    )
    return "\(words.count(count)) \(noun)"
  }

  private func sentence(_ cause: ChangeCause) -> String {
    switch cause {
    case .program: words.say(da: "programmet er nyt", en: "the program is new")
    case .data: words.say(da: "der er nye data", en: "there are new data")
    case .instrument:
      words.say(da: "et skema er ændret", en: "an instrument has been changed")
    case .plan: words.say(da: "planen er ændret", en: "the plan has been changed")
    }
  }

  private func name(_ cause: ChangeCause) -> String {
    switch cause {
    case .program: words.say(da: "program", en: "program")
    case .data: words.say(da: "data", en: "data")
    case .instrument: words.say(da: "skema", en: "instrument")
    case .plan: words.say(da: "plan", en: "plan")
    }
  }

  private func heading(_ figure: ComparedFigure) -> String {
    switch figure {
    case .n: "n"
    case .meanBefore: words.say(da: "Før", en: "Before")
    case .meanAfter: words.say(da: "Efter", en: "After")
    case .meanChange: words.say(da: "Ændring", en: "Change")
    case .improved: words.say(da: "Forbedret", en: "Improved")
    case .unchanged: words.say(da: "Uændret", en: "Unchanged")
    case .worsened: words.say(da: "Forværret", en: "Worsened")
    case .p: "p"
    }
  }

  /// The rows of one instrument, with the figures that changed as "before → now".
  func table(_ rows: [Changes.Row], number: Int) -> Table {
    let changed = ComparedFigure.allCases.filter { figure in
      rows.contains { $0.figures.contains { $0.figure == figure } }
    }
    let columns =
      [Column(words.say(da: "Gruppe", en: "Group"), .text)]
      + changed.map { Column(heading($0), .text) }
      + [Column(words.say(da: "Årsag", en: "Cause"), .text)]
    let name = rows.first.map { words.say($0.row.instrument) } ?? ""
    return Table(
      named: "changes-\(number)",
      caption: words.say(
        da: "\(name): tal, der er ændret, som de var → som de er",
        en: "\(name): figures that changed, as they were → as they are"
      ),
      columns: columns,
      rows: rows.map { row in
        let figures = changed.map { figure -> Cell.Content in
          guard let change = row.figures.first(where: { $0.figure == figure }) else {
            return .none
          }
          // Two numbers stay on one line; words are longer and may stand below each other.
          let end = change.before.isNumber && change.after.isNumber ? "\u{A0}" : " "
          return .text("\(change.before.text(words))\u{A0}→\(end)\(change.after.text(words))")
        }
        let causes = row.causes.map { self.name($0) }.joined(separator: ", ")
        return Row(title(row), figures + [.text(causes)])
      }
    )
  }

  private func title(_ row: Changes.Row) -> String {
    guard row.by != nil else {
      return row.row.isPrimary
        ? words.say(da: "alle", en: "everybody") : words.say(row.row.scale)
    }
    let scale = row.row.isPrimary ? "" : words.say(row.row.scale) + ": "
    let grouping = row.row.grouping.map(words.say) ?? row.by ?? ""
    return scale
      + (row.level
        ?? words.say(da: "\(grouping) ikke oplyst", en: "\(grouping) not stated"))
  }
}
