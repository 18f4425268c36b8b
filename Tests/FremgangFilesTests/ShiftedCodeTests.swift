import FremgangJSON
import Testing

@testable import FremgangFiles

/// Two forms of which one numbers its options from 1, in answers that both ways of numbering allow.
@Suite struct ShiftedCodeTests {
  /// Half of the answers are 0 before; afterwards every answer is 1 or 2.
  private func rows(_ people: Int, lowest: Int) -> [String] {
    (0..<people).map { "\($0);\($0 % 2 + lowest);\(($0 + 1) % 2 + lowest)" }
  }

  private func file(_ name: String, _ people: Int, lowest: Int) -> (name: String, text: String) {
    (name, (["id;tiny_1;tiny_2"] + rows(people, lowest: lowest)).joined(separator: "\n") + "\n")
  }

  @Test func `are pointed out in one of two files`() throws {
    let files = [file("før.csv", 60, lowest: 0), file("efter.csv", 60, lowest: 1)]
    let reading = try read(files)
    #expect(reading.diagnostics.map(\.code) == ["code-shift-suspected"])
    #expect(reading.diagnostics.first?.place.file == "efter.csv")
    #expect(reading.diagnostics.first?.severity == .warning)
    #expect(reading.diagnostics.first?.message.contains("50 % of them") == true)
    let settled = try plan(#"{ "codeShifts": { "tiny": { "add": 0 } } }"#)
    #expect(try read(files, plan: settled).diagnostics.isEmpty)
  }

  @Test func `are pointed out in one of two waves of a file`() throws {
    let before = rows(60, lowest: 0).map { "før;\($0)" }
    let after = rows(60, lowest: 1).map { "efter;\($0)" }
    let text = (["måling;id;tiny_1;tiny_2"] + before + after).joined(separator: "\n") + "\n"
    #expect(try read(text).diagnostics.places == ["code-shift-suspected 62:0"])
  }

  /// 23 answers of which half would be 0 are expected to hold 11.5 of them, 24 hold 12.
  @Test(arguments: [(60, 11, 0), (60, 12, 1), (49, 40, 0), (50, 40, 1)])
  func `are not seen in a handful of answers`(before: Int, after: Int, warnings: Int) throws {
    let files = [file("før.csv", before, lowest: 0), file("efter.csv", after, lowest: 1)]
    #expect(try read(files).diagnostics.map(\.code).count == warnings)
  }

  @Test func `are not seen where both forms have the lowest code`() throws {
    let files = [file("før.csv", 60, lowest: 0), file("efter.csv", 60, lowest: 0)]
    #expect(try read(files).diagnostics.isEmpty)
  }
}
