import FremgangFiles
import FremgangKit
import FremgangPublishing

extension JobRun {
  /// Writes the lists of open follow-ups for the owner alone, or removes those of a rule that is gone.
  func writeFollowUps(
    _ reading: JobReading,
    _ rules: NightlyRules,
    _ output: JobOutput
  ) throws(JobFailure) {
    let rule = rules.allowedFollowUps
    if rule == nil, rules.followUps != nil {
      log.info("follow-ups-not-allowed", .init("remedy", "\"rowLevel\": true"))
    }
    var files: [(name: String, bytes: [UInt8])] = []
    if let rule {
      let language = job.language
      files = try watched { log throws(JobFailure) in
        let lists = FollowUps(
          reading.reading.responses,
          reading.reading.copied,
          plan: reading.plan.evaluation,
          rule: rule
        )
        lists.tellOfUnknownReasons(rule, log)
        return lists.files(language)
      }
    }
    try output.replaceFollowUps(with: files)
  }
}

extension FollowUps {
  /// Says how often the reason column holds what the rule gives no meaning, and not what that is: it
  /// may be anything that somebody wrote of a person.
  fileprivate func tellOfUnknownReasons(_ rule: FollowUpRule, _ log: NightlyLog) {
    guard unknownReasons.people > 0, let column = rule.reasonColumn else { return }
    let reasons = FollowUpRule.Reason.allCases.map(\.rawValue).joined(separator: ", ")
    log.write(
      .warning,
      "follow-up-reasons-unknown",
      [.init("count", unknownReasons.people), .init("texts", unknownReasons.texts)]
        + LogEntry.fields(of: column.place)
        + [
          .init(
            "message",
            "People whose text in \"\(column.name)\" stands for no reason are listed as open."
          ),
          .init("remedy", "List the texts under \"reasons\", each as one of \(reasons)."),
        ]
    )
  }
}
