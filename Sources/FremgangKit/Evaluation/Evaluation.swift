public import FremgangJSON
import FremgangStatistics

/// The outcome of counting responses, with nothing withheld.
///
/// Computed once. Charts, reports and JSON accept only what ``disclosed(under:)`` gives.
public struct Evaluation: Sendable, Hashable {
  /// The figures as they are: for whoever may see them all.
  ///
  /// The points of individuals are not written out here: ``disclosed(under:)`` gives them where they
  /// may be shown.
  public let findings: Findings
  /// What the evaluator should look at, by file and line: conflicting duplicates, changed groups.
  public let diagnostics: [Diagnostic]
  /// By instrument and scale: the pairs of scores behind the points of individuals.
  private let pairs: [[PairedTable]]

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
    let (tables, diagnostics) = try EvaluationTables.counting(responses, plan: plan)
    try self.init(counting: tables, plan: plan, diagnostics: diagnostics)
  }

  /// Computes the figures of what is counted already, perhaps in parts that were put together.
  ///
  /// Identities that must hold are checked.
  ///
  /// - Parameters:
  ///   - tables: the counts.
  ///   - plan: the plan that they were counted under.
  ///   - diagnostics: what the evaluator should look at in the rows that were counted.
  ///   - threads: how many may compute side by side; no figure depends on it.
  /// - Throws: ``EvaluationFault`` when nothing was counted.
  public init(
    counting tables: EvaluationTables,
    plan: EvaluationPlan,
    diagnostics: [Diagnostic] = [],
    threads: Int = 1
  ) throws(EvaluationFault) {
    guard tables.measurements > 0 || tables.personalRatings > 0 else { throw .nothingToEvaluate }
    findings = Findings(from: tables, plan: plan, threads: threads)
    pairs = tables.instruments.map { $0.scales.map(\.pairs.overall) }
    self.diagnostics = tables.unpaired + diagnostics
    if let broken = findings.brokenIdentity { throw .identity(broken) }
  }

  /// The points of one scale: before, after and how many.
  func points(instrument: Int, scale: Int) -> [[Double]] {
    pairs[instrument][scale].points
  }
}

extension EvaluationTables {
  /// Counts `responses` as `plan` says.
  ///
  /// - Throws: ``EvaluationFault`` when an instrument cannot be scored.
  public init(of responses: Responses, plan: EvaluationPlan) throws(EvaluationFault) {
    self = try EvaluationTables.counting(responses, plan: plan).tables
  }

  /// Counts `responses` as `plan` says, and tells what the evaluator should look at in their rows.
  package static func counting(
    _ responses: Responses,
    plan: EvaluationPlan
  ) throws(EvaluationFault) -> (tables: EvaluationTables, diagnostics: [Diagnostic]) {
    var builder = TableBuilder(responses, plan: plan)
    try builder.build()
    return (builder.tables, builder.diagnostics)
  }
}
