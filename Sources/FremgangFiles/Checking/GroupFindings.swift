import FremgangJSON
import FremgangKit

/// What an evaluation would say of everybody together, and groups so small that it hides them.
enum GroupFindings {
  static func add(_ reading: ExportReading, to list: inout FindingList) {
    let evaluation: Evaluation
    do throws(EvaluationFault) {
      evaluation = try Evaluation(of: reading.responses, plan: reading.plan.evaluation)
    } catch {
      let code = error == .nothingToEvaluate ? "nothing-to-evaluate" : "evaluation-refused"
      return list.add(code, .error, at: nil, detail: "\(error)")
    }
    addAbsence(evaluation.findings, to: &list)
    for diagnostic in evaluation.diagnostics where diagnostic.place == Place() {
      list.add(
        diagnostic.code,
        diagnostic.severity,
        at: nil,
        detail: diagnostic.message,
        remedy: diagnostic.remedy
      )
    }
    addSmall(evaluation.findings, reading.plan.disclosure.minimumCell, to: &list)
  }

  /// Says when nobody counts, or nobody twice.
  private static func addAbsence(_ findings: Findings, to list: inout FindingList) {
    guard findings.personal.isEmpty else { return }
    if findings.respondents.included == 0 {
      list.add("filter-leaves-nothing", .error, at: nil)
    } else if findings.respondents.pairedOnAny == 0 {
      list.add("nobody-paired", .note, at: nil)
    }
  }

  private static func addSmall(
    _ findings: Findings,
    _ minimum: Int,
    to list: inout FindingList
  ) {
    guard minimum > 1 else { return }
    for instrument in findings.instruments {
      guard let scale = instrument.scales.first else { continue }
      if (scale.overall?.n ?? 0) < minimum {
        let detail = "\(instrument.id): fewer than \(minimum) pairs in all"
        list.add("group-small", .note, at: nil, detail: detail)
      }
      for (by, groups) in Dictionary(grouping: scale.groups, by: \.by) {
        let small = groups.count { ($0.summary?.n ?? 0) < minimum }
        guard small > 0 else { continue }
        // How many there are, never which or how small: that is what a report hides.
        let detail =
          "\(instrument.id): \(small) of \(groups.count) of \"\(by)\" have fewer than \(minimum) "
          + "pairs"
        list.add("group-small", .note, at: nil, count: small, detail: detail)
      }
    }
  }
}
