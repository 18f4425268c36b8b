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

  @Test func `what no reader would see is escaped, and reads back`() throws {
    let texts = [
      ("a\u{202E}b", "a\\u202eb"), ("\u{200B}\u{200F}", "\\u200b\\u200f"),
      ("\u{2066}\u{2069}", "\\u2066\\u2069"), ("\u{61C}", "\\u061c"), ("\u{FEFF}", "\\ufeff"),
      ("\u{1B}\u{9B}", "\\u001b\\u009b"), ("æ“–”مرحبا｡", "æ“–”مرحبا｡"),
    ]
    for (text, escaped) in texts {
      #expect(JSONText.quoted(text) == "\"\(escaped)\"")
      #expect(JSONText.visible(text) == escaped)
      let written = try JSONWriter.bytes(of: [text])
      #expect(String(decoding: written, as: UTF8.self).contains(escaped))
      #expect(try JSONReader.value([String].self, from: written, file: nil) == [text])
    }
    #expect(JSONText.visible("a\tb\nc") == "a\tb\nc")
  }

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

  /// Encodes by hand what no synthesised conformance does.
  private struct Odd: Encodable {
    enum Key: String, CodingKey { case first, second, list, inner, number }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("old", forKey: .first)
      var list = container.nestedUnkeyedContainer(forKey: .list)
      var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
      try list.encode(UInt8(200))
      try inner.encode(Int64.min, forKey: .number)
      try list.encode(["deep": [Float(0.5)]])
      try list.encodeNil()
      try container.encode([[Int]](), forKey: .second)
      try container.encode("new \u{2028}\u{85}", forKey: .first)
      try true.encode(to: container.superEncoder())
      _ = container.superEncoder(forKey: .number)
    }
  }

  @Test func `containers side by side, keys set twice and numbers of all kinds are written`() throws
  {
    let text = String(decoding: try JSONWriter.bytes(of: [Odd()]), as: UTF8.self)
    #expect(
      text == """
        [
          {
            "first": "new \\u2028\\u0085",
            "list": [
              200,
              {
                "deep": [0.5]
              },
              null
            ],
            "inner": { "number": -9223372036854775808 },
            "second": [],
            "super": true,
            "number": null
          }
        ]

        """
    )
  }

  /// A line holds at most 100 bytes, the key of a member not counted.
  @Test func `a line is broken when it grows beyond its width`() throws {
    let whole = String(decoding: try JSONWriter.bytes(of: [96 / 2, 7]), as: UTF8.self)
    #expect(whole == "[48, 7]\n")
    for (length, isBroken) in [(96, false), (97, true)] {
      let word = String(repeating: "x", count: length)
      let text = String(decoding: try JSONWriter.bytes(of: [word]), as: UTF8.self)
      #expect(text == (isBroken ? "[\n  \"\(word)\"\n]\n" : "[\"\(word)\"]\n"))
      let member = String(decoding: try JSONWriter.bytes(of: ["k": [word]]), as: UTF8.self)
      #expect(member == "{\n  \"k\": [\n    \"\(word)\"\n  ]\n}\n")
    }
  }

  @Test func `a fault of a number has the path to it`() throws {
    do {
      _ = try JSONWriter.bytes(of: ["a": [["b": Double.nan]]])
      Issue.record("a number that is not finite was written")
    } catch EncodingError.invalidValue(_, let context) {
      #expect(context.codingPath.map(\.stringValue) == ["a", "b"])
    }
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
