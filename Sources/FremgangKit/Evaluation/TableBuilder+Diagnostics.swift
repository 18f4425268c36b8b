import FremgangJSON

extension TableBuilder {
  /// What the evaluator should look at, by file and line; never by a person's id.
  var diagnostics: [Diagnostic] {
    let duplicates = conflictingDuplicates.map { origin in
      Diagnostic(
        code: "duplicate-conflicting",
        severity: .warning,
        place: place(of: origin),
        message: "Different answers stand for the same person, instrument and time.",
        remedy: "All of them were left out; keep the right one, or give them different dates."
      )
    }
    let changes = membership.groupings.flatMap { grouping in
      grouping.changed.flatMap { changed in
        changed.origins.map { origin in
          Diagnostic(
            code: "group-changed",
            severity: .warning,
            place: place(of: origin),
            message: "This row states another '\(grouping.id)' than the person's first row does.",
            remedy: "The first one counts."
          )
        }
      }
    }
    return (duplicates + changes).sorted { one, other in
      (one.place.file ?? "", one.place.line ?? 0, one.code)
        < (other.place.file ?? "", other.place.line ?? 0, other.code)
    }
  }

  private func place(of origin: Origin) -> Place {
    Place(file: responses.files[origin.file], line: origin.line)
  }
}

extension EvaluationTables {
  /// Instruments with people before and people after of whom nobody is the same.
  ///
  /// An export whose respondent column numbers answers and not people looks so.
  var unpaired: [Diagnostic] {
    instruments.compactMap { instrument in
      let all = instrument.attendance.overall
      guard all.pairs == 0, all.beforeOnly > 0, all.afterOnly > 0 else { return nil }
      return Diagnostic(
        code: "nobody-in-both-waves",
        severity: .warning,
        place: Place(),
        message: "\(instrument.instrument.id): nobody who was measured before was measured after.",
        remedy: "Check that the respondent column names people: a number for each answer, such as "
          + "the id of a response, pairs nobody."
      )
    }
  }
}
