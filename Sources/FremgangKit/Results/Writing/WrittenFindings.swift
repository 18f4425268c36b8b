import FremgangJSON

/// Findings that write their members into a document of JSON, as their `Encodable` would.
///
/// `Encodable` asks the runtime for a type at every member, which takes several times as long as the
/// writing itself. A test holds the two to the same bytes.
protocol WrittenFindings {
  /// Writes every member, in the order in which the type declares them.
  func write(to json: inout JSONDocument)
}

extension JSONDocument {
  /// Writes an object, or `null`.
  mutating func member(_ key: StaticString, _ value: (some WrittenFindings)?) {
    guard let value else { return null(key) }
    object(key) { value.write(to: &$0) }
  }

  /// Writes objects.
  mutating func member(_ key: StaticString, _ values: [some WrittenFindings]) {
    array(key) { array in
      for value in values { array.element(object: value.write) }
    }
  }

  /// Writes the name of a case, or `null`.
  mutating func member<Word: RawRepresentable<String>>(_ key: StaticString, _ word: Word?) {
    member(key, word?.rawValue)
  }

  /// Writes rows of whole numbers, or `null`.
  mutating func rows(_ key: StaticString, _ rows: [[Int]]?) {
    guard let rows else { return null(key) }
    array(key) { array in
      for row in rows { array.element(array: { $0.elements(row) }) }
    }
  }

  /// Writes rows of numbers, or `null`.
  mutating func rows(_ key: StaticString, _ rows: [[Double]]?) {
    guard let rows else { return null(key) }
    array(key) { array in
      for row in rows { array.element(array: { $0.elements(row) }) }
    }
  }
}
