import FremgangJSON

/// Rows of responses that were never submitted, and of trials.
struct CompletionCount {
  /// How many there were of each kind, with the line of the first.
  private(set) var unfinished: (count: Int, line: Int)?
  private(set) var previews: (count: Int, line: Int)?

  mutating func noteUnfinished(_ line: Int) {
    unfinished = ((unfinished?.count ?? 0) + 1, min(unfinished?.line ?? line, line))
  }

  mutating func notePreview(_ line: Int) {
    previews = ((previews?.count ?? 0) + 1, min(previews?.line ?? line, line))
  }
}

extension RowReader {
  /// Whether the system says that a response was never submitted.
  func isUnfinished(_ row: CSVRow) -> Bool {
    switch layout.completion {
    case nil: false
    case .day(let column): trimmed(column, row).isEmpty
    case .flag(let column): SurveySystem.saysUnfinished(text(column, row))
    }
  }

  /// Whether the system says that a response was a trial.
  func isPreview(_ row: CSVRow) -> Bool {
    layout.previews.contains { SurveySystem.saysPreview(text($0, row)) }
  }

  private func text(_ column: Int, _ row: CSVRow) -> String {
    CellText.trimmedText(of: row.cells[column], in: table.bytes)
  }

  /// Whether the plan leaves a row out, which is counted.
  mutating func isLeftOut(_ row: CSVRow) -> Bool {
    guard !plan.leaveOut.isEmpty else { return false }
    let isLeftOut =
      plan.leaveOut.contains(.unfinished) && isUnfinished(row)
      || plan.leaveOut.contains(.previews) && isPreview(row)
    if isLeftOut { noteCompletion(of: row) }
    return isLeftOut
  }

  /// Counts a row whose response was never submitted, or was a trial.
  mutating func noteCompletion(of row: CSVRow) {
    guard layout.completion != nil || !layout.previews.isEmpty else { return }
    if isUnfinished(row) { completion.noteUnfinished(row.line) }
    if isPreview(row) { completion.notePreview(row.line) }
  }

  /// Says how many responses were never submitted or were trials, and what became of them.
  func reportCompletion() {
    let system = layout.system?.title ?? "the survey system"
    report(completion.unfinished, .unfinished, "begun and never submitted, as \(system) says")
    report(completion.previews, .previews, "trials, as \(system) says")
  }

  private func report(
    _ found: (count: Int, line: Int)?,
    _ kind: LeftOutResponses,
    _ what: String
  ) {
    guard let found else { return }
    let isLeftOut = plan.leaveOut.contains(kind)
    log.report(
      "responses-\(kind.rawValue)",
      .warning,
      at: place(found.line),
      "Responses of this kind: \(what). There are \(found.count), of which this is the first; "
        + (isLeftOut ? "left out." : "read like the others."),
      remedy: isLeftOut
        ? nil
        : "Say \"leaveOut\": [\"\(kind.rawValue)\"] in the plan if they are not to count."
    )
  }
}
