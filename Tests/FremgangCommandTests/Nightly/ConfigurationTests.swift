import Foundation
import FremgangCommand
import Testing

struct NightlyConfigurationTests {
  private func place(_ configuration: String) throws -> NightlyPlace {
    let place = try NightlyPlace()
    var register = Register()
    register.add(1...40)
    try place.write(register.export, to: "in/export.csv")
    try place.write(configuration, to: "nightly.json")
    return place
  }

  private func run(_ place: NightlyPlace, _ options: String...) -> CommandRun {
    place.run(["nightly", "--config", place.root + "/nightly.json"] + options)
  }

  @Test func `jobs run side by side, and one that fails does not stop the others`() throws {
    let place = try place(
      """
      // Two languages and an inbox that is not there.
      {
        "schema": "fremgang.nightly/1",
        "out": "site",
        "threads": 3,
        "defaults": { "settle": 0 },
        "jobs": {
          "da": { "inbox": "in", "plan": "plan.json" },
          "lost": { "inbox": "nowhere", "plan": "plan.json" },
          "en": { "inbox": "in", "plan": "plan.json", "language": "en", "out": "elsewhere" },
        },
      }
      """
    )
    let run = run(place)
    #expect(run.exitCode == .noInput)
    #expect(
      run.output == """
        da: published v000001: who-5 n 40
        lost: FAILED: inbox-missing
        en: published v000001: who-5 n 40

        """
    )
    #expect(try #require(place.text("site/da/current/report.md")).contains("Hvem"))
    #expect(try #require(place.text("elsewhere/current/report.md")).contains("Who"))
    #expect(self.run(place, "--quiet").output == "lost: FAILED: inbox-missing\n")
  }

  @Test func `everything that is wrong is told at once, with line and column`() throws {
    let place = try place(
      """
      { "schema": "fremgang.nightly/2", "timeLimt": 5,
        "jobs": {
          "a b": { "inbox": "in", "plan": "p", "out": "x", "take": "newst" },
          "c": { "inbox": "in", "out": "x//y", "guards": { "fallInPairs": 101 } },
          "d": { "inbox": "x/z/in", "plan": "p", "out": "x/z", "patterns": ["in/*.csv"],
            "followUps": { "reasons": { "stopped": ["ja"], "movedOn": [" JA"] } } } } }
      """
    )
    let run = run(place)
    #expect(run.exitCode == .badData)
    #expect(run.output.isEmpty)
    let places = run.errors.split(separator: "\n").map { line -> [Int] in
      let parts = line.split(separator: " ")[0].split(separator: ":").suffix(2)
      return parts.compactMap { Int($0) }
    }
    #expect(places.allSatisfy { $0.count == 2 })
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) }, "\(run.errors)")
    let wanted = [
      ":1:13 $.schema: error: This is not the schema of a configuration.",
      ":1:35 $.timeLimt: error: The key “timeLimt” is not known here. Did you mean “timeLimit”?",
      "[job-name]", "“newst” is not known here. Did you mean “newest”?",
      "$.jobs.c.plan: error: The key “plan” is missing.", "[percent-out-of-range]",
      "[pattern-unusable]", "[job-out-holds-inbox]", "[job-out-taken]", "[reason-given-twice]",
      "[reasons-without-column]", "$.jobs.d.followUps.dueAfterDays: error",
    ]
    for words in wanted { #expect(run.errors.contains(words), "\(words) in \(run.errors)") }
  }

  @Test func `a key that stands twice hides nothing else, and machines read faults as JSON`() throws
  {
    let place = try place(
      """
      { "schema": "fremgang.nightly/1",
        "jobs": {
          "a": { "inbox": "in", "plan": "p", "out": "x", "take": "newst" },
          "a": { "inbox": "in", "plan": "p", "out": "x", "settle": -1 },
          "b": { "inbox": "in", "plan": "p" } }, "jbs": {} }
      """
    )
    let run = run(place, "--log", "json")
    #expect(run.exitCode == .badData)
    #expect(run.output.isEmpty)
    let found = try objects(run.errors)
    #expect(
      found.map { $0["code"] as? String } == [
        "unknown-value", "json-duplicate-key", "number-out-of-bounds", "missing-key", "unknown-key",
      ]
    )
    #expect(found.map { $0["line"] as? Int } == [3, 4, 4, 5, 5])
    #expect(found.map { $0["column"] as? Int } == [60, 5, 62, 10, 44])
    #expect(found.allSatisfy { ($0["file"] as? String)?.hasSuffix("/nightly.json") ?? false })
    #expect(found.allSatisfy { $0["level"] as? String == "error" && $0["message"] != nil })

    let text = self.run(place).errors.split(separator: "\n")
    #expect(text.count == 5 && text[1].contains(":4:5: error: The key “a” stands twice"))
  }

  @Test(arguments: [
    (["--bogus", "--log", "json"], 64, "wrong-usage"),
    (["--log=json", "--inbox", "a"], 64, "wrong-usage"),
    (["--log=json", "--config", "/nowhere/n.json"], 66, "input-unusable"),
  ])
  func `a command line that cannot be followed is told as JSON where that is wanted`(
    options: [String],
    code: Int32,
    name: String
  ) throws {
    let run = CommandRun(["nightly"] + options)
    #expect(run.exitCode.rawValue == code)
    let found = try objects(run.errors)
    #expect(found.map { $0["code"] as? String } == [name])
    #expect(found.allSatisfy { $0["time"] != nil && $0["event"] as? String == "problem" })
  }

  /// The lines of a log, each of which must be a JSON object.
  private func objects(_ log: String) throws -> [[String: Any]] {
    try log.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func `what the file says of each job is not said beside it`() throws {
    let place = try place("{}")
    let run = run(place, "--out", "x")
    #expect(run.exitCode == .wrongUsage)
    #expect(run.errors.contains("'--out' and '--config' do not go together"))
    #expect(CommandRun("nightly").exitCode == .wrongUsage)
    #expect(CommandRun("nightly", "--config", "/nowhere/n.json").exitCode == .noInput)
    #expect(
      CommandRun("nightly", "--inbox", "a", "--out", "b", "--plan", "c", "--log", "xml").exitCode
        == .wrongUsage
    )
  }

  @Test func `a guard keeps the figures and says from what to what, until somebody has looked`()
    throws
  {
    let place = try NightlyPlace(
      plan: Register.plan.replacing(
        "\"clusterBy\"",
        with: "\"guards\": { \"fallInPairs\": 20 }, \"clusterBy\""
      )
    )
    var register = Register()
    register.add(1...40)
    try place.write(register.export, to: "in/export.csv")
    #expect(place.night().exitCode == .done)
    var fewer = Register()
    fewer.add(1...20)
    try place.write(fewer.export, to: "in/export.csv")
    let run = place.night()
    #expect(run.exitCode == .badData)
    #expect(run.output.hasPrefix("nightly: KEPT the figures of 2026-11-21 (v000002): guard-fall"))
    #expect(run.errors.contains("If the data are right, run once with --pass-guards"))
    #expect(run.errors.contains("info ended exit=65 failure=guardTripped"))
    #expect(try #require(place.current("status.json")).contains("\"failure\": \"guardTripped\""))
    #expect(
      try #require(place.current("index.html")).contains("somebody has to look at them first")
    )
    #expect(run.errors.contains("The pairs of who-5 fell from 40 to 20, by more than 20 percent."))
    #expect(try #require(place.current("status.json")).contains("guard-fall-in-pairs"))
    #expect(place.night("--pass-guards").output == "nightly: published v000003: who-5 n 40 -> 20\n")
  }

  @Test func `the log is one JSON object a line on request, and names in it cannot break out`()
    throws
  {
    let place = try place("{}")
    try place.write("x", to: "in/a\"\n\u{1B}[31m.csv")
    let run = place.night("--log", "json")
    #expect(run.exitCode == .badData)
    for line in run.errors.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["time"] as? String == "2026-11-21T02:00:00Z")
      #expect(object?["job"] as? String == "nightly")
      #expect(object?["level"] != nil && object?["event"] != nil)
    }
    #expect(!run.errors.contains("\u{1B}"))
    #expect(!place.night().errors.contains("\u{1B}"))
  }

  @Test func `names that turn the text around them are escaped in logs, and replaced on the page`()
    throws
  {
    let turned = "So\u{202E}uth\u{2066}"
    let place = try NightlyPlace()
    var register = Register()
    register.add(1...40)
    let export = register.export.replacing("South", with: turned)
    try place.write(export, to: "in/ex\u{202E}vsc.csv")
    let first = place.night()
    #expect(first.exitCode == .done, "\(first.errors)")
    #expect(first.errors.contains("file=\"ex\\u202evsc.csv\""))
    register.add(41...60)
    let grown = register.export.replacing("South", with: turned)
    try place.write(grown, to: "in/ex\u{202E}vsc.csv")
    let second = place.night("--log", "json")
    #expect(second.exitCode == .done, "\(second.errors)")
    #expect(second.errors.contains("\"file\":\"ex\\u202evsc.csv\""))
    let pages = try ["changes.md", "index.html", "report.md"].map {
      try #require(place.current($0))
    }
    for page in pages { #expect(page.contains("So\u{FFFD}uth\u{FFFD}")) }
    let all = pages + [first.errors, second.errors]
    for text in all {
      #expect(!text.unicodeScalars.contains { "\u{202E}\u{2066}".unicodeScalars.contains($0) })
    }
  }

  @Test func `one export without its columns is told by their names, like one of several`() throws {
    let place = try NightlyPlace()
    try place.write("a,b\n1,2\n", to: "in/export.csv")
    let run = place.night()
    #expect(run.exitCode == .badData)
    #expect(run.output == "nightly: FAILED: column-missing (4)\n")
    for (column, key) in [
      ("id", "respondent"), ("wave", "wave"), ("date", "date"), ("project", "groups.project"),
    ] {
      let sentence = "No column is called \\\"\(column)\\\", which is named for \(key)."
      #expect(run.errors.contains("file=export.csv line=1 message=\"\(sentence)"), "\(run.errors)")
    }
  }
}
