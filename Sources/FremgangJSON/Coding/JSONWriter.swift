/// Writes values as JSON documents, the same bytes for the same value.
///
/// Keys stand in the order in which a type encodes them; an absent optional is written as `null`, so
/// that keys never come and go. Doubles are written in the shortest form that reads back to the same
/// double; those that are not finite are refused.
public enum JSONWriter {
  /// The document of `value`, indented by two blanks, with a line break at its end.
  ///
  /// - Parameter value: what is to be written.
  /// - Returns: the document in UTF-8.
  /// - Throws: `EncodingError` when a double is not finite.
  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let node = EncodedNode()
    try value.encode(to: TreeEncoder(node, codingPath: []))
    var layout = JSONLayout()
    layout.write(node)
    return layout.bytes + [UInt8(ascii: "\n")]
  }
}

/// A JSON value under construction.
final class EncodedNode {
  /// What the value is, as far as it has been encoded.
  enum Content {
    case literal(String)
    case array([EncodedNode])
    case object([(key: String, value: EncodedNode)])
  }

  var content = Content.literal("null")

  var isLiteral: Bool {
    if case .literal = content { return true }
    return false
  }

  func append(_ node: EncodedNode) {
    guard case .array(var nodes) = content else {
      content = .array([node])
      return
    }
    // Letting go of the old array first lets the new element be added in place.
    content = .literal("null")
    nodes.append(node)
    content = .array(nodes)
  }

  /// Sets a member, in the place of one with the same key if there is one.
  func set(_ key: String, _ node: EncodedNode) {
    guard case .object(var members) = content else {
      content = .object([(key, node)])
      return
    }
    content = .literal("null")
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = node
    } else {
      members.append((key, node))
    }
    content = .object(members)
  }
}

/// Lays out a document: what is short and flat stands on one line.
private struct JSONLayout {
  private static let widestLine = 100
  private(set) var bytes: [UInt8] = []

  mutating func write(_ node: EncodedNode, indent: Int = 0) {
    if let line = JSONLayout.line(node), indent + line.utf8.count <= JSONLayout.widestLine {
      bytes += line.utf8
      return
    }
    switch node.content {
    case .literal(let text):
      bytes += text.utf8
    case .array(let values):
      writeLines("[", "]", indent: indent, values.map { ("", $0) })
    case .object(let members):
      writeLines(
        "{",
        "}",
        indent: indent,
        members.map { (JSONText.quoted($0.key) + ": ", $0.value) }
      )
    }
  }

  private mutating func writeLines(
    _ open: String,
    _ close: String,
    indent: Int,
    _ parts: [(lead: String, node: EncodedNode)]
  ) {
    let blanks = String(repeating: " ", count: indent + 2)
    bytes += open.utf8
    for (index, part) in parts.enumerated() {
      bytes += ((index == 0 ? "\n" : ",\n") + blanks + part.lead).utf8
      write(part.node, indent: indent + 2)
    }
    bytes += ("\n" + String(repeating: " ", count: indent) + close).utf8
  }

  /// The value on one line, when nothing in it holds anything else.
  private static func line(_ node: EncodedNode) -> String? {
    switch node.content {
    case .literal(let text):
      return text
    case .array(let values):
      if values.isEmpty { return "[]" }
      let parts = values.compactMap(literal)
      return parts.count == values.count ? "[" + parts.joined(separator: ", ") + "]" : nil
    case .object(let members):
      if members.isEmpty { return "{}" }
      let parts = members.compactMap { member in
        literal(member.value).map { JSONText.quoted(member.key) + ": " + $0 }
      }
      return parts.count == members.count ? "{ " + parts.joined(separator: ", ") + " }" : nil
    }
  }

  private static func literal(_ node: EncodedNode) -> String? {
    if case .literal(let text) = node.content { return text }
    return nil
  }
}
