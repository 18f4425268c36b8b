/// A JSON document that is put together by hand and written densely: every member of the outermost
/// object on a line of its own, and no other line breaks or blanks.
package indirect enum JSONTree: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int128)
  /// A text.
  case string(String)
  /// Whole numbers in order.
  case integers([Int64])
  /// Values in order.
  case array([JSONTree])
  /// Members in order; no key may stand twice.
  case object([JSONTreeMember])

  /// A whole number.
  package static func integer(_ value: Int) -> JSONTree { .integer(Int128(value)) }

  /// Texts in order.
  package static func strings(_ texts: [String]) -> JSONTree { .array(texts.map(JSONTree.string)) }

  /// The value, or `null` where there is none.
  package static func optional<Value>(
    _ value: Value?,
    _ tree: (Value) -> JSONTree
  ) -> JSONTree {
    value.map(tree) ?? .null
  }

  /// The document in UTF-8, with a line break at its end.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if case .object(let members) = self {
      bytes += "{\n".utf8
      JSONTree.write(members, separator: ",\n", to: &bytes)
      bytes += "\n}\n".utf8
    } else {
      write(to: &bytes)
      bytes += "\n".utf8
    }
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += value.description.utf8
    case .string(let text): bytes += JSONText.quoted(text).utf8
    case .integers(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += value.description.utf8
      }
      bytes.append(UInt8(ascii: "]"))
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      JSONTree.write(members, separator: ",", to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(
    _ members: [JSONTreeMember],
    separator: String,
    to bytes: inout [UInt8]
  ) {
    for (index, member) in members.enumerated() {
      if index > 0 { bytes += separator.utf8 }
      bytes += JSONText.quoted(member.key).utf8
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
  }
}

/// A key of a ``JSONTree`` and its value.
package struct JSONTreeMember: Sendable, Hashable {
  /// The key.
  package let key: String
  /// The value.
  package let value: JSONTree

  /// Creates a member.
  package init(_ key: String, _ value: JSONTree) {
    self.key = key
    self.value = value
  }
}

extension JSONValueReader {
  /// The value as whole numbers within `bounds`; the first that is none is reported.
  package func integers(in bounds: ClosedRange<Int64> = Int64.min...Int64.max) -> [Int64]? {
    guard case .array(let elements) = node.value else {
      report("wrong-type", "Here stands \(node.kindName); it should be an array.")
      return nil
    }
    var values: [Int64] = []
    values.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if case .number(let number) = element.value, let value = Int64(number.source),
        bounds.contains(value)
      {
        values.append(value)
      } else {
        let bounds = Int(bounds.lowerBound)...Int(bounds.upperBound)
        _ = JSONValueReader(element, path: "\(path)[\(index)]", into: collector).int(in: bounds)
        return nil
      }
    }
    return values
  }
}
