import FremgangFiles

/// A plan that reads must write text that reads back to the same plan, and the same text.
enum PlanDriver {
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let plan = try read(bytes) else { return }
    try roundTrip(plan)
  }

  /// The plan that `bytes` spell, or nothing where it is refused.
  static func read(_ bytes: [UInt8]) throws(BrokenPromise) -> ExportPlan? {
    do throws(ExportRefusal) {
      return try ExportPlan(reading: bytes, file: "plan.json")
    } catch {
      try promise(!error.diagnostics.isEmpty, "a refusal says nothing")
      return nil
    }
  }

  static func roundTrip(_ plan: ExportPlan) throws(BrokenPromise) {
    for isInferred in [false, true] {
      let text = plan.text(isInferred: isInferred)
      let again: ExportPlan
      do throws(ExportRefusal) {
        again = try ExportPlan(reading: Array(text.utf8), file: "plan.json")
      } catch {
        throw BrokenPromise("a plan that was written cannot be read: \(error.diagnostics)")
      }
      try promise(again == plan, "a plan reads back as another: \(text)")
      try promise(again.text(isInferred: isInferred) == text, "equal plans give unequal text")
    }
  }
}
