import FremgangJSON
import FremgangKit
import FremgangPublishing

/// Reads one job of a configuration.
struct JobReader {
  let folder: String

  private static let day = 86_400

  /// Reads a job; nothing when what it needs is missing.
  ///
  /// - Parameters:
  ///   - object: the job.
  ///   - name: its name.
  ///   - usual: what holds where it says nothing.
  ///   - below: the folder that its own stands in, where it names none.
  /// - Returns: the job.
  func read(
    _ object: JSONObjectReader,
    named name: String,
    like usual: NightlyJob,
    below: String?
  ) -> NightlyJob? {
    var job = usual
    job.name = name
    let inbox = object.required("inbox")?.nonEmptyString().map(path)
    let plan = object.required("plan")?.nonEmptyString().map(path)
    let out =
      below == nil
      ? object.required("out")?.nonEmptyString().map(path)
      : object.optional("out")?.nonEmptyString().map(path) ?? below.map { "\($0)/\(name)" }
    readChoices(object, into: &job)
    guard let inbox, let plan, let out else { return nil }
    job.inbox.path = inbox
    job.plan = plan
    job.out = out
    if job.publishesOverInbox {
      object.report(
        "job-out-holds-inbox",
        "The inbox would lie in what is published.",
        remedy: "Choose folders apart from each other.",
        at: "out"
      )
    }
    return job
  }

  /// Reads what may be left out.
  func readChoices(_ object: JSONObjectReader, into job: inout NightlyJob) {
    if let patterns = object.optional("patterns")?.array() {
      job.inbox.patterns = patterns.compactMap(pattern)
      if patterns.isEmpty {
        object.report("no-patterns", "No name fits no pattern.", at: "patterns")
      }
    }
    if let take: Inbox.Take = object.optional("take")?.choice() { job.inbox.take = take }
    if let seconds = object.optional("settle")?.int(in: 0...JobReader.day) {
      job.inbox.settle = seconds
    }
    if let seconds = object.optional("patience")?.int(in: 0...JobReader.day) {
      job.inbox.patience = seconds
    }
    if let language = object.optional("language")?
      .choice(among: Language.allCases.map { ($0.rawValue, $0) })
    {
      job.language = language
    }
    if let instruments = object.optional("instruments")?.nonEmptyString() {
      job.instruments = path(instruments)
    }
    readKeep(object, into: &job)
    readDisclosure(object, into: &job)
    job.rules = NightlyRules(reading: object).over(job.rules)
    if let seconds = object.optional("timeLimit")?.int(in: 1...7 * JobReader.day) {
      job.timeLimit = seconds
    }
  }

  private func readKeep(_ object: JSONObjectReader, into job: inout NightlyJob) {
    guard let keep = object.optional("keep")?.object() else { return }
    if let versions = keep.optional("versions")?.int(in: 1...1_000_000) {
      job.keep.versions = versions
    }
    if let days = keep.optional("days")?.int(in: 0...100_000) { job.keep.days = days }
    keep.finish()
  }

  private func readDisclosure(_ object: JSONObjectReader, into job: inout NightlyJob) {
    guard let disclosure = object.optional("disclosure")?.object() else { return }
    let bounds = 1...1_000_000
    if let minimum = disclosure.optional("minimumCell")?.int(in: bounds) {
      job.disclosure.minimumCell = minimum
    }
    if let minimum = disclosure.optional("minimumForCounts")?.int(in: bounds) {
      job.disclosure.minimumForCounts = minimum
    }
    disclosure.finish()
  }

  private func pattern(_ value: JSONValueReader) -> NamePattern? {
    guard let text = value.nonEmptyString() else { return nil }
    guard let pattern = NamePattern(text) else {
      value.report(
        "pattern-unusable",
        "A pattern is for names, which hold no slash.",
        remedy: "Write a pattern such as \"*.csv\"; folders in the inbox are not looked into."
      )
      return nil
    }
    return pattern
  }

  private func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + text }
}
