import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit

/// A part that reads must write and read back, must not fit beside itself, and must come to results
/// that agree with themselves.
enum PartialDriver {
  /// The second part of the input, where there is one, changes numbers of the first.
  ///
  /// Every declaration of an instrument has the empty digest here.
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    let pieces = bytes.split(
      separator: FuzzInput.separator,
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let text = NumberEdits.apply(pieces.count > 1 ? Array(pieces[1]) : [], to: Array(pieces[0]))
    guard let part = try read(text) else { return }
    let again = try read(part.bytes)
    try promise(again?.bytes == part.bytes, "a part does not survive a round trip")
    try merge(part)
  }

  private static func read(_ text: [UInt8]) throws(BrokenPromise) -> PartialEvaluation? {
    do throws(JSONFaults) {
      return try PartialEvaluation(reading: text, file: "a.part") { id in
        Catalogue.bundled.instrument(id).map { ($0, "") }
      }
    } catch {
      try promise(!error.diagnostics.isEmpty, "a refusal says nothing")
      return nil
    }
  }

  private static func merge(_ part: PartialEvaluation) throws(BrokenPromise) {
    var merger = PartMerger()
    _ = merger.add(part, named: "a.part")
    let alone = merger.tables
    _ = merger.judged(with: Catalogue.bundled.instruments)
    if merger.add(part, named: "b.part").isEmpty {
      let codes = merger.judged(with: Catalogue.bundled.instruments).map(\.code)
      let isEmpty = part.respondents == .hashes([])
      try promise(isEmpty || !codes.isEmpty, "a part fits beside itself")
    }
    for tables in [alone, merger.tables] {
      guard let results = try results(of: tables, part.plan) else { continue }
      try ResultsDriver.roundTrip(results)
    }
  }

  private static func results(
    of tables: EvaluationTables,
    _ plan: ExportPlan
  ) throws(BrokenPromise) -> Results? {
    do throws(EvaluationFault) {
      return try Evaluation(counting: tables, plan: plan.evaluation).disclosed(
        under: plan.disclosure
      )
    } catch {
      try promise(error == .nothingToEvaluate, "a part contradicts itself: \(error)")
      return nil
    }
  }
}
