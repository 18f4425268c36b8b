import Foundation
import FremgangCommand
import FremgangKit
import Testing

struct CommandTests {
  @Test func `words that are not understood are wrong usage, with a suggestion`() {
    let calls: [(arguments: [String], says: String)] = [
      ([], "Say what to do"),
      (["evaluat", "x.csv"], "Did you mean 'evaluate'?"),
      (["evaluate", "--formt", "json", "x.csv"], "Did you mean '--format'?"),
      (["evaluate"], "EXPORT"),
      (["evaluate", "x.csv", "--plan"], "needs a value"),
      (["evaluate", "x.csv", "--quiet=yes"], "takes no value"),
      (["evaluate", "x.csv", "--out", "a", "--out", "b"], "given twice"),
      (["evaluate", "x.csv", "--minimum-cell", "0"], "at least 1"),
      (["evaluate", "x.csv", "--language", "sv"], "'da' or 'en'"),
      (["evaluate", "x.csv", "--format", "jsn"], "did you mean 'json'?"),
      (["evaluate", "x.csv", "--format", "md,json"], "--out"),
      (["evaluate", "x.csv", "--format", "csv"], "--out"),
      (["instruments", "shw"], "Did you mean 'show'?"),
      (["charts", "a.json", "b.json"], "fewer operands"),
    ]
    for call in calls {
      let run = CommandRun(call.arguments)
      #expect(run.exitCode == .wrongUsage, "\(call.arguments)")
      #expect(run.errors.contains(call.says), "\(call.arguments): \(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func `an input that is not there has its own exit code`() {
    let missing = CommandRun("evaluate", "/nowhere/export.csv")
    #expect(missing.exitCode == .noInput)
    #expect(missing.errors.contains("/nowhere/export.csv"))
    #expect(CommandRun("evaluate", Paths.fixtures).exitCode == .noInput)
    #expect(CommandRun("evaluate", Paths.pool, "--plan", "/nowhere").exitCode == .noInput)
  }

  @Test func `bad values stop the run with their places and without anybody's answers`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let messy = Paths.package + "/SampleData/messy/export.csv"
    let plan = root + "/plan.json"
    try """
    { "waves": [ { "id": "før" }, { "id": "efter" } ],
      "pairing": { "rule": "waves", "before": "før", "after": "efter" } }
    """.write(toFile: plan, atomically: true, encoding: .utf8)
    let run = CommandRun("evaluate", messy, "--plan", plan, "--out", root + "/report")
    #expect(run.exitCode == .badData)
    #expect(!FileManager.default.fileExists(atPath: root + "/report"))
    let lines = [3, 5, 7, 9, 11, 12].map { "export.csv:\($0):" }
    for line in lines {
      #expect(run.errors.contains(line), "\(line) in \(run.errors)")
    }
    let ids = try String(contentsOfFile: messy, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst().compactMap { $0.split(separator: ";").first }
    #expect(ids.count > 5)
    for id in ids { #expect(!run.errors.contains(id), "a respondent's id in a message") }
  }

  @Test func `codes counted from 1 are refused with the line of the plan that settles it`() throws {
    let path = Paths.package + "/SampleData/messy/codes-from-1.csv"
    let run = CommandRun("evaluate", path)
    #expect(run.exitCode == .badData)
    #expect(run.errors.contains("\"codeShifts\": { \"mhrm\": { \"add\": -1 } }"))
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let plan = root + "/plan.json"
    try "{ \"codeShifts\": { \"mhrm\": { \"add\": -1 } } }"
      .write(toFile: plan, atomically: true, encoding: .utf8)
    let settled = CommandRun("evaluate", path, "--plan", plan, "--format", "json", "--quiet")
    #expect(settled.exitCode == .done)
  }

  @Test func `somebody else's folder is left alone`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    try "precious".write(toFile: root + "/chapter.txt", atomically: true, encoding: .utf8)
    let run = CommandRun("evaluate", Paths.pool, "--out", root, "--quiet")
    #expect(run.exitCode == .cannotCreate)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["chapter.txt"])
  }

  @Test func `an inferred plan gives the same results as the inference did`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = Paths.package + "/SampleData/who-5/export.csv"
    let inferred = CommandRun("evaluate", export, "--format", "json", "--quiet")
    #expect(inferred.exitCode == .done)
    let plan = CommandRun("plan", export, "--quiet")
    #expect(plan.exitCode == .done)
    try plan.output.write(toFile: root + "/plan.json", atomically: true, encoding: .utf8)
    let planned = CommandRun(
      "evaluate",
      export,
      "--plan",
      root + "/plan.json",
      "--format",
      "json",
      "--quiet"
    )
    #expect(planned.output == inferred.output)
  }

  @Test func `small groups stay hidden in every file of a report`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let run = CommandRun(
      "evaluate",
      Paths.pool,
      "--minimum-cell",
      "10",
      "--out",
      root + "/report",
      "--quiet"
    )
    #expect(run.exitCode == .done)
    let findings = try Findings.evaluating(Paths.pool, "--minimum-cell", "10")
    let scale = try #require(findings.scale("mhrm"))
    // Nine pairs in Naturgruppen Skovbrynet: hidden, and the next smallest project with it.
    let hidden = scale.groups.filter { $0.by == "project" && $0.suppressed }.compactMap(\.level)
    #expect(hidden.contains("Naturgruppen Skovbrynet"))
    #expect(hidden.count >= 2)
    let open = try #require(
      try Findings.evaluating(Paths.pool).scale("mhrm")?
        .summary("project", "Naturgruppen Skovbrynet")
    )
    let report = try String(contentsOfFile: root + "/report/report.md", encoding: .utf8)
    let rows = report.split(separator: "\n").filter { $0.hasPrefix("| Naturgruppen Skovbrynet") }
    #expect(!rows.isEmpty)
    // Its means before and after are 77,7 and 85,7.
    #expect(open.meanBefore?.rounded() == 78)
    for row in rows { #expect(!row.contains("77,7") && !row.contains("85,7")) }
    for name in ["mhrm-by-project", "lsns-15m-by-project"] {
      let chart = try String(contentsOfFile: root + "/report/charts/\(name).svg", encoding: .utf8)
      #expect(!chart.contains("77,7") && !chart.contains("85,7"))
    }
  }
}
