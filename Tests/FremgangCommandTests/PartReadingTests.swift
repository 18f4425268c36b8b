import ArchiveBuilding
import Foundation
import FremgangCommand
import Testing

/// A part that is counted in passing against one whose every row is read with care.
struct PartReadingTests {
  /// Rows of which some are written in ways that need care: quotes, blanks, copies, no answers.
  private func export() -> String {
    var state: UInt64 = 11
    func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var lines = ["id;projekt;wave;who5_1;who5_2;who5_3;who5_4;who5_5"]
    for person in 0..<300 {
      let project = ["Nord", "syd", "\"Syd \"", ""][number(below: 4)]
      for wave in ["efter", "før"] where number(below: 8) > 0 {
        let codes = (0..<5).map { _ in
          [String(number(below: 6)), "\"\(number(below: 6))\"", ""][max(0, number(below: 30) - 27)]
        }
        let answers = number(below: 25) == 0 ? ["", "", "", "", ""] : codes
        let line = "p\(person);\(project);\(wave);" + answers.joined(separator: ";")
        lines.append(line)
        if number(below: 40) == 0 { lines.append(line) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a part says but for what tells the two files apart.
  private func told(_ part: String) -> [Substring] {
    let kept = part.split(separator: "\n").filter { line in
      !["\"files\":", "\"plan\":", "\"remarks\":"].contains { line.hasPrefix($0) }
    }
    return kept.map { line in
      line.hasPrefix("\"evidence\":") ? (line.split(separator: ",\"labels\"").first ?? line) : line
    }
  }

  @Test func `a part counted in passing is that of reading every row with care`() throws {
    let folder = try PartFolder(text: export(), id: "id")
    defer { folder.remove() }
    let bytes = Array(export().utf8)
    let archive = ZipBuilder([.init("all.csv", String(decoding: bytes, as: UTF8.self))]).bytes
    let packed = folder.root + "/all.zip"
    try Data(archive).write(to: URL(fileURLWithPath: packed))
    func part(_ path: String) -> CommandRun {
      CommandRun("evaluate", path, "--plan", folder.plan, "--partial", "-", "--quiet")
    }
    let plain = part(folder.export)
    let careful = part(packed)
    #expect(plain.exitCode == .done, "\(plain.errors)")
    #expect(plain.output.contains("\"labels\":[\"Nord\",\"Syd\"]"))
    let sides = [plain, careful].map { run in
      told(
        run.output.replacing("all.zip/all.csv", with: "all.csv").replacing(folder.root, with: "")
      )
    }
    #expect(sides[0].count > 8)
    #expect(sides[0] == sides[1])
  }
}
