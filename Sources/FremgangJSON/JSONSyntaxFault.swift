/// What makes a text no JSON document, and where.
struct JSONSyntaxFault: Error, Hashable {
  enum Kind: Hashable {
    case empty
    case tooLarge(limit: Int)
    case invalidUTF8
    case notUTF8(name: String)
    case tooDeep(limit: Int)
    case tooManyValues(limit: Int)
    case unexpectedEnd(expected: String)
    case unexpected(Unicode.Scalar, expected: String)
    case textAfterDocument
    case trailingComma
    case comment
    case unterminatedComment
    case duplicateKey(String, first: JSONPosition)
    case controlCharacter
    case unknownEscape
    case loneSurrogate
    case malformedNumber
  }

  let kind: Kind
  let position: JSONPosition
}

extension JSONSyntaxFault {
  /// The fault in a sentence, at its place in `file`.
  func diagnostic(file: String?) -> Diagnostic {
    let code =
      switch kind {
      case .duplicateKey: "json-duplicate-key"
      case .invalidUTF8, .notUTF8: "json-encoding"
      case .tooLarge, .tooDeep, .tooManyValues: "json-limit"
      default: "json-syntax"
      }
    return Diagnostic(
      code: code,
      severity: .error,
      place: Place(file: file, line: position.line, column: position.column),
      message: message,
      remedy: remedy
    )
  }

  private var message: String {
    switch kind {
    case .empty: "The document is empty."
    case .tooLarge(let limit): "The document holds more than \(limit) bytes."
    case .invalidUTF8: "The bytes here are not UTF-8."
    case .notUTF8(let name): "The document is written in \(name), not in UTF-8."
    case .tooManyValues(let limit): "The document holds more than \(limit) values."
    case .tooDeep(let limit): "Values are nested more than \(limit) levels deep."
    case .unexpectedEnd(let expected): "The document ends where \(expected) should stand."
    case .unexpected(let scalar, let expected):
      "There is \(JSONSyntaxFault.name(of: scalar)) where \(expected) should stand."
    case .textAfterDocument: "Something follows after the end of the document."
    case .trailingComma: "A comma stands after the last element."
    case .comment: "A comment stands here, and JSON has none."
    case .unterminatedComment: "This comment is never closed."
    case .duplicateKey(let key, let first):
      "The key \(quoted(key)) stands twice in this object, first on line \(first.line)."
    case .controlCharacter: "A text holds a line break or another control character."
    case .unknownEscape: "A backslash is followed by something that is no escape."
    case .loneSurrogate: "A \\u escape is one half of a surrogate pair without the other."
    case .malformedNumber: "This is not a number that JSON allows."
    }
  }

  private var remedy: String? {
    switch kind {
    case .invalidUTF8, .notUTF8: "Save the file as UTF-8."
    case .trailingComma: "Remove the comma."
    case .comment: "Remove the comment."
    case .unterminatedComment: "Close it with */."
    case .duplicateKey: "Keep one of them."
    case .controlCharacter: "Write it as an escape, such as \\n."
    case .unknownEscape: "Write \\\\ for a backslash."
    case .malformedNumber:
      "Write it with a decimal point, without a leading zero or plus sign."
    default: nil
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n", "\r": "the end of the line"
    case "'": "a single quote"
    case "\"": "a double quote"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: "a control character"
    default: "“\(scalar)”"
    }
  }
}

/// Everything that is wrong with a JSON document, in the order in which it stands.
public struct JSONFaults: Error, Sendable, Hashable {
  /// The faults, at least one.
  public let diagnostics: [Diagnostic]

  /// Creates faults.
  ///
  /// - Precondition: there is at least one.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "faults without a fault")
    self.diagnostics = diagnostics
  }
}

/// A text from a document in quotes for a message: shortened, control characters made visible.
///
/// - Parameter text: text from somebody's file, of any length.
/// - Returns: at most 60 scalars in curly quotes.
public func quoted(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if shown.count == 60 {
      shown.append("…")
      break
    }
    let isControl = scalar.properties.generalCategory == .control
    let isFormat = scalar.properties.generalCategory == .format
    shown.append(isControl || isFormat ? "\u{FFFD}" : scalar)
  }
  return "“\(String(shown))”"
}
