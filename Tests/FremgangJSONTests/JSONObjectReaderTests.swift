import FremgangJSON
import Testing

@Suite struct JSONObjectReaderTests {
  private enum Colour: String, CaseIterable {
    case red
    case green
  }

  private func reading(_ text: String) throws -> (JSONObjectReader, DiagnosticCollector) {
    let collector = DiagnosticCollector(file: "a.json")
    let node = try JSONNode.parse(Array(text.utf8), file: "a.json")
    let reader = try #require(JSONValueReader(node, into: collector).object())
    return (reader, collector)
  }

  @Test func `all faults are gathered with their path and place`() throws {
    let (reader, collector) = try reading(
      """
      {
        "name": 3,
        "colour": "rde",
        "list": [1, "x", 1.5],
        "colours": true,
        "blank": "  "
      }
      """
    )
    #expect(reader.required("name")?.string() == nil)
    #expect(reader.required("colour")?.choice(Colour.self) == nil)
    #expect(reader.required("list")?.array()?.map { $0.int() } == [1, nil, nil])
    #expect(reader.required("size") == nil)
    #expect(reader.optional("weight") == nil)
    #expect(reader.optional("blank")?.nonEmptyString() == nil)
    reader.finish()
    #expect(
      collector.diagnostics.map(\.description) == [
        "a.json:2:11 $.name: error: Here stands a number; it should be a text in double quotes. "
          + "[wrong-type]",
        "a.json:3:13 $.colour: error: “rde” is not known here. Did you mean “red”? "
          + "Allowed: “red”, “green”. [unknown-value]",
        "a.json:4:15 $.list[1]: error: Here stands a text; it should be a whole number. "
          + "[wrong-type]",
        "a.json:4:20 $.list[2]: error: Here stands a number; it should be a whole number. "
          + "[wrong-type]",
        "a.json:1:1 $.size: error: The key “size” is missing. Add “size”. [missing-key]",
        "a.json:6:12 $.blank: error: This text is empty. Fill it in, or remove the key. "
          + "[empty-text]",
        "a.json:5:3 $.colours: error: The key “colours” is not known here. "
          + "Did you mean “colour”? [unknown-key]",
      ]
    )
    #expect(collector.hasErrors)
  }

  @Test func `null counts as left out`() throws {
    let (reader, collector) = try reading(#"{"a": null, "b": null}"#)
    #expect(reader.optional("a") == nil)
    #expect(reader.required("b") == nil)
    reader.finish()
    #expect(collector.diagnostics.map(\.code) == ["missing-key"])
  }

  @Test func `odd keys are quoted in paths`() {
    #expect(JSONPath.appending("a-b", to: "$") == "$.a-b")
    #expect(JSONPath.appending("med rolle", to: "$.labels") == "$.labels[\"med rolle\"]")
  }

  @Test func `the nearest candidate is found`() {
    let rows: [(word: String, among: [String], expected: String?)] = [
      ("itmes", ["items", "times", "scales"], "items"),
      ("titel", ["title", "id"], "title"),
      ("Items", ["items"], "items"),
      ("xyz", ["items", "scales"], nil),
      ("ab", ["ac", "ad"], "ac"),
      ("a", ["b"], nil),
      ("", ["b"], nil),
      ("items", ["items"], nil),
    ]
    for row in rows {
      #expect(closestMatch(to: row.word, among: row.among) == row.expected, "\(row.word)")
    }
  }
}
