import FremgangFiles
import FremgangJSON
import FremgangKit

/// One table read in passing and with care, which must come to the same.
struct BothReadings {
  let bytes: [UInt8]
  let plan: ExportPlan?
  let instruments: [Instrument]
  var limits: ReadingLimits?
  /// What the careful reading and its count come to; nothing where it is refused.
  private let expected: CountedExport?

  init(
    _ bytes: [UInt8],
    plan: ExportPlan? = nil,
    instruments: [Instrument],
    limits: ReadingLimits? = nil
  ) {
    self.bytes = bytes
    self.plan = plan
    self.instruments = instruments
    self.limits = limits
    let reader = ExportReader(instruments: instruments, plan: plan, limits: limits)
    guard let reading = try? reader.read([ExportFile(name: "export.csv", bytes: bytes)]),
      !reading.hasErrors,
      let counted = try? EvaluationTables.counting(
        reading.responses,
        plan: reading.plan.evaluation
      )
    else {
      expected = nil
      return
    }
    expected = CountedExport(
      reading: reading,
      tables: counted.tables,
      contradictions: counted.diagnostics
    )
  }

  /// Whether the careful reading gives figures.
  var isCounted: Bool { expected != nil }

  /// What was found in passing.
  enum Outcome: Equatable {
    /// The table is left to the careful reader.
    case left
    /// Both came to the same.
    case agreed
    /// They did not: what differs.
    case differs(String)
  }

  /// Reads the table in passing.
  func outcome(threads: Int, pieces: ReadingPieces) -> Outcome {
    let reader = ExportReader(instruments: instruments, plan: plan, limits: limits)
    let source = BytesInMemory(bytes: bytes)
    let passing: CountedExport?
    do {
      passing = try reader.count(source, name: "export.csv", threads: threads, pieces: pieces)
    } catch {
      return .differs("thrown: \(error)")
    }
    guard let passing else { return .left }
    guard let expected else { return .differs("the careful reading is refused") }
    let faults = BothReadings.differences(passing, expected)
    return faults.isEmpty ? .agreed : .differs(faults.joined(separator: "; "))
  }

  private static func differences(_ one: CountedExport, _ other: CountedExport) -> [String] {
    var found: [String] = []
    func note(_ isEqual: Bool, _ what: @autoclosure () -> String) {
      if !isEqual { found.append(what()) }
    }
    note(one.tables == other.tables, "tables \(differences(one.tables, other.tables))")
    note(one.contradictions == other.contradictions, "contradictions")
    let (first, second) = (one.reading, other.reading)
    note(first.plan == second.plan, "plan")
    note(first.isInferred == second.isInferred, "isInferred")
    note(first.notes == second.notes, "notes \(first.notes) \(second.notes)")
    note(
      first.diagnostics == second.diagnostics,
      "diagnostics \(first.diagnostics.places) \(second.diagnostics.places)"
    )
    note(first.suppressedDiagnostics == second.suppressedDiagnostics, "suppressed")
    note(first.files == second.files, "files \(first.files) \(second.files)")
    return found
  }

  private static func differences(
    _ one: EvaluationTables?,
    _ other: EvaluationTables?
  ) -> [String] {
    guard let one, let other else { return ["missing"] }
    var found: [String] = []
    if one.groupings != other.groupings { found.append("groupings") }
    if one.waves != other.waves { found.append("waves") }
    if one.ledger != other.ledger { found.append("ledger") }
    if one.measurements != other.measurements { found.append("measurements") }
    if one.signs != other.signs { found.append("signs") }
    if one.groupChanges != other.groupChanges { found.append("groupChanges") }
    if one.answerModes != other.answerModes { found.append("answerModes") }
    for (first, second) in zip(one.instruments, other.instruments) where first != second {
      found.append(first.instrument.id)
      if first.daysBetween != second.daysBetween { found.append("days") }
      if first.attendance != second.attendance { found.append("attendance") }
      if first.answerModes != second.answerModes { found.append("modes") }
      for (scale, other) in zip(first.scales, second.scales) where scale != other {
        found.append(scale.scale.id)
        if scale.pairs != other.pairs { found.append("pairs") }
        if scale.beforeOnly != other.beforeOnly { found.append("beforeOnly") }
        if scale.items != other.items { found.append("items") }
        if scale.trend != other.trend { found.append("trend") }
        if scale.denominator != other.denominator { found.append("denominator") }
      }
    }
    return found
  }
}
