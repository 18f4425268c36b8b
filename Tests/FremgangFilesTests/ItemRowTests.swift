import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Tables with a row for each answer.
struct ItemRowTests {
  @Test func `a row for each answer makes measurements`() throws {
    let text =
      "id;runde;item;svar\n1;før;tiny_1;2\n1;før;tiny_2;Aldrig\n1;efter;TINY 02;1\n2;før;tiny_1;0\n"
      + "2;før;tiny_2;\n"
    let reading = try read(text)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.responses.lines == ["1 tiny efter -: _ 1", "1 tiny før -: 2 0", "2 tiny før -: 0 _"]
    )
    #expect(reading.files[0].rows == 5)
    #expect(reading.files[0].rowsUsed == 4 && reading.files[0].rowsWithoutAnswers == 1)
  }

  @Test func `the order of rows changes nothing`() throws {
    let rows = [
      "1;før;tiny_1;2", "1;før;tiny_2;0", "1;efter;tiny_2;1", "2;før;tiny_1;0", "1;før;tiny_1;2",
    ]
    let first = try read("id;runde;item;svar\n" + rows.joined(separator: "\n"))
    var shuffled = rows
    for _ in 0..<20 {
      shuffled.shuffle()
      let other = try read("id;runde;item;svar\n" + shuffled.joined(separator: "\n"))
      #expect(other.responses.lines == first.responses.lines)
    }
    #expect(first.responses.lines[1] == "1 tiny før -: 2 0")
  }

  @Test func `two answers to one item are an error at the second row`() throws {
    let text = "id;runde;item;svar\n1;før;tiny_1;2\n1;før;tiny_2;0\n1;før;tiny_1;1\n"
    let reading = try read(text)
    #expect(reading.diagnostics.places == ["item-answered-twice 4:4"])
    #expect(reading.responses.lines == ["1 tiny før -: badValue"])
    let dated =
      "id;dato;item;svar\n1;2024-01-02;tiny_1;2\n1;2024-01-02;tiny_2;0\n1;2024-02-02;tiny_1;1\n"
    #expect(try read(dated).diagnostics.isEmpty)
  }

  @Test func `a questionnaire that was delivered twice counts twice`() throws {
    let once = "1;før;tiny_1;2\n1;før;tiny_2;0\n"
    let reading = try read("id;runde;item;svar\n" + once + once)
    #expect(reading.responses.lines == ["1 tiny før -: 2 0", "1 tiny før -: 2 0"])
  }

  @Test func `a name that no instrument knows is an error with what is nearly it`() throws {
    let text =
      "id;runde;item;svar\n1;før;tiny_1;2\n1;før;tiny_2;0\n1;før;tinny_2;1\n1;før;alder;40\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.places == ["item-unknown 4:3", "item-unknown 5:3"])
    #expect(diagnostics[0].message.contains(#"Did you mean "tiny_2"?"#))
    let ignoring = try plan(#"{ "columns": { "ignore": ["tinny_2", "alder"] } }"#)
    #expect(try read(text, plan: ignoring).responses.lines == ["1 tiny før -: 2 0"])
  }

  @Test func `bare numbers are the items of the instrument that a column names`() throws {
    let text =
      "id;runde;skema;spørgsmål;svar\n1;før;tiny;1;2\n1;før;tiny;2;0\n1;før;MHRM;1;4\n"
      + (2...30).map { "1;før;MHRM;\($0);1\n" }.joined()
    let lines = try read(text).responses.lines
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("1 mhrm før -: 4 1 1 1"))
    #expect(lines[1] == "1 tiny før -: 2 0")
  }

  @Test func `a plan may name the columns`() throws {
    let text = "id;runde;hvad;tal\n1;før;tiny_1;2\n1;før;tiny_2;0\n"
    #expect(refusal(text).map(\.code) == ["no-instrument"])
    let planned = try plan(#"{ "columns": { "item": "hvad", "answer": "tal" } }"#)
    let reading = try read(text, plan: planned)
    #expect(reading.responses.lines == ["1 tiny før -: 2 0"])
    let again = try plan(reading.plan.text(isInferred: false))
    #expect(try read(text, plan: again).responses.lines == reading.responses.lines)
  }

  @Test func `an instrument of which items never occur is refused as in a header`() {
    let text = "id;runde;item;svar\n" + (1...29).map { "1;før;mhrm_\($0);1\n" }.joined()
    let diagnostics = refusal(text)
    #expect(diagnostics.map(\.code) == ["instrument-incomplete"])
    #expect(diagnostics[0].message.contains("29 of the 30"))
  }

  @Test func `wide columns are read before rows of items are looked for`() throws {
    let text = "id;runde;item;svar;tiny_1;tiny_2\n1;før;noget;fri tekst;2;0\n"
    #expect(try read(text).responses.lines == ["1 tiny før -: 2 0"])
  }
}
