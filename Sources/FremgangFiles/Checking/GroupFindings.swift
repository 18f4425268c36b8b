import FremgangJSON
import FremgangKit

/// What an evaluation would say of everybody together, and groups so small that it hides them.
enum GroupFindings {
  static func add(_ reading: ExportReading, to list: inout FindingList) {
    let evaluation = try? Evaluation(of: reading.responses, plan: reading.plan.evaluation)
    guard let evaluation else { return }
    for diagnostic in evaluation.diagnostics where diagnostic.place == Place() {
      list.add(
        diagnostic.code,
        diagnostic.severity,
        at: nil,
        detail: diagnostic.message,
        remedy: diagnostic.remedy
      )
    }
    let minimum = reading.plan.disclosure.minimumCell
    guard minimum > 1 else { return }
    for instrument in evaluation.findings.instruments {
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
