import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Limits hold, are told by their name in the plan, and are raised there.
@Suite(.timeLimit(.minutes(2))) struct LimitTests {
  private let head = "id;wave;tiny_1;tiny_2\n"

  private func places(_ text: String, _ limits: String) throws -> [String] {
    let plan = try plan("{ \"limits\": { \(limits) } }")
    do throws(ExportRefusal) {
      let reading = try ExportReader(instruments: TestInstruments.all, plan: plan)
        .read([ExportFile(name: "x", bytes: Array(text.utf8))])
      return reading.diagnostics.places
    } catch {
      return error.diagnostics.places
    }
  }

  @Test func `each limit is an error at its place and can be raised`() throws {
    let rows = "1;pre;1;1\n1;post;1;1\n"
    for (name, text, low, high, place) in [
      ("bytesPerFile", head + rows, 10, 1000, "file-too-large 0:0"),
      (
        "bytesPerField", head + "1;pre;1\(String(repeating: " ", count: 50));1\n", 20, 60,
        "field-too-long 2:3"
      ),
      ("fieldsPerRow", head + "1;pre;1;1;;;;;;\n", 6, 12, "row-too-long 2:0"),
      ("bytesPerColumnName", head + rows, 4, 10, "field-too-long 1:3"),
    ] {
      #expect(try places(text, "\"\(name)\": \(low)") == [place], "\(name)")
      #expect(try places(text, "\"\(name)\": \(high)").isEmpty, "\(name)")
    }
    #expect(
      refusal(head + rows, plan: try plan(#"{ "limits": { "bytesPerFile": 10 } }"#))[0].remedy?
        .contains("\"bytesPerFile\"") == true
    )
  }

  @Test func `limits of a plan are checked and written back`() throws {
    let text = #"{ "limits": { "bytesPerFile": 5000000000, "rowsSampled": 20 } }"#
    let plan = try plan(text)
    #expect(plan.limits.bytesPerFile == 5_000_000_000)
    #expect(try ExportPlan(reading: Array(plan.text(isInferred: false).utf8), file: nil) == plan)
    for bad in [
      "{ \"bytesPerFeild\": 1 }", "{ \"bytesPerField\": 0 }", "{ \"fieldsPerRow\": \"many\" }",
    ] {
      #expect(throws: ExportRefusal.self) {
        try ExportPlan(reading: Array("{ \"limits\": \(bad) }".utf8), file: nil)
      }
    }
  }

  @Test func `a million quotes in every order come to an end`() throws {
    let many = 40_000
    for (unit, code) in [
      ("\"", "row-too-short"), ("\"x\n", "quote-unterminated"), ("\"\"x\n", "quote-misplaced"),
      ("1;\"a;1;1\n", "quote-unterminated"), ("1;\"\"\"x;1;1\n", "quote"),
      ("\\\"", "row-too-short"),
    ] {
      let text = head + String(repeating: unit, count: many) + "\n1;pre;1;1\n1;post;2;2\n"
      let reading = ConformanceReading(Array(text.utf8), name: "x")
      #expect(reading.codes.contains { $0.hasPrefix(code) }, "\(unit)")
      #expect(
        reading.rows.suffix(2) == [["1", "pre", "1", "1"], ["1", "post", "2", "2"]],
        "\(unit)"
      )
    }
  }

  @Test func `the dialect is found in the beginning alone`() throws {
    // After so many blank lines nothing is looked at any more; the rows are still read.
    let blank = head + String(repeating: "\n", count: 200_000) + "1;pre;1;1\n1;post;2;2\n"
    #expect(try read(blank).responses.lines.count == 2)
    let wide = (0..<15_000).map { "c\($0)" }.joined(separator: ";")
    let bytes = Array((wide + "\n" + String(repeating: wide + "\n", count: 20)).utf8)
    #expect(ConformanceReading(bytes, name: "x").header.count == 15_000)
  }
}
