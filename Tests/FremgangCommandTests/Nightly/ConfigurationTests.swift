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
}
