import Foundation
import FremgangCommand
import Testing

struct CheckCommandTests {
  /// An export in which everything that stands in a row is a mark, and everything is wrong.
  private static let marked = """
    id;måling;dato;rolle;who5_1;who5_2;who5_3;who5_4;who5_5;bemærkning
    IDZQXJ1;før;01-02-2024;RZQXJ1;1;2;3;4;5;TEXTZQXJ
    IDZQXJ1;efter;01-02-2024;RZQXJ2;SVARZQXJ;2;3;4;5;TEXTZQXJ
    idzqxj1;efter;01-02-2024;RZQXJ2;77;2;3;4;5;TEXTZQXJ
    IDZQXJ2;før;01-02-1901;RZQXJ1;1;2;3;4;5;#VÆRDI!
    IDZQXJ2;før;01-02-1901;RZQXJ1;1;1;3;4;5;TEXTZQXJ
    IDZQXJ2;før;01-02-1901;RZQXJ1;1;1;3;4;5;TEXTZQXJ
    IDZQXJ3;efter;DATEZQXJ;RZQXJ1;1;2;3;4;5;TEXTZQXJ
    IDZQXJ4;WAVEZQXJ;01-02-2024;RZQXJ1;1;2;3;4;5;TEXTZQXJ
    IDZQXJ5;før;15-02-2024;RZQXJ1;1,5;2;3;4;5;TEXTZQXJ
    IDZQXJ6;før;01-02-2099;RZQXJ1;1;2;3;4;5;"TEXTZQXJ"TEXTZQXJ
    IDZQXJ7;før;01-02-2024;RZQXJ1;1;2;3;4
    IDZQXJ8;før;01-02-2024;RZQXJ1;1;2;3;4;5;TEXTZQXJ;TEXTZQXJ
    ;før;01-02-2024;RZQXJ1;1;2;3;4;5;TEXTZQXJ

    """

  private func write(_ text: String, _ name: String, in folder: String) throws -> String {
    let path = folder + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `no id, answer, text or label of a row is in anything that is printed`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = try write(CheckCommandTests.marked, "export.csv", in: root)
    let other = try write(
      CheckCommandTests.marked.replacingOccurrences(of: "TEXTZQXJ", with: "OTHERZQXJ"),
      "other.csv",
      in: root
    )
    let calls = [
      ["check", path], ["check", path, "--format", "json"], ["check", path, "--quiet"],
      ["check", path, "--against", other],
      ["check", path, "--against", other, "--format", "json"],
    ]
    for call in calls {
      let run = CommandRun(call)
      #expect(run.exitCode == .dataHasErrors, "\(call): \(run.errors)")
      #expect(!run.output.isEmpty)
      #expect(!(run.output + run.errors).lowercased().contains("zqxj"), "\(call): \(run.output)")
    }
    let text = CommandRun("check", path).output
    for code in ["value-not-a-code", "wave-unknown", "duplicate-conflicting", "group-changed"] {
      #expect(text.contains("[\(code)]"), "\(code)")
    }
  }

  @Test func `the exit code says whether there are errors`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let workbook = try write("PK\u{3}\u{4} no table", "export.xlsx", in: root)
    let calls: [(arguments: [String], exitCode: ExitCode)] = [
      ([Paths.pool], .done), ([Paths.package + "/SampleData/messy/export.csv"], .dataHasErrors),
      ([workbook], .dataHasErrors), ([root + "/none.csv"], .noInput), ([], .wrongUsage),
      ([Paths.pool, "--format", "html"], .wrongUsage),
      ([Paths.pool, "--against", root + "/none.csv"], .noInput),
      ([Paths.pool, "--against", Paths.pool, "--quiet"], .dataHasErrors),
    ]
    for call in calls {
      #expect(CommandRun(["check"] + call.arguments).exitCode == call.exitCode, "\(call.arguments)")
    }
  }

  @Test func `lines fit a terminal`() {
    let folder = Paths.package + "/SampleData/messy"
    let run = CommandRun("check", folder + "/odd.csv")
    let lines = run.output.split(separator: "\n").filter { !$0.contains(folder) }
    #expect(lines.count > 50)
    for line in lines { #expect(line.count <= 100, "\(line)") }
  }

  @Test func `two typings of the same forms are compared`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let text = "id,who5_1,who5_2,who5_3,who5_4,who5_5\nA,1,2,3,4,5\nB,0,0,1,1,2\n"
    let one = try write(text, "one.csv", in: root)
    let two = try write(
      text.replacingOccurrences(of: "B,0,0", with: "B,0,5"),
      "two.csv",
      in: root
    )
    let same = CommandRun("check", one, "--against", one)
    #expect(same.exitCode == .done)
    #expect(same.output.contains("0 of 10"))
    let differing = CommandRun("check", one, "--against", two)
    #expect(differing.exitCode == .dataHasErrors)
    #expect(differing.output.contains("1 of 10 (10.0 %"))
    #expect(differing.output.contains("one.csv:3:3"))
  }

  @Test func `help tells of one subcommand, and actions of instruments are pointed to`() {
    #expect(CommandRun("help", "check").output == CommandRun("check", "--help").output)
    #expect(CommandRun("help", "chek").errors.contains("Did you mean 'check'?"))
    #expect(CommandRun("list").errors.contains("Did you mean 'instruments list'?"))
  }
}
