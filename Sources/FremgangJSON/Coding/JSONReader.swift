/// Reads values from JSON documents, with the place of whatever is wrong.
public enum JSONReader {
  /// Reads a value of `type`.
  ///
  /// Keys that the type does not know are passed over, because later versions may add some.
  ///
  /// - Parameters:
  ///   - type: the type to read.
  ///   - bytes: the document in UTF-8; untrusted.
  ///   - file: the file's name, for the faults.
  /// - Returns: the value.
  /// - Throws: what is wrong, by path, line and column.
  public static func value<Value: Decodable>(
    _ type: Value.Type,
    from bytes: [UInt8],
    file: String? = nil
  ) throws(JSONFaults) -> Value {
    let node = try JSONNode.parse(bytes, file: file)
    do {
      return try TreeDecoder(node, codingPath: []).decode(type)
    } catch let fault as TreeFault {
      throw JSONFaults([fault.diagnostic(file: file)])
    } catch let error as DecodingError {
      throw JSONFaults([TreeFault(error, root: node).diagnostic(file: file)])
    } catch {
      throw JSONFaults([TreeFault("\(error)", at: node, path: []).diagnostic(file: file)])
    }
  }
}

/// A value that is not what its type asks for.
struct TreeFault: Error {
  private let message: String
  private let position: JSONPosition
  private let path: String

  init(_ message: String, at node: JSONNode, path: [any CodingKey]) {
    self.message = message
    position = node.position
    self.path = TreeFault.text(path)
  }

  /// A fault that a type's own decoding found, placed by its coding path.
  init(_ error: DecodingError, root: JSONNode) {
    let (context, words): (DecodingError.Context, String) =
      switch error {
      case .keyNotFound(let key, let context): (context, "The key '\(key.stringValue)' is missing.")
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        (context, "This is not the kind of value that belongs here.")
      case .dataCorrupted(let context): (context, "This value is none of those that are known.")
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
      }
    var node = root
    for key in context.codingPath {
      if let index = key.intValue, case .array(let nodes) = node.value, nodes.indices ~= index {
        node = nodes[index]
      } else if let member = node[key.stringValue] {
        node = member
      }
    }
    self.init(words, at: node, path: context.codingPath)
  }

  func diagnostic(file: String?) -> Diagnostic {
    Diagnostic(
      code: "json-value",
      severity: .error,
      place: Place(file: file, line: position.line, column: position.column, path: path),
      message: message
    )
  }

  private static func text(_ path: [any CodingKey]) -> String {
    path.reduce("$") { text, key in
      key.intValue.map { "\(text)[\($0)]" } ?? "\(text).\(key.stringValue)"
    }
  }
}
