import Foundation
import FremgangCommand
import Testing

/// One study of invented people, as each system exports it.
struct SourceTests {
  static let folders = [
    "excel-long", "excel-wide", "long-by-item", "surveyxact-tab", "surveyxact-semicolon",
    "surveyxact-comma", "redcap-raw", "redcap-labels", "redcap-repeating", "limesurvey-codes",
    "limesurvey-answers", "qualtrics", "spss", "google-forms", "microsoft-forms",
  ]
  private static let root = Paths.package + "/SampleData/systems"

  private static func exports(_ folder: String) -> [String] {
    let names =
      folder.hasPrefix("surveyxact")
      ? ["dataset.csv", "structure.csv", "labels.csv"]
      : ["export.csv"]
    return names.map { "\(root)/\(folder)/\($0)" }
  }

  private static func evaluate(_ files: [String], _ options: String...) -> CommandRun {
    CommandRun(["evaluate"] + files + ["--format", "json", "--quiet"] + options)
  }

  @Test func `every folder of samples is tested`() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root)
    #expect(found.sorted() == Self.folders.sorted())
  }

  @Test(arguments: folders)
  func `the same answers give the same results from every system`(_ folder: String) {
    let twin = Self.evaluate(Self.exports("excel-long"))
    let run = Self.evaluate(Self.exports(folder))
    #expect(run.exitCode == .done, "\(run.errors)")
    #expect(run.output == twin.output)
    #expect(twin.output.contains("\"paired\""))
  }

  @Test(arguments: folders)
  func `the plan that is printed gives the same results`(_ folder: String) throws {
    let scratch = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let plan = CommandRun(["plan"] + Self.exports(folder) + ["--quiet"])
    #expect(plan.exitCode == .done)
    let path = scratch + "/plan.json"
    try Data(plan.output.utf8).write(to: URL(fileURLWithPath: path))
    let before = Self.evaluate(Self.exports(folder))
    let after = Self.evaluate(Self.exports(folder), "--plan", path)
    #expect(after.exitCode == .done, "\(after.errors)")
    #expect(after.output == before.output)
  }

  @Test(arguments: ["15m-pool", "who-5", "personal-star"])
  func `what is inferred without a plan is all in the plan that is printed`(_ folder: String) throws
  {
    let scratch = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let export = scratch + "/export.csv"
    try FileManager.default.copyItem(
      atPath: "\(Paths.package)/SampleData/\(folder)/export.csv",
      toPath: export
    )
    let inferred = Self.evaluate([export])
    #expect(inferred.exitCode == .done, "\(inferred.errors)")
    let plan = CommandRun("plan", export, "--quiet")
    try Data(plan.output.utf8).write(to: URL(fileURLWithPath: scratch + "/plan.json"))
    #expect(Self.evaluate([export]).output == inferred.output)
  }

  @Test func `the files of SurveyXact are known whatever their names and order`() throws {
    let scratch = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let names = ["a.txt", "b.txt", "c.txt"]
    let sources = Self.exports("surveyxact-comma").reversed()
    for (source, name) in zip(sources, names) {
      try FileManager.default.copyItem(atPath: source, toPath: "\(scratch)/\(name)")
    }
    let run = Self.evaluate(names.map { "\(scratch)/\($0)" })
    #expect(run.output == Self.evaluate(Self.exports("excel-long")).output)
    let folder = scratch + "/report"
    let published = CommandRun(
      ["evaluate"] + names.map { "\(scratch)/\($0)" } + ["--quiet", "--out", folder]
    )
    #expect(published.exitCode == .done)
    // The files stand in the manifest in the order in which they were given.
    let text = try String(contentsOfFile: folder + "/manifest.json", encoding: .utf8)
    let places = names.compactMap { text.range(of: "\"\($0)\"")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
  }

  @Test func `SurveyXact's codes without their labels are not taken for the instrument's`() {
    // The form numbered its options from 1 to 6, and the instrument's codes are 0 to 5.
    let run = Self.evaluate(Array(Self.exports("surveyxact-comma").prefix(1)))
    #expect(run.exitCode == .badData)
    #expect(run.errors.contains("code-shift"))
  }

  @Test func `a row for each answer gives what the pool's sample gives`() throws {
    let scratch = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let text = try String(contentsOfFile: Paths.pool, encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    var lines: [String] = []
    for row in rows.dropFirst() {
      for (name, value) in zip(rows[0], row) where !value.isEmpty {
        guard name.hasPrefix("mhrm_") || name.hasPrefix("lsns_") else { continue }
        lines.append((row[0...4] + [row[6], name, value]).joined(separator: ";"))
      }
    }
    // The order of rows must not matter: sorted by answer, the rows of a person lie far apart.
    lines.sort { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
    let header = "borger_id;projekt;rolle;måling;dato;besvaret;spørgsmål;svar"
    try Data(([header] + lines).joined(separator: "\r\n").utf8)
      .write(to: URL(fileURLWithPath: scratch + "/export.csv"))
    let plan = (Paths.pool as NSString).deletingLastPathComponent + "/plan.json"
    let run = Self.evaluate([scratch + "/export.csv"], "--plan", plan)
    #expect(run.exitCode == .done, "\(run.errors)")
    #expect(run.output == Self.evaluate([Paths.pool]).output)
  }
}
