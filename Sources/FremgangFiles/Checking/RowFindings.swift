import FremgangJSON

/// Rows that name a respondent and hold no answer.
enum RowFindings {
  /// Adds them for every table with a row for each questionnaire.
  ///
  /// In a table with a row for each answer such a row is a blank answer, which is counted as one.
  static func add(_ witness: ReadingWitness, to list: inout FindingList) {
    for (number, source) in witness.sources.enumerated() where source.layout.byItem == nil {
      let found = witness.unanswered[number]
      for line in found.lines {
        let place = FindingPlace(file: source.name, line: line)
        list.add("row-without-answers", .note, at: place)
      }
      let more = found.count - found.lines.count
      if more > 0 { list.add("row-without-answers", .note, at: nil, count: more) }
    }
  }
}
