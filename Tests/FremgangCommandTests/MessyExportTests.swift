import Foundation
import FremgangCommand
import Testing

/// What an evaluator is told when something is amiss.
struct MessyExportTests {
  private let root: String

  init() throws {
    root = try Paths.scratch()
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: "\(root)/\(name)", atomically: true, encoding: .utf8)
    return "\(root)/\(name)"
  }

  /// WHO-5 of `people`, twice, each row as `row` makes it from the person and the wave.
  private func export(people: Int, _ row: (Int, String) -> String) throws -> String {
    let rows = (1...people).flatMap { person in
      ["før", "efter"].map { "p\(person);\($0);\(row(person, $0))" }
    }
    let header = "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5"
    return try file("export.csv", ([header] + rows).joined(separator: "\n") + "\n")
  }

  private var quiet: [String] { ["--format", "json", "--quiet"] }

  @Test func `the path that is printed is one that was written`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { person, wave in
      wave == "før" ? "1;1;1;1;\(person % 5)" : "2;2;2;2;2"
    }
    let cases: [(formats: String, written: String)] = [
      ("html,json", "/index.html"), ("json,svg", "/"), ("md", "/report.md"),
    ]
    for one in cases {
      let out = "\(root)/report"
      let run = CommandRun("evaluate", export, "--out", out + "/", "--format", one.formats)
      #expect(run.exitCode == .done)
      #expect(run.output.hasSuffix("Skrevet: \(out)\(one.written)\n"), "\(run.output)")
    }
  }

  @Test func `filters that leave nobody leave nothing to evaluate`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { _, _ in "1;1;1;1;1" }
    let plan = try file("filter.json", #"{ "filters": { "from": "2015-01-01" } }"#)
    let run = CommandRun(["evaluate", export, "--plan", plan] + quiet)
    #expect(run.exitCode == .dataHasErrors)
    #expect(run.errors.contains("filters"))
    #expect(run.output.isEmpty)
  }

  @Test func `an export of one wave says that there is no change to show`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = try file("foer.csv", "id;who5_1;who5_2;who5_3;who5_4;who5_5\na;1;1;1;1;1\n")
    let run = CommandRun("evaluate", path, "--format", "json")
    #expect(run.exitCode == .done)
    #expect(run.errors.contains("no change to show"))
  }

  @Test func `what the plan can leave out is said to be, and can be`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { person, wave in
      wave == "efter" && person == 3 ? "1;1;1;1" : "1;1;1;1;\(person % 5)"
    }
    let run = CommandRun("evaluate", export)
    #expect(run.exitCode == .badData)
    #expect(run.errors.contains("[row-too-short]"))
    #expect(run.errors.contains("\"onBadValue\": \"exclude\""))
    let plan = try file("exclude.json", #"{ "onBadValue": "exclude" }"#)
    #expect(CommandRun(["evaluate", export, "--plan", plan] + quiet).exitCode == .done)
  }

  @Test func `what is left out of a list is counted once`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 200) { _, wave in wave == "før" ? "x1;1;1;1;1" : "1;1;1;1;1" }
    let run = CommandRun("evaluate", export)
    #expect(run.exitCode == .badData)
    #expect(run.errors.components(separatedBy: "more like these").count == 2)
    #expect(run.errors.contains("180 more like these [value-not-a-code]"))
  }

  @Test func `a minimum for counts that the plan asks for stays`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { person, _ in "1;1;1;1;\(person % 5)" }
    let plan = try file("plan-own.json", #"{ "disclosure": { "minimumForCounts": 60 } }"#)
    let cases: [(minimum: String, forCounts: Int)] = [("5", 60), ("3", 60), ("20", 80), ("1", 1)]
    for one in cases {
      let run = CommandRun(
        ["evaluate", export, "--plan", plan, "--minimum-cell", one.minimum] + quiet
      )
      let wanted = "\"minimumCell\": \(one.minimum), \"minimumForCounts\": \(one.forCounts),"
      #expect(run.output.contains(wanted), "\(one.minimum)")
    }
  }

  @Test func `every file is validated, also beside one that is not there`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let bad = try file("bad.json", "{}")
    let good = Paths.package + "/Instruments/who-5.json"
    let run = CommandRun("instruments", "validate", "\(root)/none.json", bad, good)
    #expect(run.exitCode == .badData)
    #expect(run.errors.contains("There is no file"))
    #expect(run.errors.contains("bad.json:1:1"))
    #expect(run.output.contains("who-5.json: who-5 1.0.0 is valid."))
    #expect(CommandRun("instruments", "validate", "\(root)/none.json").exitCode == .noInput)
  }

  @Test func `a plan can be kept beside the export by the shell`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { person, _ in "1;1;1;1;\(person % 5)" }
    _ = try file("plan.json", "")
    let run = CommandRun("plan", export, "--quiet")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("\"respondent\": \"id\""))
    #expect(CommandRun(["evaluate", export] + quiet).exitCode == .badData)
  }

  @Test func `a file of one's own in a report's folder is not thrown away`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(people: 8) { person, _ in "1;1;1;1;\(person % 5)" }
    let out = "\(root)/report"
    #expect(CommandRun("evaluate", export, "--out", out).exitCode == .done)
    _ = try file("report/tables/.DS_Store", "")
    #expect(CommandRun("evaluate", export, "--out", out, "--format", "md").exitCode == .done)
    _ = try file("report/notes.docx", "mine")
    let run = CommandRun("evaluate", export, "--out", out)
    #expect(run.exitCode == .cannotCreate)
    #expect(run.errors.contains("notes.docx"))
    #expect(try String(contentsOfFile: out + "/notes.docx", encoding: .utf8) == "mine")
  }
}
