extension EncodedTree {
  private static let widestLine = 100

  /// The whole document, with a line break at its end.
  var document: [UInt8] {
    laidOut(Self.root) + [UInt8(ascii: "\n")]
  }

  /// The bytes of a value: what is short and flat stands on one line.
  func laidOut(_ node: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    write(node, to: &bytes)
    return bytes
  }

  private func write(_ node: Int32, to bytes: inout [UInt8]) {
    let kind = nodes[Int(node)].kind
    switch kind {
    case .literal, .laidOut:
      bytes += text[nodes[Int(node)].text]
    case .array, .object:
      if kind == .object { uniteMembers(of: node) }
      let indent = 2 * Int(nodes[Int(node)].depth)
      if let width = widthOnOneLine(node), indent + width <= Self.widestLine {
        writeOnOneLine(node, to: &bytes)
      } else {
        writeOnLines(node, indent: indent, to: &bytes)
      }
    }
  }

  private func writeOnLines(_ node: Int32, indent: Int, to bytes: inout [UInt8]) {
    let isObject = nodes[Int(node)].kind == .object
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
    var child = nodes[Int(node)].first
    while child >= 0 {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 2))
      writeKey(of: child, to: &bytes)
      write(child, to: &bytes)
      child = nodes[Int(child)].next
      if child >= 0 { bytes.append(UInt8(ascii: ",")) }
    }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    bytes.append(UInt8(ascii: isObject ? "}" : "]"))
  }

  private func writeOnOneLine(_ node: Int32, to bytes: inout [UInt8]) {
    let isObject = nodes[Int(node)].kind == .object
    var child = nodes[Int(node)].first
    let isSpaced = isObject && child >= 0
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
    if isSpaced { bytes.append(UInt8(ascii: " ")) }
    while child >= 0 {
      writeKey(of: child, to: &bytes)
      bytes += text[nodes[Int(child)].text]
      child = nodes[Int(child)].next
      if child >= 0 { bytes.append(contentsOf: [UInt8(ascii: ","), UInt8(ascii: " ")]) }
    }
    if isSpaced { bytes.append(UInt8(ascii: " ")) }
    bytes.append(UInt8(ascii: isObject ? "}" : "]"))
  }

  private func writeKey(of node: Int32, to bytes: inout [UInt8]) {
    let key = nodes[Int(node)].key
    guard key.count > 0 else { return }
    bytes += text[key]
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
  }

  /// How wide the value is on one line; nothing when anything in it holds anything else.
  private func widthOnOneLine(_ node: Int32) -> Int? {
    var child = nodes[Int(node)].first
    if child < 0 { return 2 }
    // Brackets, with blanks inside them where they are braces, and no separator before the first.
    var width = nodes[Int(node)].kind == .object ? 2 : 0
    while child >= 0 {
      let value = nodes[Int(child)]
      guard value.kind == .literal else { return nil }
      width += 2 + value.text.count + (value.key.count > 0 ? value.key.count + 2 : 0)
      child = value.next
    }
    return width
  }

  /// Of members with the same key the last value stands, in the place of the first.
  private func uniteMembers(of node: Int32) {
    var hashes: [UInt32] = []
    var child = nodes[Int(node)].first
    while child >= 0 {
      hashes.append(nodes[Int(child)].keyHash)
      child = nodes[Int(child)].next
    }
    hashes.sort()
    guard zip(hashes, hashes.dropFirst()).contains(where: ==) else { return }
    var places: [ArraySlice<UInt8>: Int32] = [:]
    var previous: Int32 = -1
    child = nodes[Int(node)].first
    while child >= 0 {
      let next = nodes[Int(child)].next
      let key = text[nodes[Int(child)].key]
      if let earlier = places[key] {
        unite(earlier, with: child, after: previous)
      } else {
        places[key] = child
        previous = child
      }
      child = next
    }
  }
}

extension [UInt8] {
  fileprivate subscript(range: EncodedTree.TextRange) -> ArraySlice<UInt8> {
    self[range.start..<range.end]
  }
}
