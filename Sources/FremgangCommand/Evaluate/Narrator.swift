import FremgangFiles
import FremgangJSON

/// Tells on standard error what was read and what is wrong with it.
struct Narrator {
  /// What `"onBadValue": "exclude"` lets pass.
  private static let excludableCodes: Set<String> = [
    "value-not-a-code", "value-out-of-range", "value-ambiguous", "wave-unknown", "time-unknown",
  ]

  private let streams: Streams
  private let isQuiet: Bool

  init(_ streams: Streams, isQuiet: Bool) {
    self.streams = streams
    self.isQuiet = isQuiet
  }

  /// Tells how the export was read, and its warnings.
  func tell(_ reading: ExportReading, of input: ExportInput) {
    guard !isQuiet else { return }
    for note in reading.notes { streams.error(note) }
    if let plan = input.planFile {
      let how = input.planStandsBeside ? "the plan beside the export" : "the plan"
      streams.error("Used \(how): \(plan.path)")
    } else {
      streams.error("Worked without a plan; 'fremgang plan' prints what was inferred, to keep.")
    }
    tell(
      reading.diagnostics.filter { $0.severity != .error },
      leftOut: reading.suppressedDiagnostics
    )
  }

  /// Tells diagnostics, one a line.
  func tell(_ diagnostics: [Diagnostic], leftOut: [String: Int] = [:]) {
    guard !isQuiet else { return }
    for line in DiagnosticListing(diagnostics, leftOut: leftOut).lines { streams.error(line) }
  }

  /// The errors of a reading, with how many there are in all.
  func refusal(of reading: ExportReading) -> Fault {
    let errors = reading.diagnostics.filter { $0.severity == .error }
    let canBeExcluded = errors.contains { Narrator.excludableCodes.contains($0.code) }
    let advice =
      canBeExcluded
      ? "Nothing was evaluated. Correct the export, or let the plan leave such measurements out: "
        + "\"onBadValue\": \"exclude\"."
      : "Nothing was evaluated."
    let listing = DiagnosticListing(errors, leftOut: reading.suppressedDiagnostics)
    return Fault(listing.lines + [advice], .badData)
  }
}
