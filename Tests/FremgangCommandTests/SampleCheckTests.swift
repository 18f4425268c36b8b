import Foundation
import FremgangCommand
import Testing

/// `check` of every sample of a survey system, and of the forms in which an export can come.
struct SampleCheckTests {
  private static let systems = Paths.package + "/SampleData/systems/"

  /// Severity, code and count of what was found, and what each file is.
  private struct Report: Decodable {
    struct Finding: Decodable {
      let code: String
      let severity: String
      let count: Int
    }
    struct File: Decodable {
      struct Column: Decodable {
        let use: String
      }
      let name: String
      let isCompanion: Bool
      let columns: [Column]
    }
    let findings: [Finding]
    let files: [File]

    init(_ arguments: String...) throws {
      let run = CommandRun(["check"] + arguments + ["--format", "json"])
      self = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    func rows(_ isMeant: (String) -> Bool) -> [String] {
      findings.filter { isMeant($0.severity) }.map { "\($0.severity) \($0.code) \($0.count)" }
    }
  }

  @Test func `the samples of the systems give no warning but that of a trial in Qualtrics`() throws
  {
    let names = try FileManager.default.contentsOfDirectory(atPath: SampleCheckTests.systems)
    #expect(names.count == 15)
    for name in names {
      let report = try Report(SampleCheckTests.systems + name)
      let expected = name == "qualtrics" ? ["warning responses-previews 1"] : []
      #expect(report.rows { $0 != "note" } == expected, "\(name)")
      // P19 has no first measurement; one of P04 and one of P12 lacks an answer.
      let notes = report.rows { $0 == "note" }
      #expect(notes.contains("note after-without-before 1"), "\(name)")
      #expect(notes.contains("note too-many-unanswered 2"), "\(name)")
      // LimeSurvey's response that was never submitted holds no answer.
      let isLimeSurvey = name.hasPrefix("limesurvey")
      #expect(notes.contains("note row-without-answers 1") == isLimeSurvey, "\(name)")
    }
  }

  @Test func `columns that systems add, companions and rows by item are told`() throws {
    let qualtrics = try Report(SampleCheckTests.systems + "qualtrics").files[0].columns.map(\.use)
    #expect(qualtrics.count { $0 == "preview" } == 2)
    #expect(qualtrics.count { $0 == "completion" } == 1)
    #expect(qualtrics.count { $0 == "item" } == 5)
    let items = try Report(SampleCheckTests.systems + "long-by-item").files[0].columns.map(\.use)
    #expect(items == ["respondent", "wave", "date", "itemName", "answer"])
    let redcap = try Report(SampleCheckTests.systems + "redcap-repeating").files[0].columns
    #expect(redcap.count { $0.use == "repetition" } == 1)
    let files = try Report(SampleCheckTests.systems + "surveyxact-tab").files
    #expect(files.map(\.isCompanion) == [false, true, true])
    #expect(files.map(\.columns.count) == [9, 0, 0])
  }

  /// Two forms of the same data each, with the rows and cells that both have.
  private static let pairs: [(first: String, second: String, counts: String)] = [
    // 40 people with 13 columns besides the id.
    ("who-5/export.csv", "excel/export.xlsx", "0 of 520"),
    ("who-5", "excel", "0 of 520"),
    // 45 rows with 7 columns besides person and wave; labels.csv and structure.csv are not compared.
    ("systems/surveyxact-tab", "systems/surveyxact-comma", "0 of 315"),
    ("systems/surveyxact-semicolon", "systems/surveyxact-comma", "0 of 315"),
    // 223 answers, each with its day.
    ("systems/long-by-item", "systems/long-by-item/export.csv", "0 of 446"),
    // 46 responses below three rows of header, with 16 columns besides person and wave.
    ("systems/qualtrics", "systems/qualtrics/export.csv", "0 of 736"),
  ]

  @Test func `the same data in two forms differ in no cell`() {
    let root = Paths.package + "/SampleData/"
    for (first, second, counts) in SampleCheckTests.pairs {
      let run = CommandRun("check", root + first, "--against", root + second)
      #expect(run.exitCode == .done, "\(first): \(run.output) \(run.errors)")
      #expect(run.output.contains("cells that differ: \(counts) "), "\(first): \(run.output)")
    }
  }

  @Test func `tables of two layouts, and several tables, are not compared`() {
    let systems = SampleCheckTests.systems
    let layouts = CommandRun(
      "check",
      systems + "long-by-item",
      "--against",
      systems + "excel-long"
    )
    #expect(layouts.exitCode == .dataHasErrors)
    #expect(layouts.errors.contains("[comparison-of-two-layouts]"))
    let several = CommandRun(
      "check",
      systems + "excel-long/export.csv",
      systems + "excel-long/export.csv",
      "--against",
      systems + "excel-long"
    )
    #expect(several.exitCode == .dataHasErrors)
    #expect(several.errors.contains("[comparison-of-several-tables]"), "\(several.errors)")
  }

  @Test func `with pseudonyms ids that are alike are found among those of the export`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    func write(_ text: String, _ name: String, mode: Int = 0o644) throws {
      try text.write(toFile: root + "/" + name, atomically: true, encoding: .utf8)
      let path = root + "/" + name
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    try write("id;who5_1;who5_2;who5_3;who5_4;who5_5\nB07;1;2;3;4;5\nb07;2;2;3;4;5\n", "e.csv")
    try write("{ \"pseudonymise\": { \"keyFile\": \"p.key\" } }", "plan.json")
    try write(String(repeating: "k", count: 40), "p.key", mode: 0o600)
    let report = try Report(root + "/e.csv")
    #expect(report.rows { $0 != "note" } == ["warning respondent-ids-alike 1"])
  }

  @Test func `a plan that is wrong, and ids that pair nobody, are findings`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let header = "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5\n"
    let rows = "A;før;1;2;3;4;5\nB;før;1;1;3;4;5\nC;efter;1;2;3;2;5\nD;efter;1;2;3;4;0\n"
    try (header + rows).write(toFile: root + "/e.csv", atomically: true, encoding: .utf8)
    let strangers = try Report(root + "/e.csv")
    #expect(strangers.rows { $0 == "warning" } == ["warning nobody-in-both-waves 1"])
    let plan = root + "/wrong.json"
    try "{ \"colums\": {} }".write(toFile: plan, atomically: true, encoding: .utf8)
    let wrong = try Report(root + "/e.csv", "--plan", plan)
    #expect(wrong.rows { _ in true } == ["error unknown-key 1"])
    #expect(CommandRun("check", root + "/e.csv", "--plan", plan).exitCode == .dataHasErrors)
  }
}
