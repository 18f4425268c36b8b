/// Encodes into a node of an ``EncodedTree``.
struct TreeEncoder: Encoder {
  let tree: EncodedTree
  let node: Int32
  var codingPath: [any CodingKey] { tree.codingPath(of: node) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.open(node, as: .object)
    return KeyedEncodingContainer(KeyedTreeEncoder<Key>(tree: tree, node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.open(node, as: .array)
    return UnkeyedTreeEncoder(tree: tree, node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleTreeEncoder(tree: tree, node: node)
  }
}

extension EncodedTree {
  /// Encodes any value into a node.
  ///
  /// The types that come by the thousand are recognised before anything is asked of a value itself.
  func encode<Value: Encodable>(_ value: Value, into node: Int32) throws {
    if Value.self == Double.self, let double = value as? Double {
      try encode(double, into: node)
    } else if Value.self == Int.self, let integer = value as? Int {
      setLiteral(node, integer)
    } else if Value.self == String.self, let string = value as? String {
      setLiteral(node, quoting: string)
    } else {
      try value.encode(to: TreeEncoder(tree: self, node: node))
    }
  }

  func encode(_ double: Double, into node: Int32) throws {
    guard double.isFinite else {
      throw EncodingError.invalidValue(
        double,
        EncodingError.Context(
          codingPath: codingPath(of: node),
          debugDescription: "JSON has no number that is not finite."
        )
      )
    }
    setLiteral(node, verbatim: JSONText.number(double))
  }
}

private struct KeyedTreeEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let tree: EncodedTree
  let node: Int32
  var codingPath: [any CodingKey] { tree.codingPath(of: node) }

  func encodeNil(forKey key: Key) { _ = member(key) }

  func encode(_ value: Bool, forKey key: Key) {
    tree.setLiteral(member(key), value ? "true" : "false")
  }

  func encode(_ value: String, forKey key: Key) { tree.setLiteral(member(key), quoting: value) }

  func encode(_ value: Double, forKey key: Key) throws { try tree.encode(value, into: member(key)) }

  func encode(_ value: Int, forKey key: Key) { tree.setLiteral(member(key), value) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try tree.encode(value, into: member(key))
  }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) {
    value.map { encode($0, forKey: key) } ?? encodeNil(forKey: key)
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) {
    value.map { encode($0, forKey: key) } ?? encodeNil(forKey: key)
  }

  func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
    try value.map { try encode($0, forKey: key) } ?? encodeNil(forKey: key)
  }

  func encodeIfPresent(_ value: Int?, forKey key: Key) {
    value.map { encode($0, forKey: key) } ?? encodeNil(forKey: key)
  }

  func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
    try value.map { try encode($0, forKey: key) } ?? encodeNil(forKey: key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    TreeEncoder(tree: tree, node: member(key)).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    TreeEncoder(tree: tree, node: member(key)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    TreeEncoder(tree: tree, node: tree.append(to: node, key: "super"))
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    TreeEncoder(tree: tree, node: member(key))
  }

  private func member(_ key: Key) -> Int32 {
    tree.append(to: node, key: key.stringValue)
  }
}

private struct UnkeyedTreeEncoder: UnkeyedEncodingContainer {
  let tree: EncodedTree
  let node: Int32
  private(set) var count = 0
  var codingPath: [any CodingKey] { tree.codingPath(of: node) }

  init(tree: EncodedTree, node: Int32) {
    self.tree = tree
    self.node = node
  }

  mutating func encodeNil() { _ = next() }

  mutating func encode(_ value: some Encodable) throws {
    let start = tree.text.count
    let element = next()
    try tree.encode(value, into: element)
    tree.layOut(element, textFrom: start)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    TreeEncoder(tree: tree, node: next()).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(tree: tree, node: next()).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    TreeEncoder(tree: tree, node: next())
  }

  private mutating func next() -> Int32 {
    count += 1
    return tree.append(to: node)
  }
}

private struct SingleTreeEncoder: SingleValueEncodingContainer {
  let tree: EncodedTree
  let node: Int32
  var codingPath: [any CodingKey] { tree.codingPath(of: node) }

  func encodeNil() { tree.setLiteral(node, "null") }

  func encode(_ value: Bool) { tree.setLiteral(node, value ? "true" : "false") }

  func encode(_ value: String) { tree.setLiteral(node, quoting: value) }

  func encode(_ value: Double) throws { try tree.encode(value, into: node) }

  func encode(_ value: Int) { tree.setLiteral(node, value) }

  /// Numbers of other types come here, as they encode themselves through this container.
  func encode(_ value: some Encodable) throws {
    switch value {
    case let integer as any FixedWidthInteger: tree.setLiteral(node, verbatim: "\(integer)")
    case let float as Float: try tree.encode(Double(float), into: node)
    default: try tree.encode(value, into: node)
    }
  }
}
