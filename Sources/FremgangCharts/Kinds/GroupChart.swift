import FremgangKit
import FremgangWords

/// Means before and after for each level of a grouping.
///
/// Rows keep the order of the tables. Sorting them by where they started would invite readers to
/// see those who started lowest gain most, which measurement error alone brings about.
struct GroupChart {
  private let subject: ChartSubject
  private let scale: ScaleFindings
  private let grouping: GroupingFindings
  private let position: Int
  private let rows: [GroupRow]

  init?(subject: ChartSubject, by id: String) {
    let groupings = subject.findings.groupings
    guard let position = groupings.firstIndex(where: { $0.id == id }), let scale = subject.primary
    else { return nil }
    self.subject = subject
    self.scale = scale
    self.position = position
    grouping = groupings[position]
    rows = GroupRow.rows(of: grouping, scale: scale, words: subject.words)
    guard rows.contains(where: \.isShown) else { return nil }
  }

  private var words: Words { subject.words }

  func chart() -> Chart {
    var sheet = subject.sheet(
      ChartName.grouping(grouping.id, position: position),
      title: title,
      subtitle: words.say(
        da: "Kun personer målt både før og efter (n)",
        en: "Only people measured both before and after (n)"
      )
    )
    let isLong = grouping.isCluster || rows.count > 6
    let bottom = isLong ? drawRows(on: &sheet) : drawBars(on: &sheet)
    return sheet.chart(
      bottom: bottom,
      notes: [note, words.roundingNote(rows.compactMap(\.summary))],
      description: [words.say(da: "Skala: ", en: "Scale: ") + words.range(of: scale)]
        + rows.map { $0.sentence(words) } + [note]
    )
  }

  private var title: String {
    let name = words.say(grouping.title)
    let lowered = name.prefix(1).lowercased() + name.dropFirst()
    return words.say(
      da: "gennemsnit før og efter, fordelt på \(lowered)",
      en: "mean before and after, by \(lowered)"
    )
  }

  private var note: String {
    guard grouping.isCluster else { return "" }
    return words.say(
      da: "Små grupper svinger mere end store. Rækkefølgen er tabellens.",
      en: "Small groups vary more than large ones. The order is that of the table."
    )
  }

  private var axisTitle: String {
    words.say(
      da: "Gennemsnitlig score (\(words.range(of: scale)))",
      en: "Mean score (\(words.range(of: scale)))"
    )
  }

  private func drawRows(on sheet: inout Sheet) -> Double {
    DumbbellRows(
      rows: rows.map { $0.dumbbell(words) },
      axisTitle: axisTitle,
      countTitle: "n",
      changeTitle: words.change,
      lower: scale.minimum,
      upper: scale.maximum,
      words: words
    ).draw(on: &sheet)
  }

  private func drawBars(on sheet: inout Sheet) -> Double {
    GroupBars(
      rows: rows,
      lower: scale.minimum,
      upper: scale.maximum,
      axisTitle: axisTitle,
      words: words
    ).draw(on: &sheet)
  }
}

extension GroupRow {
  /// The row as a dumbbell.
  fileprivate func dumbbell(_ words: Words) -> DumbbellRows.Row {
    switch state {
    case .shown(let summary, let before, let after):
      return DumbbellRows.Row(
        name: name,
        count: words.count(summary.n),
        before: before,
        after: after,
        beforeText: words.number(before),
        afterText: words.number(after),
        change: summary.meanChange.map { words.signedNumber($0) } ?? "",
        absence: ""
      )
    case .withheld: return .absent(name: name, count: "", words.withheld)
    case .noPairs(let reason):
      let text = words.noPairs + (reason.map { ": \($0)" } ?? "")
      return .absent(name: name, count: "0", text)
    }
  }
}

extension DumbbellRows.Row {
  /// A row without marks.
  static func absent(name: String, count: String, _ absence: String) -> DumbbellRows.Row {
    DumbbellRows.Row(
      name: name,
      count: count,
      before: nil,
      after: nil,
      beforeText: "",
      afterText: "",
      change: "",
      absence: absence
    )
  }
}
