import FremgangJSON

/// A JSON document read as a tree and written again.
enum JSONDriver {
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    for options in [JSONOptions.strict, .handwritten] {
      let node: JSONNode
      do {
        node = try JSONNode.parse(bytes, file: "x", options: options)
      } catch {
        try promise(!error.diagnostics.isEmpty, "a refusal says nothing")
        continue
      }
      try roundTrip(node)
    }
  }

  private static func roundTrip(_ node: JSONNode) throws(BrokenPromise) {
    let text = written(node)
    let again: JSONNode
    do {
      again = try JSONNode.parse(Array(text.utf8))
    } catch {
      throw BrokenPromise("what was written cannot be read: \(error.diagnostics)")
    }
    try promise(written(again) == text, "a document does not survive a round trip")
    if case .number(let number) = node.value { _ = (number.int, number.double) }
  }

  /// The document without blanks, in JSON.
  static func written(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.source
    case .string(let text): JSONText.quoted(text)
    case .array(let elements): "[" + elements.map(written).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { JSONText.quoted($0.key) + ":" + written($0.value) }
        .joined(separator: ",") + "}"
    }
  }
}
