import FremgangJSON

/// What stands in the way of comparing two files.
enum EntryFaults {
  /// A file that holds several tables, of which one would have to be chosen.
  static func severalTables(_ witness: ReadingWitness) -> Diagnostic {
    Diagnostic(
      code: "comparison-of-several-tables",
      severity: .error,
      place: Place(file: witness.sources[1].name),
      message:
        "There are \(witness.sources.count) tables of answers on one side, and one is compared "
        + "with one.",
      remedy: "Compare them one after the other: name one file, or one sheet with --sheet."
    )
  }

  /// A table with a row for each answer beside one with a row for each questionnaire.
  static func layoutsDiffer(_ one: ExportSource, _ other: ExportSource) -> Diagnostic {
    let rows = one.layout.byItem == nil ? other : one
    return Diagnostic(
      code: "comparison-of-two-layouts",
      severity: .error,
      place: Place(file: rows.name, line: rows.header.line),
      message: "One file has a row for each answer and the other a row for each questionnaire, so "
        + "that no row stands for the same cells.",
      remedy: "Export both in one layout."
    )
  }
}
