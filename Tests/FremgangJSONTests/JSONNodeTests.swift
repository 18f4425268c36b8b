import FremgangJSON
import Testing

@Suite struct JSONNodeTests {
  private func parse(_ text: String, _ options: JSONOptions = .strict) throws -> JSONNode {
    try JSONNode.parse(Array(text.utf8), options: options)
  }

  private func faults(_ bytes: [UInt8], _ options: JSONOptions = .strict) -> [String] {
    do {
      _ = try JSONNode.parse(bytes, options: options)
      return []
    } catch {
      return error.diagnostics.map { "\($0.place) \($0.code)" }
    }
  }

  @Test func `every value and key knows its line and column`() throws {
    let root = try parse("{\n  \"æ\": [1, \"å\", 2.50]\r\n, \"b\": null}")
    guard case .object(let members) = root.value else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.keyPosition) == [.init(line: 2, column: 3), .init(line: 3, column: 3)])
    guard case .array(let elements) = members[0].value.value else {
      Issue.record("not an array")
      return
    }
    #expect(elements.map(\.position.column) == [9, 12, 17])
    #expect(members[1].value.position == JSONPosition(line: 3, column: 8))
  }

  @Test func `numbers keep their text and never trap`() throws {
    let root = try parse("[2.50, 1e999, 123456789012345678901234567890, -0, 1E+2, 0.1]")
    guard case .array(let elements) = root.value else {
      Issue.record("not an array")
      return
    }
    let numbers = elements.compactMap { node -> JSONNumber? in
      if case .number(let number) = node.value { number } else { nil }
    }
    #expect(
      numbers.map(\.source)
        == ["2.50", "1e999", "123456789012345678901234567890", "-0", "1E+2", "0.1"]
    )
    #expect(numbers.map(\.int) == [nil, nil, nil, 0, nil, nil])
    #expect(
      numbers.map(\.double) == [2.5, nil, 123_456_789_012_345_677_877_719_597_056, 0, 100, 0.1]
    )
  }

  @Test func `escapes are resolved`() throws {
    #expect(
      try parse(#""a\"\\\/\b\f\n\r\t\u00e6\ud83d\ude00""#).value
        == .string("a\"\\/\u{8}\u{C}\n\r\tæ😀")
    )
  }

  @Test func `faults are named with their place`() {
    let rows: [(text: String, expected: [String])] = [
      ("", ["line 1:1 json-syntax"]),
      ("  \n", ["line 2:1 json-syntax"]),
      ("{\"a\": 1,}", ["line 1:8 json-syntax"]),
      ("[1, // x\n 2]", ["line 1:5 json-syntax"]),
      ("[01]", ["line 1:2 json-syntax"]),
      ("[1.]", ["line 1:2 json-syntax"]),
      ("[+1]", ["line 1:2 json-syntax"]),
      ("[.5]", ["line 1:2 json-syntax"]),
      ("[1e]", ["line 1:2 json-syntax"]),
      ("[NaN]", ["line 1:2 json-syntax"]),
      ("['a']", ["line 1:2 json-syntax"]),
      ("tru", ["line 1:4 json-syntax"]),
      ("[1] 2", ["line 1:5 json-syntax"]),
      ("\"a", ["line 1:3 json-syntax"]),
      ("\"a\nb\"", ["line 1:3 json-syntax"]),
      (#""\x""#, ["line 1:2 json-syntax"]),
      (#""\ud83d""#, ["line 1:2 json-syntax"]),
      (#""\ud83dA""#, ["line 1:2 json-syntax"]),
      (#""\ude00""#, ["line 1:2 json-syntax"]),
      (
        "{\"a\": 1,\n \"a\": 2, \"b\": 1, \"b\": 0}",
        [
          "line 2:2 json-duplicate-key", "line 2:18 json-duplicate-key",
        ]
      ),
      ("{\"a\" 1}", ["line 1:6 json-syntax"]),
      ("{a: 1}", ["line 1:2 json-syntax"]),
      ("[1 2]", ["line 1:4 json-syntax"]),
    ]
    for row in rows {
      #expect(faults(Array(row.text.utf8)) == row.expected, "\(row.text)")
    }
  }

  @Test func `bytes that are not UTF-8 are found by position`() {
    let rows: [(bytes: [UInt8], column: Int)] = [
      ([0x22, 0xE6, 0x22], 2),
      ([0x22, 0xC3, 0xA6, 0xFF], 3),
      ([0x22, 0xC0, 0x80, 0x22], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 2),
      ([0x22, 0xF4, 0x90, 0x80, 0x80], 2),
      ([0x22, 0xE2, 0x82], 2),
    ]
    for row in rows {
      #expect(faults(row.bytes) == ["line 1:\(row.column) json-encoding"])
    }
    #expect(faults([0xFF, 0xFE, 0x7B, 0]) == ["line 1:1 json-encoding"])
  }

  @Test func `a byte order mark counts for nothing`() throws {
    let node = try JSONNode.parse([0xEF, 0xBB, 0xBF] + Array("[]".utf8))
    #expect(node.position == JSONPosition(line: 1, column: 1))
  }

  @Test func `handwritten documents may hold comments and trailing commas`() throws {
    let node = try parse("/* a */ {\"a\": [1, 2,], // b\n}", .handwritten)
    #expect(node["a"] != nil)
    #expect(faults(Array("[1,,]".utf8), .handwritten) == ["line 1:4 json-syntax"])
    #expect(faults(Array("[,]".utf8), .handwritten) == ["line 1:2 json-syntax"])
    #expect(faults(Array("[1 /* a".utf8), .handwritten) == ["line 1:4 json-syntax"])
    #expect(faults(Array("[1 / 2]".utf8), .handwritten) == ["line 1:4 json-syntax"])
  }

  @Test func `nesting and size are limited`() {
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(faults(deep) == ["line 1:65 json-limit"])
    #expect(faults(Array("[1,2,3]".utf8), JSONOptions(maximumBytes: 6)) == ["line 1:1 json-limit"])
  }

  /// There may be two million of them in a document.
  @Test func `an object of one member takes no room for many`() throws {
    guard case .object(let members) = try JSONNode.parse(Array(#"{"a":1}"#.utf8)).value else {
      Issue.record("it is an object")
      return
    }
    #expect(members.count == 1 && members.capacity <= 2)
  }

  @Test func `every prefix of a document is refused without a trap`() throws {
    let text = Array(#"{"a": [1.5e3, "\u00e6å", {"b": true}, null], "c": "x"}"#.utf8)
    for length in 0..<text.count {
      #expect(!faults(Array(text[..<length])).isEmpty)
    }
    #expect(faults(text).isEmpty)
  }
}
