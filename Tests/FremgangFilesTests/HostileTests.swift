import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Files made to crash, hang or exhaust a reader; each must come to a refusal or a reading.
@Suite(.timeLimit(.minutes(2))) struct HostileTests {
  private func outcome(_ bytes: [UInt8], plan: ExportPlan? = nil) -> String {
    do throws(ExportRefusal) {
      let reading = try ExportReader(instruments: TestInstruments.all, plan: plan)
        .read([ExportFile(name: "x", bytes: bytes)])
      return reading.hasErrors ? "errors" : "read"
    } catch {
      return error.diagnostics.isEmpty ? "nothing said" : "refused"
    }
  }

  private let head = "id;wave;tiny_1;tiny_2\n"

  @Test func `random bytes are refused`() {
    var state: UInt64 = 42
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      #expect(outcome(bytes) == "refused")
    }
  }

  @Test func `random pieces of tables come to an end`() {
    let pieces = [
      ";", "\"", "\n", "\r", "\r\n", "1", "tiny_1", "id", "wave", "pre", "post", "\0", "æ", ",",
      "\t",
      "sep=", "\u{FEFF}", "01-02-2020", "-", "99999999999999999999", " ", "|",
    ]
    var state: UInt64 = 7
    for round in 0..<300 {
      var text = round % 2 == 0 ? head : ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 40) % pieces.count]
      }
      #expect(outcome(Array(text.utf8)) != "nothing said")
    }
  }

  @Test func `many quotes, fields, rows and columns`() {
    let many = 200_000
    let head = Array(head.utf8)
    #expect(outcome(head + Array(repeating: UInt8(ascii: "\""), count: many)) == "refused")
    #expect(outcome(head + Array(repeating: UInt8(ascii: ";"), count: many)) == "errors")
    #expect(outcome(head + Array(repeating: UInt8(ascii: "\n"), count: many)) == "read")
    #expect(outcome(Array(repeating: UInt8(ascii: ";"), count: many)) == "refused")
    #expect(outcome(Array(repeating: UInt8(ascii: "a"), count: many)) == "refused")
    #expect(outcome(Array(repeating: 0, count: many)) == "refused")
  }

  @Test func `a header that cannot be one is refused by place`() {
    let long = String(repeating: "x", count: 5000)
    #expect(refusal("id;\(long);tiny_1\n1;2;3\n").places == ["field-too-long 1:2"])
    #expect(refusal("id;\"tiny_1;tiny_2\n1;2;3\n").places == ["quote-unterminated 1:2"])
    #expect(refusal("id;\"tiny_1\"x;tiny_2\n1;2;3\n").places == ["quote-misplaced 1:2"])
    let many = (0...20_000).map(String.init).joined(separator: ";")
    #expect(refusal(many + "\n" + many + "\n").map(\.code) == ["row-too-long"])
  }

  @Test func `a field beyond the limit is an error by place`() throws {
    let long = String(repeating: "x", count: 2 << 20)
    let reading = try read(head + "1;pre;\(long);1\n1;post;1;1\n")
    #expect(reading.diagnostics.places == ["field-too-long 2:3"])
  }

  @Test func `codes and shifts at the ends of what fits do not overflow`() throws {
    let shifted = try plan(#"{ "codeShifts": { "tiny": { "add": -1000, "reverse": true } } }"#)
    for value in ["9223372036854775807", "-9223372036854775808", "999999999", "-999999999", "-0"] {
      for plan in [nil, shifted] {
        let text = head + "1;pre;\(value);1\n1;post;1;1\n"
        #expect(["errors", "read"].contains(outcome(Array(text.utf8), plan: plan)), "\(value)")
      }
    }
  }

  @Test func `many labels, waves and misspelt columns stay quick`() throws {
    let labels = (0..<5000).map { "\($0);pre;x\($0);1" }.joined(separator: "\n")
    #expect(outcome(Array((head + labels).utf8)) == "errors")
    let waves = (0..<5000).map { "\($0);w\($0)x;1;1" }.joined(separator: "\n")
    #expect(outcome(Array((head + waves).utf8)) == "refused")
    let columns = (0..<3000).map { "mhrn_\($0)" }.joined(separator: ";")
    let all = "id;" + (1...29).map { "mhrm_\($0);" }.joined() + columns + "\n"
    #expect(outcome(Array(all.utf8)) == "refused")
  }

  @Test func `a long text in the column of waves is refused by its place`() throws {
    func places(_ count: Int) -> [String] {
      let long = String(repeating: "x", count: count)
      return refusal(head + "1;pre;1;1\n1;\(long);1;1\n").places
    }
    #expect(places(1001) == ["wave-label-too-long 3:2"])
    #expect(places(1000) == ["waves-need-a-plan 0:0"])
  }

  @Test func `messages about waves never hold a long label`() throws {
    let long = String(repeating: "x", count: 900)
    let text = head + "1;pre;1;1\n1;pre \(long);1;1\n1;post;1;1\n"
    for pairing in [#""before": "pre", "after": "post""#, #""before": "pre", "after": "\#(long)""#]
    {
      let plan = try plan(#"{ "pairing": { "rule": "waves", \#(pairing) } }"#)
      let reading = try? read(text, plan: plan)
      let diagnostics = reading?.diagnostics ?? refusal(text, plan: plan)
      #expect(!diagnostics.isEmpty)
      for diagnostic in diagnostics { #expect(!diagnostic.description.contains(long.prefix(61))) }
    }
  }
}
