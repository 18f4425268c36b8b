import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Finds the column that names the respondent; what numbers a system's responses comes last.
  mutating func inferRespondent() -> Int? {
    guard let system = layout.system else {
      return infer(ColumnVocabulary.respondent, "the respondent", "respondent")
    }
    var tiers = ColumnVocabulary.respondent.map { $0.subtracting(system.responseIDs) }
    tiers.insert(Set(system.people), at: 1)
    if let column = infer(tiers, "the respondent", "respondent") { return column }
    let column = infer([Set(system.responseIDs)], "the respondent", "respondent")
    layout.respondentIsResponse = column != nil
    return column
  }

  /// The system's own column of days.
  mutating func systemDate() -> Int? {
    for name in layout.system?.dates ?? [] {
      let columns = header.folded.indices.filter { header.folded[$0] == name }
      guard let column = columns.first(where: { !layout.isTaken[$0] || isCompletion($0) }) else {
        continue
      }
      layout.isTaken[column] = true
      reportOtherDate(than: column)
      return column
    }
    return nil
  }

  /// A day that was asked for may differ from the day on which the system was given it.
  private mutating func reportOtherDate(than column: Int) {
    let other = header.folded.indices.first { other in
      other != column && !layout.isTaken[other]
        && ColumnVocabulary.date[0].contains(header.folded[other])
    }
    if let other { reportAmbiguous([other, column], "the date", "date") }
  }

  private func isCompletion(_ column: Int) -> Bool {
    if case .day(column) = layout.completion { true } else { false }
  }

  /// Finds where the system says whether a response was submitted, and whether it was a trial.
  mutating func takeCompletion() {
    guard let system = layout.system else { return }
    func columns(_ names: [String]) -> [Int] {
      header.folded.indices.filter { names.contains(header.folded[$0]) }
    }
    if let column = columns(system.submitted).first {
      layout.completion = .day(column)
      layout.isTaken[column] = true
    } else if let column = columns(system.finished).first {
      layout.completion = .flag(column)
      layout.isTaken[column] = true
    }
    layout.previews = columns(system.preview)
    for column in layout.previews { layout.isTaken[column] = true }
  }

  /// Finds the column that numbers repetitions: by the plan, or as REDCap calls it.
  mutating func takeInstance() {
    if let name = plan.columns.instance {
      layout.instance = take(name, key: "instance")
      layout.instanceIsWave = layout.instance != nil
      return
    }
    layout.instance = infer(ColumnVocabulary.instance, "the repetition", "instance")
  }

  /// Takes the columns of a table with a row for each answer that the plan names.
  mutating func takePlannedItemColumns() {
    guard let item = plan.columns.item, let answer = plan.columns.answer,
      let item = take(item, key: "item"), let answer = take(answer, key: "answer")
    else { return }
    setItemColumns(item, answer)
  }

  /// Finds the columns of a table with a row for each answer, where no column is an item's.
  mutating func inferItemColumns() {
    guard layout.blocks.isEmpty, layout.personal == nil, log.errors == 0,
      let item = only(ColumnVocabulary.item), let answer = only(ColumnVocabulary.answer)
    else { return }
    setItemColumns(item, answer)
  }

  private mutating func setItemColumns(_ item: Int, _ answer: Int) {
    layout.isTaken[item] = true
    layout.isTaken[answer] = true
    let instrument = only(ColumnVocabulary.instrument)
    if let instrument { layout.isTaken[instrument] = true }
    itemColumns = (item, answer, instrument)
  }

  /// The one free column that the surest tier knows.
  private func only(_ vocabulary: [Set<String>]) -> Int? {
    for tier in vocabulary {
      let columns = header.folded.indices.filter { column in
        !layout.isTaken[column] && tier.contains(header.folded[column])
      }
      if !columns.isEmpty { return columns.count == 1 ? columns[0] : nil }
    }
    return nil
  }
}
