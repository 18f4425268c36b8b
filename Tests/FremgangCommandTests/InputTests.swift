import ArchiveBuilding
import Foundation
import FremgangCommand
import Testing

/// What a command can be given: folders, archives, workbooks, streams.
struct InputTests {
  private let root: String
  private let csv = Paths.package + "/SampleData/who-5/export.csv"
  private let workbook = Paths.package + "/SampleData/excel/export.xlsx"

  init() throws {
    root = try Paths.scratch()
  }

  private func results(_ operands: String...) -> CommandRun {
    CommandRun(["evaluate"] + operands + ["--format", "json"])
  }

  private func write(_ name: String, _ text: String) throws {
    let path = "\(root)/\(name)"
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func copy(_ path: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: "\(root)/\(name)")
  }

  private func remove() {
    try? FileManager.default.removeItem(atPath: root)
  }

  @Test func `a workbook gives the same results as its CSV twin, byte for byte`() throws {
    defer { remove() }
    let twin = results(csv)
    #expect(twin.exitCode == .done)
    #expect(twin.output.utf8.count > 1000)
    let run = results(workbook)
    #expect(run.output == twin.output)
    #expect(run.errors.contains("export.xlsx[Ark1]: Excel workbook, sheet \"Ark1\""))
  }

  @Test func `a zip and a folder of the same file give the same results`() throws {
    defer { remove() }
    let twin = results(csv).output
    let text = try String(contentsOfFile: csv, encoding: .utf8)
    let archive = ZipBuilder([.init("udtræk/export.csv", text)]).bytes
    try Data(archive).write(to: URL(fileURLWithPath: "\(root)/export.zip"))
    #expect(results("\(root)/export.zip").output == twin)
    #expect(results(root).output == twin)
    #expect(results(root + "/").output == twin)
  }

  @Test func `a folder gives its exports by name, and says what it leaves`() throws {
    defer { remove() }
    let rows = (1...8).map { "p\($0);1;1;1;1;\($0 % 5)" }.joined(separator: "\n")
    let header = "id;who5_1;who5_2;who5_3;who5_4;who5_5\n"
    try write("ind/foer.csv", header + rows + "\n")
    try write("ind/efter.CSV", header + rows.replacingOccurrences(of: ";1;", with: ";2;") + "\n")
    for name in [".skjult.csv", "~$laas.xlsx", "noter.docx", "gammel/foer.csv"] {
      try write("ind/\(name)", "x")
    }
    let run = results("\(root)/ind")
    #expect(run.exitCode == .done, "\(run.errors)")
    #expect(run.errors.contains("\(root)/ind: reads efter.CSV, foer.csv\n"))
    #expect(run.errors.contains("\(root)/ind: folders in it are not entered: gammel\n"))
    #expect(run.errors.contains("not read, because neither CSV nor Excel nor packed: noter.docx\n"))
    #expect(!run.errors.contains("skjult") && !run.errors.contains("laas"))
    #expect(results("\(root)/ind/efter.CSV", "\(root)/ind/foer.csv").output == run.output)
  }

  @Test func `a plan in a folder is used`() throws {
    defer { remove() }
    try copy(csv, to: "export.csv")
    try write("plan.json", #"{ "study": { "title": "Prøven" } }"#)
    let run = results(root)
    #expect(run.exitCode == .done)
    #expect(run.errors.contains("Used the plan beside the export: \(root)/plan.json"))
    #expect(!run.errors.contains("not read"))
  }

  @Test func `a plan among the files of a folder is taken for the plan`() {
    let folder = Paths.package + "/SampleData/systems/qualtrics"
    let run = results("\(folder)/export.csv", "\(folder)/plan.json")
    #expect(run.output == results(folder).output)
    #expect(run.exitCode == .done)
    #expect(run.errors.contains("plan.json: taken for the plan"))
  }

  @Test func `a folder of nothing, and a report of ours, are refused`() throws {
    defer { remove() }
    try write("tom/noter.txt.docx", "x")
    let empty = results("\(root)/tom")
    #expect(empty.exitCode == .noInput)
    #expect(empty.errors.contains("holds no file that could be an export"))
    #expect(empty.errors.contains("Folders in it are not looked into; name the files in them."))
    #expect(CommandRun("evaluate", csv, "--out", "\(root)/rapport", "--quiet").exitCode == .done)
    let report = results("\(root)/rapport")
    #expect(report.exitCode == .noInput)
    #expect(report.errors.contains("is a report that fremgang wrote"))
  }

  @Test func `a pipe is read to its end`() throws {
    defer { remove() }
    let pipe = "\(root)/pipe"
    let made = unsafe mkfifo(pipe, 0o600)
    #expect(made == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: workbook))
    Thread.detachNewThread {
      let handle = FileHandle(forWritingAtPath: pipe)
      handle?.write(bytes)
      try? handle?.close()
    }
    #expect(results(pipe).output == results(csv).output)
  }

  @Test func `the manifest accounts for every table of an archive`() throws {
    defer { remove() }
    let header = "id;who5_1;who5_2;who5_3;who5_4;who5_5\n"
    let rows = (1...8).map { "p\($0);1;1;1;1;\($0 % 5)\n" }.joined()
    let entries: [ZipBuilder.Entry] = [
      .init("efter.csv", header + rows), .init("foer.csv", header + rows),
    ]
    try Data(ZipBuilder(entries).bytes).write(to: URL(fileURLWithPath: "\(root)/e.zip"))
    let run = CommandRun("evaluate", "\(root)/e.zip", "--out", "\(root)/ud", "--quiet")
    #expect(run.exitCode == .done, "\(run.errors)")
    let manifest = try String(contentsOfFile: "\(root)/ud/manifest.json", encoding: .utf8)
    #expect(manifest.contains("\"e.zip/efter.csv\"") && manifest.contains("\"e.zip/foer.csv\""))
  }

  @Test func `the sheet can be named`() {
    defer { remove() }
    let run = CommandRun("evaluate", workbook, "--sheet", "ark1", "--format", "json", "--quiet")
    #expect(run.output == results(csv).output)
    let plan = CommandRun("plan", workbook, "--sheet", "Ark1", "--quiet")
    #expect(plan.output.contains("\"dialect\": { \"sheet\": \"Ark1\" }"))
    let other = CommandRun("evaluate", workbook, "--sheet", "Ark2")
    #expect(other.exitCode == .badData)
    #expect(other.errors.contains("Did you mean \"Ark1\"? Its sheets are: \"Ark1\"."))
  }
}
