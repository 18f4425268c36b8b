extension JSONNode {
  /// Reads a JSON document (RFC 8259) from untrusted bytes.
  ///
  /// A leading byte order mark is skipped. Keys that stand twice are reported together; any other
  /// fault ends the reading.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8.
  ///   - file: the file's name, for the faults.
  ///   - options: what is allowed beyond RFC 8259, and the limits.
  /// - Returns: the document's value.
  /// - Throws: what is wrong with the document, by line and column.
  public static func parse(
    _ bytes: [UInt8],
    file: String? = nil,
    options: JSONOptions = .strict
  ) throws(JSONFaults) -> JSONNode {
    var parser: JSONParser
    do {
      parser = try JSONParser(bytes, options: options)
    } catch {
      throw JSONFaults([error.diagnostic(file: file)])
    }
    do {
      let node = try parser.document()
      if parser.duplicates.isEmpty { return node }
    } catch {
      parser.duplicates.append(error)
    }
    throw JSONFaults(parser.duplicates.map { $0.diagnostic(file: file) })
  }

  /// Reads a document whose every fault is to be found at once: what it holds beside keys that stand
  /// twice, too.
  ///
  /// Both members of a key that stands twice are kept, so that both are looked through; what is read of
  /// such a document is of no other use.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8.
  ///   - collector: takes what is wrong with it.
  ///   - options: what is allowed beyond RFC 8259, and the limits.
  /// - Returns: the document's value; nothing where it is no document.
  public static func parse(
    _ bytes: [UInt8],
    into collector: DiagnosticCollector,
    options: JSONOptions = .strict
  ) -> JSONNode? {
    do throws(JSONSyntaxFault) {
      var parser = try JSONParser(bytes, options: options)
      parser.keepsDuplicates = true
      defer {
        for fault in parser.duplicates { collector.add(fault.diagnostic(file: collector.file)) }
      }
      return try parser.document()
    } catch {
      collector.add(error.diagnostic(file: collector.file))
      return nil
    }
  }
}

/// A recursive-descent reader; its depth is limited by the options.
struct JSONParser {
  var duplicates: [JSONSyntaxFault] = []
  /// Whether members whose key stood before are kept beside those before them.
  var keepsDuplicates = false
  private var cursor: JSONCursor
  private let options: JSONOptions
  private var depth = 0
  private var values = 0

  init(_ bytes: [UInt8], options: JSONOptions) throws(JSONSyntaxFault) {
    let start = JSONPosition(line: 1, column: 1)
    guard bytes.count <= options.maximumBytes else {
      throw JSONSyntaxFault(kind: .tooLarge(limit: options.maximumBytes), position: start)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw JSONSyntaxFault(kind: .notUTF8(name: "UTF-16"), position: start)
    }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let invalid = firstInvalidUTF8(in: bytes) {
      var cursor = JSONCursor(Array(bytes[..<invalid]), from: mark)
      while cursor.byte != nil { cursor.advance() }
      throw JSONSyntaxFault(kind: .invalidUTF8, position: cursor.position)
    }
    cursor = JSONCursor(bytes, from: mark)
    self.options = options
  }

  mutating func document() throws(JSONSyntaxFault) -> JSONNode {
    try skip()
    guard cursor.byte != nil else { throw fault(.empty) }
    let node = try value()
    try skip()
    guard cursor.byte == nil else { throw fault(.textAfterDocument) }
    return node
  }

