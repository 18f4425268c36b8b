import FremgangFiles
import FremgangJSON
import FremgangKit

/// Tells on standard error what was read and what is wrong with it.
struct Narrator {
  private let streams: Streams
  private let isQuiet: Bool

  init(_ streams: Streams, isQuiet: Bool) {
    self.streams = streams
    self.isQuiet = isQuiet
  }

  /// Tells how the export was read, and its warnings.
  func tell(_ reading: ExportReading, of input: ExportInput) {
    guard !isQuiet else { return }
    for note in input.notes + reading.notes { streams.error(note) }
    if let plan = input.planFile {
      let how = input.planStandsBeside ? "the plan beside the export" : "the plan"
      streams.error("Used \(how): \(plan.path)")
    } else {
      streams.error("Worked without a plan; 'fremgang plan' prints what was inferred, to keep.")
    }
    tell(
      reading.diagnostics.filter { $0.severity != .error },
      leftOut: reading.leftOut { $0 != .error }
    )
  }

  /// Says when there is no change to show, and stops when nobody counts at all.
  func tellWhatIsMissing(in evaluation: Evaluation) throws(Fault) {
    let findings = evaluation.findings
    guard findings.personal.isEmpty else { return }
    if findings.respondents.included == 0 {
      throw Fault(
        [
          "fremgang: The filters of the plan leave no measurement, so there is nothing to evaluate."
        ],
        .dataHasErrors
      )
    }
    if findings.respondents.pairedOnAny == 0, !isQuiet {
      streams.error("Nobody has a score both before and after, so there is no change to show.")
    }
  }

  /// Tells what else will have to be looked at once the errors of a reading are mended.
  ///
  /// Only where every error stands by itself: otherwise half the rows would seem to contradict the
  /// other half.
  func tellContradictions(in reading: ExportReading) {
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.allSatisfy({ ExportReading.excludableCodes.contains($0.code) }) else { return }
    let evaluation = try? Evaluation(of: reading.responses, plan: reading.plan.evaluation)
    tell(evaluation?.diagnostics ?? [])
  }

  /// Tells diagnostics, one a line.
  func tell(_ diagnostics: [Diagnostic], leftOut: [String: Int] = [:]) {
    guard !isQuiet else { return }
    for line in DiagnosticListing(diagnostics, leftOut: leftOut).lines { streams.error(line) }
  }

  /// The errors of a reading, with how many there are in all.
  func refusal(of reading: ExportReading, nothing done: String = "evaluated") -> Fault {
    let errors = reading.diagnostics.filter { $0.severity == .error }
    let canBeExcluded = errors.contains { ExportReading.excludableCodes.contains($0.code) }
    let advice =
      canBeExcluded
      ? "Nothing was \(done). Correct the export, or let the plan leave such measurements out: "
        + "\"onBadValue\": \"exclude\"."
      : "Nothing was \(done)."
    let listing = DiagnosticListing(errors, leftOut: reading.leftOut { $0 == .error })
    return Fault(listing.lines + [advice], .badData)
  }
}

extension ExportReading {
  /// How many diagnostics were left out of those whose codes have such a severity.
  fileprivate func leftOut(_ isMeant: (Diagnostic.Severity) -> Bool) -> [String: Int] {
    let codes = Set(diagnostics.filter { isMeant($0.severity) }.map(\.code))
    return suppressedDiagnostics.filter { codes.contains($0.key) }
  }
}
