public import FremgangJSON

/// The outcome of counting responses, with nothing withheld.
///
/// Computed once. Charts, reports and JSON accept only what ``disclosed(under:)`` gives.
public struct Evaluation: Sendable, Hashable {
  /// The figures as they are: for whoever may see them all.
  public let findings: Findings
  /// What the evaluator should look at, by file and line: conflicting duplicates, changed groups.
  public let diagnostics: [Diagnostic]

  /// Counts `responses` as `plan` says.
  ///
  /// The order of measurements does not matter. Identities that must hold are checked.
  ///
  /// - Parameters:
  ///   - responses: what was read from an export.
  ///   - plan: waves, groups and filters.
  /// - Throws: ``EvaluationFault`` when there is nothing to count or an instrument cannot be scored.
  public init(of responses: Responses, plan: EvaluationPlan) throws(EvaluationFault) {
    guard !responses.measurements.isEmpty || !responses.personalRatings.isEmpty else {
      throw .nothingToEvaluate
    }
    let responses = responses.withSortedAnswerModes()
    let membership = Membership(of: responses, plan: plan)
    var builder = TableBuilder(responses, plan: plan, membership: membership)
    try builder.build()
    findings = Findings(
      from: builder.tables,
      membership: membership,
      plan: plan,
      waves: responses.waves
    )
    diagnostics = builder.diagnostics
    if let broken = findings.brokenIdentity { throw .identity(broken) }
  }
}

extension Responses {
  /// The same responses with answer modes in Unicode order, so that ties do not hang on rows.
  fileprivate func withSortedAnswerModes() -> Responses {
    let order = answerModes.indices.sorted { answerModes[$0] < answerModes[$1] }
    var rank = Array(repeating: 0, count: answerModes.count)
    for (position, index) in order.enumerated() { rank[index] = position }
    var sorted = self
    sorted.answerModes = order.map { answerModes[$0] }
    for index in sorted.measurements.indices {
      if let mode = sorted.measurements[index].answerMode {
        sorted.measurements[index].answerMode = rank[mode]
      }
    }
    return sorted
  }
}
