/// A value in a JSON document that knows where it stands.
public struct JSONNode: Sendable, Hashable {
  /// What the value is.
  public enum Value: Sendable, Hashable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as it was written.
    case number(JSONNumber)
    /// A text, with its escapes resolved.
    case string(String)
    /// Values in order.
    case array([JSONNode])
    /// Members in the order in which they were written; no key stands twice.
    case object([JSONMember])
  }

  /// What the value is.
  public let value: Value
  /// Where its first character stands.
  public let position: JSONPosition

  /// Creates a node.
  public init(_ value: Value, at position: JSONPosition) {
    self.value = value
    self.position = position
  }

  /// The value of the member called `key`, when this is an object that has one.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The kind of value with its article, for sentences: `an object`, `a number`, `null`.
  public var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A key in a JSON object and its value.
public struct JSONMember: Sendable, Hashable {
  /// The key, with its escapes resolved.
  public let key: String
  /// Where the key's opening quote stands.
  public let keyPosition: JSONPosition
  /// The value.
  public let value: JSONNode

  /// Creates a member.
  public init(key: String, keyPosition: JSONPosition, value: JSONNode) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

/// A place in a text: a line and a column, both from 1.
///
/// Columns count Unicode scalars, so `å` written as one scalar is one column. A byte order mark
/// counts for nothing. LF, CR and CR LF each end one line.
public struct JSONPosition: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A number as it was written, so that nothing is lost before somebody asks for a type.
public struct JSONNumber: Sendable, Hashable {
  /// The characters of the number, valid by RFC 8259.
  public let source: String

  /// Creates a number from text that is already known to be valid.
  package init(validated source: String) {
    self.source = source
  }

  /// The number as an integer: only when it is written without a fraction or an exponent, and fits.
  public var int: Int? {
    Int(source)
  }

  /// The nearest double, or nothing when the number is too large for one.
  public var double: Double? {
    guard let value = Double(source), value.isFinite else { return nil }
    return value
  }
}
