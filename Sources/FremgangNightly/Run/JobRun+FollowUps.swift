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
      let lists = FollowUps(
        reading.reading.responses,
        reading.reading.copied,
        plan: reading.plan.evaluation,
        rule: rule
      )
      if lists.unknownReasons > 0 {
        log.warn("follow-up-reasons-unknown", .init("count", lists.unknownReasons))
      }
      files = lists.files(job.language)
    }
    try output.replaceFollowUps(with: files)
  }
}
