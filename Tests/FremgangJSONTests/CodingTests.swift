import FremgangJSON
import Testing

struct CodingTests {
  private struct Person: Codable, Equatable {
    enum Mood: String, Codable { case calm, wild }
    var name: String
    var age: Int?
    var height: Double?
    var mood: Mood
    var scores: [Double]
    var friends: [Person]
  }

  private let ada = Person(
    name: "Ada \"Å\"\n\u{1}",
    age: nil,
    height: 1.0,
    mood: .calm,
    scores: [0.1, 1e300, -0.0, 3],
    friends: []
  )

  @Test func `absent values are written as null and short values stand on one line`() throws {
    let text = String(decoding: try JSONWriter.bytes(of: ada), as: UTF8.self)
    #expect(
      text == """
        {
          "name": "Ada \\"Å\\"\\n\\u0001",
          "age": null,
          "height": 1,
          "mood": "calm",
          "scores": [0.1, 1e+300, 0, 3],
          "friends": []
        }

        """
    )
  }

  @Test func `what is written reads back`() throws {
    var person = ada
    person.friends = [ada, ada]
    let bytes = try JSONWriter.bytes(of: person)
    #expect(try JSONReader.value(Person.self, from: bytes) == person)
  }

  @Test func `numbers that are not finite are refused`() {
    #expect(throws: EncodingError.self) { try JSONWriter.bytes(of: [Double.nan]) }
    #expect(throws: EncodingError.self) { try JSONWriter.bytes(of: [-Double.infinity]) }
  }

  /// Each document lacks one thing; the place is counted by hand.
  @Test func `faults have a path, a line and a column`() {
    let head = "{\"name\": \"a\", \"mood\": \"calm\", \"scores\": [],\n"
    let documents: [(text: String, line: Int, column: Int, path: String)] = [
      (head + " \"friends\": 7}", 2, 13, "$.friends"),
      (head + " \"age\": \"x\", \"friends\": []}", 2, 9, "$.age"),
      (head + " \"age\": 1.5, \"friends\": []}", 2, 9, "$.age"),
      ("{\"name\": \"a\", \"mood\": \"sad\", \"scores\": [], \"friends\": []}", 1, 23, "$.mood"),
      ("{\"name\": \"a\"}", 1, 1, "$"),
      (head + " \"friends\": [\n  {\"name\": true}]}", 3, 12, "$.friends[0].name"),
    ]
    for document in documents {
      do {
        _ = try JSONReader.value(Person.self, from: Array(document.text.utf8), file: "p.json")
        Issue.record("\(document.text) was read")
      } catch {
        let place = Place(
          file: "p.json",
          line: document.line,
          column: document.column,
          path: document.path
        )
        #expect(error.diagnostics.map(\.place) == [place])
      }
    }
  }
}
