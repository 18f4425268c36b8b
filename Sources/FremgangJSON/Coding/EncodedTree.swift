/// A document under construction: what is encoded so far, as nodes of a tree over one run of bytes.
///
/// An element of an array is laid out as soon as it is whole, and its nodes are let go, so that a
/// document of many elements takes little more room than its bytes.
final class EncodedTree {
  /// A value with its key, if it is a member of an object.
  struct Node {
    enum Kind {
      /// Written at `start`.
      case literal
      /// An array or object that is written at `start`, laid out.
      case laidOut
      /// Its elements run from `first` to `last`.
      case array
      /// Its members run from `first` to `last`.
      case object
    }

    var kind = Kind.literal
    let parent: Int32
    let depth: Int32
    /// The key in quotes; no bytes where there is none.
    let key: TextRange
    let keyHash: UInt32
    var text: TextRange
    var first: Int32 = -1
    var last: Int32 = -1
    var next: Int32 = -1
  }

  /// Some of the bytes.
  struct TextRange {
    var start: Int
    var count: Int
    var end: Int { start + count }
  }

  /// The index of the outermost value.
  static let root: Int32 = 0
  /// What stands for a value that is not set: the first bytes.
  private static let null = TextRange(start: 0, count: 4)

  private(set) var text: [UInt8] = []
  private(set) var nodes: [Node] = []

  init() {
    let none = TextRange(start: 0, count: 0)
    nodes.append(Node(parent: -1, depth: 0, key: none, keyHash: 0, text: Self.null))
    text += "null".utf8
  }

  /// Makes a container of a value that is none yet.
  func open(_ node: Int32, as kind: Node.Kind) {
    switch nodes[Int(node)].kind {
    case .literal, .laidOut: nodes[Int(node)].kind = kind
    case .array, .object: break
    }
  }

  /// Adds an element or, with a key, a member, which is `null` until it is set.
  func append(to parent: Int32, key: String? = nil) -> Int32 {
    let start = text.count
    let hash = key.map { append(quoted: $0) } ?? 0
    let node = Int32(nodes.count)
    nodes.append(
      Node(
        parent: parent,
        depth: nodes[Int(parent)].depth + 1,
        key: TextRange(start: start, count: text.count - start),
        keyHash: hash,
        text: Self.null
      )
    )
    let last = nodes[Int(parent)].last
    if last < 0 { nodes[Int(parent)].first = node } else { nodes[Int(last)].next = node }
    nodes[Int(parent)].last = node
    return node
  }

  /// Writes a literal as it stands.
  func setLiteral(_ node: Int32, _ literal: StaticString) {
    setLiteral(node) { text in
      unsafe text.append(
        contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
      )
    }
  }

  /// Writes a whole number.
  func setLiteral(_ node: Int32, _ integer: Int) {
    setLiteral(node) { text in
      if integer < 0 { text.append(UInt8(ascii: "-")) }
      var rest = integer.magnitude
      let start = text.count
      repeat {
        text.append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      text[start...].reverse()
    }
  }

  /// Writes a text that is a literal already.
  func setLiteral(_ node: Int32, verbatim literal: String) {
    setLiteral(node) { $0.append(contentsOf: literal.utf8) }
  }

  /// Writes a text in quotes.
  func setLiteral(_ node: Int32, quoting string: String) {
    let start = text.count
    _ = append(quoted: string)
    nodes[Int(node)].kind = .literal
    nodes[Int(node)].text = TextRange(start: start, count: text.count - start)
  }

  private func setLiteral(_ node: Int32, _ write: (inout [UInt8]) -> Void) {
    let start = text.count
    write(&text)
    nodes[Int(node)].kind = .literal
    nodes[Int(node)].text = TextRange(start: start, count: text.count - start)
  }

  /// Appends a text in quotes, and gives a number that equal texts share (Fowler, Noll and Vo's hash).
  private func append(quoted string: String) -> UInt32 {
    var string = string
    var hash: UInt32 = 2_166_136_261
    var isPlain = true
    string.withUTF8 { bytes in
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        if !JSONText.isPlain(byte) { isPlain = false }
      }
      if isPlain {
        text.append(UInt8(ascii: "\""))
        unsafe text.append(contentsOf: bytes)
        text.append(UInt8(ascii: "\""))
      }
    }
    if !isPlain { text.append(contentsOf: JSONText.quoted(string).utf8) }
    return hash
  }
}

extension EncodedTree {
  /// Lays out an element that is whole, so that its nodes and texts need not be kept.
  ///
  /// - Parameters:
  ///   - node: the element, the last node before those that belong to it.
  ///   - start: where its texts start, which nothing follows.
  func layOut(_ node: Int32, textFrom start: Int) {
    switch nodes[Int(node)].kind {
    case .literal, .laidOut: return
    case .array, .object: break
    }
    let bytes = laidOut(node)
    text.removeSubrange(start...)
    text += bytes
    nodes.removeSubrange((Int(node) + 1)...)
    nodes[Int(node)].kind = .laidOut
    nodes[Int(node)].text = TextRange(start: start, count: bytes.count)
  }

  /// Sets the value of a member that was encoded twice to the later one, in the place of the first.
  func unite(_ earlier: Int32, with later: Int32, after previous: Int32) {
    let value = nodes[Int(later)]
    nodes[Int(earlier)].kind = value.kind
    nodes[Int(earlier)].text = value.text
    nodes[Int(earlier)].first = value.first
    nodes[Int(earlier)].last = value.last
    nodes[Int(previous)].next = value.next
  }

  /// The keys that lead to a value, outermost first.
  func codingPath(of node: Int32) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var node = node
    while node >= 0 {
      let key = nodes[Int(node)].key
      if key.count > 0 {
        path.append(MemberKey(text[(key.start + 1)..<(key.end - 1)]))
      }
      node = nodes[Int(node)].parent
    }
    return path.reversed()
  }
}

/// A key of an object, as it is written between its quotes.
private struct MemberKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ bytes: ArraySlice<UInt8>) {
    stringValue = String(decoding: bytes, as: UTF8.self)
  }

  init?(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    return nil
  }
}
