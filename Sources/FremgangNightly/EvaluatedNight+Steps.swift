import FremgangKit

extension EvaluatedNight {
  /// The evaluations between the last publication and tonight's, one thing changed after the other.
  ///
  /// The program cannot be what it was, but it can be run over what was published: what is other then
  /// is due to it.
  static func steps(
    _ last: PublishedPeople,
    _ admitted: Responses,
    _ declarations: Declarations,
    _ counts: AdmissionCounts,
    to results: Results
  ) -> [Step] {
    let old = last.declarations
    var causes: [ChangeCause] = []
    if old.program != declarations.program { causes.append(.program) }
    if !counts.isNothing { causes.append(.data) }
    let isRedeclared = declarations.instruments.contains { id, source in
      old.instruments[id].map { $0 != source } ?? false
    }
    if isRedeclared { causes.append(.instrument) }
    if old.plan != declarations.plan { causes.append(.plan) }
    var steps: [Step] = []
    var waiting: [ChangeCause] = []
    for cause in causes.dropLast() {
      waiting.append(cause)
      let responses = cause == .program ? last.responses : admitted
      // Answers to other items cannot be scored as the old ones were.
      let asBefore = cause == .instrument ? admitted : responses.declared(as: last.responses)
      guard let asBefore, let evaluation = try? evaluation(of: asBefore, old.plan) else { continue }
      let shown = evaluation.disclosed(under: old.plan.disclosure).withoutWhatMakesWait()
        .roundedAsPrinted()
      steps.append(Step(causes: waiting, results: shown))
      waiting = []
    }
    if let final = causes.last { steps.append(Step(causes: waiting + [final], results: results)) }
    return steps
  }
}

extension Responses {
  /// The same with the instruments as `other` declares them; nothing where their items differ.
  fileprivate func declared(as other: Responses) -> Responses? {
    var declared = self
    for index in instruments.indices {
      guard let old = other.instruments.first(where: { $0.id == instruments[index].id }) else {
        continue
      }
      guard old.items.map(\.id) == instruments[index].items.map(\.id),
        old.scales.map(\.id) == instruments[index].scales.map(\.id)
      else { return nil }
      declared.instruments[index] = old
    }
    return declared
  }
}
