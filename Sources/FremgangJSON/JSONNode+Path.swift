extension JSONNode {
  /// Where the value at `path` stands, or the innermost value around it when there is none.
  ///
  /// Paths are written as in diagnostics: `$.groups[0].id`, `$["a key with blanks"]`.
  ///
  /// - Parameter path: the path of a value in the document of which this node is the root.
  /// - Returns: the position of the value's first character.
  public func position(ofPath path: String) -> JSONPosition {
    position(of: path, standingAt: "$")
  }

  private func position(of path: String, standingAt own: String) -> JSONPosition {
    for (part, node) in parts(at: own) where path.hasPrefix(part) {
      let rest = path.dropFirst(part.count).first
      if rest == nil || rest == "." || rest == "[" {
        return node.position(of: path, standingAt: part)
      }
    }
    return position
  }

  private func parts(at own: String) -> [(path: String, node: JSONNode)] {
    switch value {
    case .object(let members): members.map { (JSONPath.appending($0.key, to: own), $0.value) }
    case .array(let elements): elements.enumerated().map { ("\(own)[\($0)]", $1) }
    default: []
    }
  }
}
