import FremgangKit
import FremgangWords

extension ReportComposer {
  /// How the respondents answered, such as alone or assisted.
  func answerModesSection() -> Section {
    let table = Table(
      name: "answer-modes",
      caption: words.say(
        da: "Hvordan svarene er givet, antal par",
        en: "How the answers were given, pairs"
      ),
      columns: [
        Column(
          title: words.say(da: "Instrument og svarmåde", en: "Instrument and way of answering"),
          kind: .text
        ),
        Column(title: words.say(da: "Før", en: "Before"), kind: .number),
        Column(title: words.say(da: "Efter", en: "After"), kind: .number),
      ],
      rows: findings.answerModes.map(answerModeRow)
    )
    return Section(
      anchor: "answer-modes",
      title: words.say(da: "Hvordan der blev svaret", en: "How people answered"),
      blocks: findings.answerModes.isEmpty ? [] : [.table(table)]
    )
  }

  private func answerModeRow(_ found: AnswerModeFindings) -> Row {
    let absent: Cell.Content = found.suppressed ? .withheld : .missing
    let mode = found.mode ?? words.say(da: "ikke oplyst", en: "not stated")
    return Row(
      title: "\(name(of: found.instrument)): \(mode)",
      cells: [found.before, found.after].map { Cell($0.map(Cell.Content.count) ?? absent) }
    )
  }
}