  private mutating func value() throws(JSONSyntaxFault) -> JSONNode {
    let position = cursor.position
    guard let byte = cursor.byte else { throw unexpected(expected: "a value") }
    values += 1
    guard values <= options.maximumValues else {
      throw fault(.tooManyValues(limit: options.maximumValues))
    }
    switch byte {
    case UInt8(ascii: "{"):
      return JSONNode(try nested { p throws(JSONSyntaxFault) in try p.object() }, at: position)
    case UInt8(ascii: "["):
      return JSONNode(try nested { p throws(JSONSyntaxFault) in try p.array() }, at: position)
    case UInt8(ascii: "\""): return JSONNode(.string(try string()), at: position)
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number()), at: position)
    default: throw unexpected(expected: "a value")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONSyntaxFault) -> JSONNode.Value
  ) throws(JSONSyntaxFault) -> JSONNode.Value {
    guard depth < options.maximumDepth else { throw fault(.tooDeep(limit: options.maximumDepth)) }
    depth += 1
    defer { depth -= 1 }
    cursor.advance()
    return try read(&self)
  }

  private mutating func array() throws(JSONSyntaxFault) -> JSONNode.Value {
    var elements: [JSONNode] = []
    try skip()
    if cursor.advance(if: UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value())
      if try endsList(with: UInt8(ascii: "]"), expected: "a comma or a closing bracket") {
        return .array(elements)
      }
    }
  }

  private mutating func object() throws(JSONSyntaxFault) -> JSONNode.Value {
    var members: [JSONMember] = []
    var seen = SeenKeys()
    try skip()
    if cursor.advance(if: UInt8(ascii: "}")) { return .object([]) }
    while true {
      let member = try self.member()
      if let first = seen.first(like: member, in: members) {
        let kind = JSONSyntaxFault.Kind.duplicateKey(member.key, first: first)
        duplicates.append(JSONSyntaxFault(kind: kind, position: member.keyPosition))
        if keepsDuplicates { members.append(member) }
      } else {
        members.append(member)
      }
      if try endsList(with: UInt8(ascii: "}"), expected: "a comma or a closing brace") {
        return .object(members)
      }
    }
  }

  private mutating func member() throws(JSONSyntaxFault) -> JSONMember {
    let position = cursor.position
    guard cursor.byte == UInt8(ascii: "\"") else {
      throw unexpected(expected: "a key in double quotes")
    }
    let key = try string()
    try skip()
    guard cursor.advance(if: UInt8(ascii: ":")) else { throw unexpected(expected: "a colon") }
    try skip()
    return JSONMember(key: key, keyPosition: position, value: try value())
  }

  /// Reads what follows an element: the closing mark, or a comma that leads to the next element.
  private mutating func endsList(
    with close: UInt8,
    expected: String
  ) throws(JSONSyntaxFault) -> Bool {
    try skip()
    if cursor.advance(if: close) { return true }
    let comma = cursor.position
    guard cursor.advance(if: UInt8(ascii: ",")) else { throw unexpected(expected: expected) }
    try skip()
    guard cursor.byte == close else { return false }
    guard options.allowsTrailingCommas else {
      throw JSONSyntaxFault(kind: .trailingComma, position: comma)
    }
    cursor.advance()
    return true
  }

  private mutating func literal(
    _ word: StaticString,
    _ value: JSONNode.Value
  ) throws(JSONSyntaxFault) -> JSONNode {
    let position = cursor.position
    for byte in word.description.utf8 {
      guard cursor.advance(if: byte) else {
        let kind = JSONSyntaxFault.Kind.unexpected(cursor.scalar ?? " ", expected: "\(word)")
        throw cursor.byte == nil
          ? fault(.unexpectedEnd(expected: "\(word)"))
          : JSONSyntaxFault(kind: kind, position: cursor.position)
      }
    }
    return JSONNode(value, at: position)
  }

  private mutating func string() throws(JSONSyntaxFault) -> String {
    try JSONStringReader.read(&cursor)
  }

  private mutating func number() throws(JSONSyntaxFault) -> JSONNumber {
    let position = cursor.position
    let start = cursor.offset
    while let byte = cursor.byte, JSONParser.belongsToNumber(byte) { cursor.advance() }
    let text = cursor.bytes(from: start)
    guard JSONParser.isNumber(text) else {
      throw JSONSyntaxFault(kind: .malformedNumber, position: position)
    }
    return JSONNumber(validated: String(decoding: text, as: UTF8.self))
  }

  private mutating func skip() throws(JSONSyntaxFault) {
    cursor.skipBlanks()
    while cursor.byte == UInt8(ascii: "/") {
      guard options.allowsComments else { throw fault(.comment) }
      try skipComment()
      cursor.skipBlanks()
    }
  }

  private mutating func skipComment() throws(JSONSyntaxFault) {
    let start = cursor.position
    switch cursor.nextByte {
    case UInt8(ascii: "/"):
      while let byte = cursor.byte, byte != 0x0A, byte != 0x0D { cursor.advance() }
    case UInt8(ascii: "*"):
      cursor.advance()
      cursor.advance()
      while !(cursor.byte == UInt8(ascii: "*") && cursor.nextByte == UInt8(ascii: "/")) {
        guard cursor.byte != nil else {
          throw JSONSyntaxFault(kind: .unterminatedComment, position: start)
        }
        cursor.advance()
      }
      cursor.advance()
      cursor.advance()
    default: throw unexpected(expected: "a value")
    }
  }

  private func fault(_ kind: JSONSyntaxFault.Kind) -> JSONSyntaxFault {
    JSONSyntaxFault(kind: kind, position: cursor.position)
  }

  private func unexpected(expected: String) -> JSONSyntaxFault {
    guard let scalar = cursor.scalar else { return fault(.unexpectedEnd(expected: expected)) }
    return fault(.unexpected(scalar, expected: expected))
  }
}

/// The keys of an object so far: looked through one by one while they are few.
private struct SeenKeys {
  private static let fewest = 16
  private var positions: [String: JSONPosition] = [:]

  /// Where the key of a member stands for the first time among the members before it, if it does.
  mutating func first(like member: JSONMember, in members: [JSONMember]) -> JSONPosition? {
    guard members.count >= SeenKeys.fewest else {
      return members.first { $0.key == member.key }?.keyPosition
    }
    if positions.isEmpty {
      for member in members where positions[member.key] == nil {
        positions[member.key] = member.keyPosition
      }
    }
    if let position = positions[member.key] { return position }
    positions[member.key] = member.keyPosition
    return nil
  }
}

extension JSONParser {
  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      let exponent = rest.prefix(while: isDigit)
      guard !exponent.isEmpty else { return false }
      rest = rest.dropFirst(exponent.count)
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
