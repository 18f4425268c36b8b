import Foundation
import FremgangCommand
import Testing

/// Texts that people wrote stand in no output; each column is marked to find them again.
struct FreeTextTests {
  private let root: String

  init() throws {
    root = try Paths.scratch()
  }

  /// Thirty people twice, with a mark in every column that nothing reads and in every id.
  private func export(bad: Bool = false) throws -> String {
    var lines = [
      "id;måling;dato;kommentar;navn;projekt;who5_1;who5_2;who5_3;who5_4;who5_5;bemærkning"
    ]
    for person in 1...30 {
      for (wave, month) in [("før", "01"), ("efter", "06")] {
        let day = "2020-\(month)-\(person < 10 ? "0" : "")\(min(person, 28))"
        let answer = bad && person == 4 ? "7" : "\(person % 6)"
        lines.append(
          "MARKid\(person);\(wave);\(day);\"MARKfri; \"\"tekst\"\" \(person)\";MARKnavn \(person);"
            + "Projekt \(person % 2);\(answer);1;2;3;\(wave == "før" ? 1 : 4);MARKslut"
        )
      }
    }
    let path = "\(root)/export.csv"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func written(in folder: String) throws -> String {
    let names = try #require(FileManager.default.enumerator(atPath: folder))
    var text = ""
    for case let name as String in names {
      let path = "\(folder)/\(name)"
      text += name + "\n"
      if let data = FileManager.default.contents(atPath: path) {
        text += String(decoding: data, as: UTF8.self)
      }
    }
    return text
  }

  @Test func `no report, chart, list, plan or message holds what people wrote, or their ids`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export()
    let out = "\(root)/report"
    for language in ["da", "en"] {
      let run = CommandRun(
        "evaluate",
        export,
        "--out",
        out,
        "--language",
        language,
        "--by",
        "projekt"
      )
      #expect(run.exitCode == .done)
      let all = try written(in: out) + run.output + run.errors
      #expect(all.contains("Projekt 1"))
      #expect(!all.contains("MARK"))
    }
    for format in ["json", "html", "md"] {
      let run = CommandRun("evaluate", export, "--format", format)
      #expect(run.exitCode == .done)
      #expect(!(run.output + run.errors).contains("MARK"))
    }
    let charts = CommandRun("charts", out + "/results.json", "--out", "\(root)/charts")
    #expect(charts.exitCode == .done)
    #expect(try !written(in: "\(root)/charts").contains("MARK"))
    let plan = CommandRun("plan", export)
    #expect(!(plan.output + plan.errors).contains("MARK"))
  }

  @Test func `a list of scores has ids and, of texts, those that the plan names`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export()
    let plain = CommandRun("score", export)
    #expect(plain.output.contains("MARKid7;"))
    for mark in ["MARKfri", "MARKnavn", "MARKslut"] { #expect(!plain.output.contains(mark)) }
    #expect(!plain.errors.contains("MARK"))
    let plan = "\(root)/own.json"
    try Data(#"{ "columns": { "copy": ["kommentar"] } }"#.utf8).write(
      to: URL(fileURLWithPath: plan)
    )
    let copied = CommandRun("score", export, "--plan", plan)
    #expect(copied.output.contains("\"MARKfri; \"\"tekst\"\" 7\""))
    for mark in ["MARKnavn", "MARKslut"] { #expect(!copied.output.contains(mark)) }
    let report = CommandRun("evaluate", export, "--plan", plan, "--format", "json")
    #expect(report.exitCode == .done)
    #expect(!(report.output + report.errors).contains("MARK"))
  }

  @Test func `what is wrong with an export is told without them`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try export(bad: true)
    for command in ["evaluate", "score"] {
      let run = CommandRun(command, export)
      #expect(run.exitCode == .badData)
      #expect(run.errors.contains("export.csv:8:7"))
      #expect(run.output.isEmpty)
      #expect(!run.errors.contains("MARK"))
    }
    let plan = "\(root)/wrong.json"
    for columns in [
      #""respondent": "kommentar", "wave": "navn""#, #""wave": "kommentar""#, #""date": "navn""#,
      #""groups": { "role": "kommentar" }"#, #""answerMode": "kommentar""#,
      #""wave": "bemærkning""#,
      #""items": { "who5_1": "kommentar" }"#, #""totals": { "who-5.total": "kommentar" }"#,
    ] {
      try Data("{ \"columns\": { \(columns) } }".utf8).write(to: URL(fileURLWithPath: plan))
      let run = CommandRun("evaluate", export, "--plan", plan)
      let text = (run.output + run.errors).replacingOccurrences(of: "\"MARKslut\"", with: "")
      #expect(!text.contains("MARKid"), "\(columns)")
      #expect(!text.contains("MARKnavn"), "\(columns)")
      #expect(!text.contains("MARKfri"), "\(columns)")
    }
  }
}
