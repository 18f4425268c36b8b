/// Decodes from a ``JSONNode``.
struct TreeDecoder: Decoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// No whole number is larger, so that no sum of all that a document may hold overflows.
  private static let largestInteger: UInt = 1 << 40

  init(_ node: JSONNode, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = node.value else { throw fault("an object") }
    return KeyedDecodingContainer(
      KeyedTreeDecoder<Key>(node: node, members: members, codingPath: codingPath)
    )
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = node.value else { throw fault("an array") }
    return UnkeyedTreeDecoder(node: node, elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleTreeDecoder(decoder: self)
  }

  /// Decodes a value of `type` from the node.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let literal = try literal(of: type) { return literal }
    return try type.init(from: self)
  }

  /// The value of a type that JSON has a literal for.
  private func literal<Value>(of type: Value.Type) throws -> Value? {
    switch type {
    case is String.Type:
      guard case .string(let text) = node.value else { throw fault("a string") }
      return text as? Value
    case is Bool.Type:
      guard case .bool(let truth) = node.value else { throw fault("true or false") }
      return truth as? Value
    case is Int.Type:
      guard case .number(let number) = node.value, let integer = number.int else {
        throw fault("a whole number")
      }
      guard integer.magnitude <= TreeDecoder.largestInteger else {
        throw TreeFault("This number is too large for a count.", at: node, path: codingPath)
      }
      return integer as? Value
    case is Double.Type:
      guard case .number(let number) = node.value, let double = number.double else {
        throw fault("a number")
      }
      return double as? Value
    default: return nil
    }
  }

  func fault(_ wanted: String) -> TreeFault {
    TreeFault("Here stands \(node.kindName), and \(wanted) is wanted.", at: node, path: codingPath)
  }
}

private struct KeyedTreeDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]
  let allKeys: [Key]
  private let values: [String: JSONNode]

  init(node: JSONNode, members: [JSONMember], codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
    allKeys = members.compactMap { Key(stringValue: $0.key) }
    values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  func contains(_ key: Key) -> Bool {
    values[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    try member(key).node.value == .null
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try member(key).decode(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder {
    TreeDecoder(values["super"] ?? node, codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try member(key)
  }

  private func member(_ key: Key) throws -> TreeDecoder {
    guard let value = values[key.stringValue] else {
      throw TreeFault("The key '\(key.stringValue)' is missing.", at: node, path: codingPath)
    }
    return TreeDecoder(value, codingPath: codingPath + [key])
  }
}

private struct UnkeyedTreeDecoder: UnkeyedDecodingContainer {
  let node: JSONNode
  let elements: [JSONNode]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(node: JSONNode, elements: [JSONNode], codingPath: [any CodingKey]) {
    self.node = node
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex].value == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    try next()
  }

  private mutating func next() throws -> TreeDecoder {
    guard !isAtEnd else {
      throw TreeFault("The array ends too early.", at: node, path: codingPath)
    }
    defer { currentIndex += 1 }
    return TreeDecoder(elements[currentIndex], codingPath: codingPath + [IndexKey(currentIndex)])
  }
}

private struct SingleTreeDecoder: SingleValueDecodingContainer {
  let decoder: TreeDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool {
    decoder.node.value == .null
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.decode(type)
  }
}

/// The position of an element, as a coding key.
private struct IndexKey: CodingKey {
  let intValue: Int?
  var stringValue: String { intValue.map(String.init) ?? "" }

  init(_ index: Int) {
    intValue = index
  }

  init?(intValue: Int) {
    self.intValue = intValue
  }

  init?(stringValue: String) {
    return nil
  }
}
