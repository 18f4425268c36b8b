/// Writes values as JSON documents, the same bytes for the same value.
///
/// Keys stand in the order in which a type encodes them; an absent optional is written as `null`, so
/// that keys never come and go. Doubles are written in the shortest form that reads back to the same
/// double; those that are not finite are refused.
public enum JSONWriter {
  /// The document of `value`, indented by two blanks, with a line break at its end.
  ///
  /// - Parameter value: what is to be written.
  /// - Returns: the document in UTF-8.
  /// - Throws: `EncodingError` when a double is not finite.
  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let tree = EncodedTree()
    try tree.encode(value, into: EncodedTree.root)
    return tree.document
  }
}
