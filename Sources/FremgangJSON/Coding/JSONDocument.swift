/// A JSON document that is written member by member, in the bytes that ``JSONWriter`` gives for the same
/// values.
///
/// Nothing is asked of types at run time, and no tree is built: what is short and flat stands on one
/// line, and a container moves to lines of its own when it turns out to be wide or to hold another.
/// Whoever writes gives each key of an object once.
package struct JSONDocument: ~Copyable {
  private struct Container {
    let isObject: Bool
    /// Where its bracket stands.
    let start: Int
    var count = 0
    var isOnLines = false
  }

  private static let widestLine = 100
  private static let usualBytes = 96 << 10

  private var bytes: JSONBuffer
  /// The container that is being written, and those that it stands in, the document first.
  private var innermost = Container(isObject: true, start: 0)
  private var outer: [Container] = []
  /// Where the members of the innermost container start, as long as it stands on one line.
  private var starts: [Int] = []
  /// Whether every number was finite; JSON has no others, and what was written is to be thrown away.
  package private(set) var isSound = true

  private init(in memory: UnsafeMutableBufferPointer<UInt8>) {
    bytes = unsafe JSONBuffer(in: memory)
    bytes.append(UInt8(ascii: "{"))
  }

  /// The document of an object, with a line break at its end; nothing where a number is not finite.
  package static func bytes(_ write: (inout JSONDocument) -> Void) -> [UInt8]? {
    // Most documents are written where they stay; longer ones are copied in the end.
    var (longer, isSound): ([UInt8]?, Bool) = (nil, true)
    let usual = unsafe [UInt8](unsafeUninitializedCapacity: usualBytes) { memory, count in
      var document = unsafe JSONDocument(in: memory)
      write(&document)
      document.endContainer()
      document.bytes.append(UInt8(ascii: "\n"))
      isSound = document.isSound
      if document.bytes.isLent {
        count = document.bytes.count
      } else {
        longer = document.bytes.bytes
      }
    }
    return isSound ? longer ?? usual : nil
  }

  /// Writes an object as the value of a key.
  package mutating func object(_ key: StaticString, _ write: (inout JSONDocument) -> Void) {
    beginContainer(key, isObject: true)
    write(&self)
    endContainer()
  }

  /// Writes an array as the value of a key.
  package mutating func array(_ key: StaticString, _ write: (inout JSONDocument) -> Void) {
    beginContainer(key, isObject: false)
    write(&self)
    endContainer()
  }

  /// Writes an object as the next element of an array.
  package mutating func element(object write: (inout JSONDocument) -> Void) {
    beginContainer(isObject: true)
    write(&self)
    endContainer()
  }

  /// Writes an array as the next element of an array.
  package mutating func element(array write: (inout JSONDocument) -> Void) {
    beginContainer(isObject: false)
    write(&self)
    endContainer()
  }

  /// Writes `null` as the value of a key.
  package mutating func null(_ key: StaticString) {
    begin(key)
    bytes.append(literal: "null")
  }

  /// Writes a truth value as the value of a key.
  package mutating func member(_ key: StaticString, _ value: Bool) {
    begin(key)
    bytes.append(literal: value ? "true" : "false")
  }

  /// Writes a whole number, or `null`, as the value of a key.
  package mutating func member(_ key: StaticString, _ value: Int?) {
    guard let value else { return null(key) }
    begin(key)
    bytes.append(number: value)
  }

  /// Writes a number, or `null`, as the value of a key.
  package mutating func member(_ key: StaticString, _ value: Double?) {
    guard let value else { return null(key) }
    begin(key)
    append(value)
  }

  /// Writes a text, or `null`, as the value of a key.
  package mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return null(key) }
    begin(key)
    bytes.append(quoted: value)
  }

  /// Writes texts as the value of a key.
  package mutating func member(_ key: StaticString, _ values: [String]) {
    array(key) { array in
      for value in values {
        array.beginValue()
        array.bytes.append(quoted: value)
      }
    }
  }

  /// Writes whole numbers as the value of a key.
  package mutating func member(_ key: StaticString, _ values: [Int]) {
    array(key) { $0.elements(values) }
  }

  /// Writes numbers as the value of a key.
  package mutating func member(_ key: StaticString, _ values: [Double]) {
    array(key) { $0.elements(values) }
  }

  /// Writes whole numbers as elements of an array.
  package mutating func elements(_ values: [Int]) {
    for value in values {
      beginValue()
      bytes.append(number: value)
    }
  }

  /// Writes numbers as elements of an array.
  package mutating func elements(_ values: [Double]) {
    for value in values {
      beginValue()
      append(value)
    }
  }
}

extension JSONDocument {
  private mutating func beginContainer(_ key: StaticString? = nil, isObject: Bool) {
    moveToLines()
    if let key { begin(key) } else { beginValue() }
    outer.append(innermost)
    innermost = Container(isObject: isObject, start: bytes.count)
    starts.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
  }

  private mutating func endContainer() {
    let container = innermost
    let isSpaced = container.isObject && container.count > 0
    let width = bytes.count - container.start + (isSpaced ? 2 : 1)
    let indent = 2 * outer.count
    if container.isOnLines || indent + width > JSONDocument.widestLine {
      moveToLines()
      bytes.breakLine(indent)
    } else if isSpaced {
      bytes.append(UInt8(ascii: " "))
    }
    bytes.append(UInt8(ascii: container.isObject ? "}" : "]"))
    if let next = outer.popLast() { innermost = next }
    starts.removeAll(keepingCapacity: true)
  }

  /// Gives every member of the innermost container a line of its own.
  private mutating func moveToLines() {
    guard !innermost.isOnLines else { return }
    innermost.isOnLines = true
    bytes.moveToLines(starts, after: innermost.start + 1, indent: memberIndent)
  }

  /// How many blanks stand before a member of the innermost container on a line of its own.
  private var memberIndent: Int { 2 * (outer.count + 1) }

  private mutating func begin(_ key: StaticString) {
    beginValue()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(literal: key)
    bytes.append(literal: "\": ")
  }

  private mutating func beginValue() {
    if innermost.isOnLines {
      if innermost.count > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.breakLine(memberIndent)
    } else {
      if innermost.count > 0 {
        bytes.append(literal: ", ")
      } else if innermost.isObject {
        bytes.append(UInt8(ascii: " "))
      }
      starts.append(bytes.count)
    }
    innermost.count += 1
  }

  private mutating func append(_ double: Double) {
    guard double.isFinite else {
      isSound = false
      return
    }
    bytes.append(number: double)
  }
}
