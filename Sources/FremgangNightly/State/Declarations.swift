public import FremgangFiles
public import FremgangInstruments
public import FremgangKit

/// What says how answers become figures: the plan, the instruments and the program, in a form that
/// can be kept and read again.
public struct Declarations: Sendable {
  /// The plan that counts.
  public let plan: EvaluationPlan
  /// The whole plan, as text that reads back.
  public let planText: [UInt8]
  /// By id, the declarations of the instruments, as files that read back.
  public let instruments: [String: [UInt8]]
  /// The version of the program.
  public let program: String

  /// Creates declarations.
  ///
  /// - Parameters:
  ///   - plan: the plan in effect, completed by looking, and with what else was asked for in it.
  ///   - catalogue: where the instruments of `responses` are declared.
  ///   - responses: what was read.
  ///   - program: the version of the program.
  public init(
    plan: ExportPlan,
    catalogue: Catalogue,
    responses: Responses,
    program: String
  ) {
    self.plan = plan.evaluation
    planText = Array(plan.text(isInferred: false).utf8)
    var instruments: [String: [UInt8]] = [:]
    for instrument in responses.instruments {
      instruments[instrument.id] = catalogue.source(instrument.id)
    }
    self.instruments = instruments
    self.program = program
  }

  /// The same with the instruments of `other` that only people who wait have answered.
  func completed(from other: Declarations) -> Declarations {
    Declarations(
      plan: plan,
      planText: planText,
      instruments: instruments.merging(other.instruments) { own, _ in own },
      program: program
    )
  }

  /// Creates declarations of what is known already.
  package init(
    plan: EvaluationPlan,
    planText: [UInt8],
    instruments: [String: [UInt8]],
    program: String
  ) {
    self.plan = plan
    self.planText = planText
    self.instruments = instruments
    self.program = program
  }
}
