import FremgangJSON
import FremgangPublishing

/// Reads the file that describes jobs, and finds every fault of it at once.
struct ConfigurationReader {
  private(set) var jobs: [NightlyJob] = []
  private(set) var timeLimit: Int?
  private(set) var threads: Int?
  private let folder: String
  /// Where the jobs publish, by the paths that links lead to.
  private var outs: [String] = []

  private static let mostJobs = 1000
  private static let mostSeconds = 7 * 86_400

  init(folder: String) {
    self.folder = folder
  }

  mutating func read(_ root: JSONObjectReader) {
    _ = root.optional("$schema")?.string()
    readSchema(root)
    timeLimit = root.optional("timeLimit")?.int(in: 1...ConfigurationReader.mostSeconds)
    threads = root.optional("threads")?.int(in: 1...1024)
    let out = root.optional("out")?.nonEmptyString().map(path)
    var usual = NightlyJob(name: "", inbox: Inbox(path: ""), out: "", plan: "")
    if let defaults = root.optional("defaults")?.object() {
      JobReader(folder: folder).readChoices(defaults, into: &usual)
      defaults.finish()
    }
    let entries = root.required("jobs")?.object()?.entries() ?? []
    if entries.count > ConfigurationReader.mostJobs {
      root.report("too-many-jobs", "There are \(entries.count) jobs.", at: "jobs")
      return root.finish()
    }
    if entries.isEmpty, root.optional("jobs") != nil {
      root.report("no-jobs", "There is no job.", remedy: "Describe one under its name.", at: "jobs")
    }
    for entry in entries {
      checkName(entry.key, at: entry.value)
      guard let object = entry.value.object() else { continue }
      let reader = JobReader(folder: folder)
      let job = reader.read(object, named: entry.key, like: usual, below: out)
      object.finish()
      if let job { add(job, at: object) }
    }
    root.finish()
  }

  private func readSchema(_ root: JSONObjectReader) {
    guard let value = root.required("schema"), let schema = value.string() else { return }
    if schema != NightlyConfiguration.schema {
      value.report(
        "unknown-schema",
        "This is not the schema of a configuration.",
        remedy: "Write \"\(NightlyConfiguration.schema)\"."
      )
    }
  }

  /// A name becomes a word of the log, and perhaps a folder.
  private func checkName(_ name: String, at value: JSONValueReader) {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard !isPlain || name.isEmpty || name.utf8.count > 64 || name.hasPrefix("-") else { return }
    value.report(
      "job-name",
      "A job's name becomes part of paths.",
      remedy: "Use at most 64 of the letters a to z, digits, hyphens and underscores."
    )
  }

  private mutating func add(_ job: NightlyJob, at object: JSONObjectReader) {
    // A name that stands twice is told of already.
    if jobs.contains(where: { $0.name == job.name }) { return }
    let out = FileSystem.resolved(ConfigurationReader.plain(job.out))
    for (other, taken) in zip(jobs, outs) {
      if taken == out || taken.hasPrefix(out + "/") || out.hasPrefix(taken + "/") {
        object.report(
          "job-out-taken",
          "The jobs “\(other.name)” and “\(job.name)” would publish into one folder, or one into the "
            + "other's.",
          remedy: "Give each job a folder of its own.",
          at: "out"
        )
      }
    }
    jobs.append(job)
    outs.append(out)
  }

  private func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + text }

  /// A path without blanks of spelling: `a//b/./c/` is `a/b/c`.
  static func plain(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
