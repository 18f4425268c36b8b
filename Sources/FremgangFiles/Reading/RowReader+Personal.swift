import FremgangJSON
import FremgangKit

extension RowReader {
  /// Reads the ratings of one axis of one person.
  mutating func readPersonal(
    _ row: CSVRow,
    _ context: Context,
    _ builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    guard let personal = layout.personal else { return }
    let axis = CellText.trimmedText(of: row.cells[personal.axis], in: table.bytes)
    guard !axis.isEmpty else {
      log.report(
        "axis-missing",
        badValue,
        at: place(row.line, personal.axis),
        "The row names no axis: the field under \"\(header.names[personal.axis])\" is blank."
      )
      return
    }
    var isBad = false
    let day = personal.date.flatMap { self.day(in: $0, row, &isBad) }
    let baseline = personal.baseline.map { self.baseline(in: $0, row) } ?? .unknown
    for (column, wave) in ratings(personal, row, context) {
      guard let value = rating(column, row, personal.instrument, &cells) else { continue }
      builder.personalRatings.append(
        Responses.PersonalRating(
          respondent: context.respondent,
          instrument: personal.instrument,
          axis: axis,
          wave: wave,
          day: day,
          value: value,
          baseline: baseline,
          origin: Origin(file: layout.file, line: row.line)
        )
      )
    }
  }

  private mutating func ratings(
    _ personal: FileLayout.PersonalLayout,
    _ row: CSVRow,
    _ context: Context
  ) -> [(column: Int, wave: Int?)] {
    switch personal.ratings {
    case .columns(let before, let after):
      let (first, last) = PersonalWaves.ids(plan)
      return [(before, waves.index(of: first)), (after, waves.index(of: last))]
    case .rows(let value, let wave):
      guard let wave = self.wave(in: wave, row) else { return [] }
      return [(value, wave)]
    }
  }

  private func rating(
    _ column: Int,
    _ row: CSVRow,
    _ instrument: Int,
    _ cells: inout [InstrumentCells]
  ) -> Int? {
    let range = trimmed(column, row)
    let meaning = cells[instrument].readRating(range, table.bytes)
    if case .answer(let answer) = meaning { return answer.code }
    report(meaning, column, row, instrument, cells[instrument].range(ofItem: nil))
    return nil
  }

  private func baseline(in column: Int, _ row: CSVRow) -> Baseline {
    let range = trimmed(column, row)
    if range.isEmpty { return .unknown }
    let label = CellText.folded(String(decoding: table.bytes[range], as: UTF8.self))
    if let known = PersonalWaves.baseline(label, plan) { return known }
    log.report(
      "baseline-unknown",
      .warning,
      at: place(row.line, column),
      "Under \"\(header.names[column])\" stands \(ShownValue.quoted(range, table.bytes)), which "
        + "does not say when the first rating was given.",
      remedy: "Say what it means in \"personal\": { \"baselineValues\": … } of the plan."
    )
    return .unknown
  }
}

/// What the two ratings in a row of a personal instrument are called.
enum PersonalWaves {
  /// The ids of the waves before and after: those that the plan pairs, its first and last, or
  /// `start` and `nu`.
  static func ids(_ plan: ExportPlan) -> (before: String, after: String) {
    if case .waves(let before, let after) = plan.pairing { return (before, after) }
    if let first = plan.waves.first, let last = plan.waves.last, first.id != last.id {
      return (first.id, last.id)
    }
    return ("start", "nu")
  }

  private static let words: [String: Baseline] = [
    "samtidig": .contemporaneous, "contemporaneous": .contemporaneous,
    "ved start": .contemporaneous, "tilbageblik": .retrospective,
    "retrospektiv": .retrospective, "retrospective": .retrospective, "ukendt": .unknown,
    "unknown": .unknown,
  ]

  /// What a folded label says of the first rating.
  static func baseline(_ label: String, _ plan: ExportPlan) -> Baseline? {
    let own = plan.personal?.baselineValues.first { CellText.folded($0.key) == label }
    return own?.value ?? words[label]
  }
}
