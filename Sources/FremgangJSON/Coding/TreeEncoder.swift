/// Encodes into an ``EncodedNode``.
struct TreeEncoder: Encoder {
  let node: EncodedNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ node: EncodedNode, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if node.isLiteral { node.content = .object([]) }
    return KeyedEncodingContainer(KeyedTreeEncoder<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if node.isLiteral { node.content = .array([]) }
    return UnkeyedTreeEncoder(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleTreeEncoder(node: node, codingPath: codingPath)
  }

  /// Encodes any value into `node`.
  static func encode(
    _ value: some Encodable,
    into node: EncodedNode,
    codingPath: [any CodingKey]
  ) throws {
    if let literal = try literal(value, codingPath: codingPath) {
      node.content = .literal(literal)
    } else {
      try value.encode(to: TreeEncoder(node, codingPath: codingPath))
    }
  }

  /// The text of a value that JSON has a literal for.
  private static func literal(
    _ value: some Encodable,
    codingPath: [any CodingKey]
  ) throws -> String? {
    switch value {
    case let text as String: return JSONText.quoted(text)
    case let truth as Bool: return truth ? "true" : "false"
    case let integer as any FixedWidthInteger: return "\(integer)"
    case let float as Float: return try literal(Double(float), codingPath: codingPath)
    case let double as Double:
      guard double.isFinite else {
        throw EncodingError.invalidValue(
          double,
          EncodingError.Context(
            codingPath: codingPath,
            debugDescription: "JSON has no number that is not finite."
          )
        )
      }
      return JSONText.number(double)
    default: return nil
    }
  }
}

private struct KeyedTreeEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: EncodedNode
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) {
    node.set(key.stringValue, EncodedNode())
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    let member = EncodedNode()
    try TreeEncoder.encode(value, into: member, codingPath: codingPath + [key])
    node.set(key.stringValue, member)
  }

  func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
    guard let value else { return encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try orNull(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try orNull(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try orNull(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try orNull(value, key) }

  private func orNull(_ value: (some Encodable)?, _ key: Key) throws {
    guard let value else { return encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    member(key).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    member(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    let parent = EncodedNode()
    node.set("super", parent)
    return TreeEncoder(parent, codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    member(key)
  }

  private func member(_ key: Key) -> TreeEncoder {
    let member = EncodedNode()
    node.set(key.stringValue, member)
    return TreeEncoder(member, codingPath: codingPath + [key])
  }
}

private struct UnkeyedTreeEncoder: UnkeyedEncodingContainer {
  let node: EncodedNode
  let codingPath: [any CodingKey]
  private(set) var count = 0

  init(node: EncodedNode, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  mutating func encodeNil() {
    _ = next()
  }

  mutating func encode(_ value: some Encodable) throws {
    try TreeEncoder.encode(value, into: next(), codingPath: codingPath)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    TreeEncoder(next(), codingPath: codingPath).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(next(), codingPath: codingPath).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    TreeEncoder(next(), codingPath: codingPath)
  }

  private mutating func next() -> EncodedNode {
    let element = EncodedNode()
    node.append(element)
    count += 1
    return element
  }
}

private struct SingleTreeEncoder: SingleValueEncodingContainer {
  let node: EncodedNode
  let codingPath: [any CodingKey]

  func encodeNil() {
    node.content = .literal("null")
  }

  func encode(_ value: some Encodable) throws {
    try TreeEncoder.encode(value, into: node, codingPath: codingPath)
  }
}
