import FremgangKit

extension LayoutBuilder {
  /// Finds the ratings of a personal instrument: by the plan, or by a column that is called an axis.
  mutating func takePersonal() {
    if let personal = plan.personal {
      takePlanned(personal)
    } else if let instrument = offered.firstIndex(where: { $0.kind == .personal }) {
      inferPersonal(instrument)
    }
  }

  private mutating func takePlanned(_ personal: PlanPersonal) {
    guard let instrument = offered.firstIndex(where: { $0.id == personal.instrument }) else {
      return
    }
    guard header.columns(named: personal.axis).count == 1,
      let axis = take(personal.axis, key: "personal.axis")
    else {
      missing.append(("personal.axis", personal.axis))
      return
    }
    let ratings: FileLayout.PersonalLayout.Ratings
    switch personal.ratings {
    case .columns(let before, let after):
      guard let before = take(before, key: "personal.before"),
        let after = take(after, key: "personal.after")
      else { return }
      ratings = .columns(before: before, after: after)
    case .rows(let value, let wave):
      guard let value = take(value, key: "personal.value"),
        let wave = take(wave, key: "personal.wave")
      else { return }
      ratings = .rows(value: value, wave: wave)
    }
    layout.personal = FileLayout.PersonalLayout(
      instrument: instrument,
      axis: axis,
      ratings: ratings,
      baseline: personal.baseline.flatMap { take($0, key: "personal.baseline") }
    )
  }

  private mutating func inferPersonal(_ instrument: Int) {
    func only(_ vocabulary: [Set<String>]) -> Int? {
      let columns = header.folded.indices.filter { column in
        !layout.isTaken[column] && vocabulary.contains { $0.contains(header.folded[column]) }
      }
      return columns.count == 1 ? columns[0] : nil
    }
    guard let axis = only(ColumnVocabulary.axis), let before = only(ColumnVocabulary.ratingBefore),
      let after = only(ColumnVocabulary.ratingAfter)
    else { return }
    let baseline = only(ColumnVocabulary.baseline)
    for column in [axis, before, after, baseline ?? axis] { layout.isTaken[column] = true }
    layout.personal = FileLayout.PersonalLayout(
      instrument: instrument,
      axis: axis,
      ratings: .columns(before: before, after: after),
      baseline: baseline
    )
  }
}
