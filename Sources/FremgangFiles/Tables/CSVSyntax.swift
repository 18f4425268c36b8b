/// The signs that divide a table into records and fields.
package struct CSVSyntax: Sendable, Hashable {
  /// How a quote is written inside a quoted field.
  package enum Escape: Sendable, Hashable {
    /// Twice.
    case doubling
    /// After a backslash.
    case backslash
  }

  /// The byte between two fields.
  package var delimiter: UInt8
  /// The byte on either side of a field that may hold delimiters and line breaks.
  package var quote: UInt8
  /// How a quote is written inside a quoted field.
  package var escape: Escape
  /// Whether one space after each delimiter belongs to it.
  package var spaceFollows: Bool

  /// Creates a syntax; by default the one of RFC 4180 but for the delimiter.
  package init(
    delimiter: UInt8,
    quote: UInt8 = UInt8(ascii: "\""),
    escape: Escape = .doubling,
    spaceFollows: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.spaceFollows = spaceFollows
  }

  /// The byte that stands before a quote inside a quoted field.
  var escapeByte: UInt8 { escape == .doubling ? quote : UInt8(ascii: "\\") }

  /// A field in quotes, with those inside it as the syntax has them.
  func quoted(_ field: some Sequence<UInt8>) -> [UInt8] {
    var quoted = [quote]
    for byte in field {
      if byte == quote || byte == escapeByte { quoted.append(escapeByte) }
      quoted.append(byte)
    }
    return quoted + [quote]
  }
}
