/// How a table is written as text.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between two fields.
  public var delimiter: UInt8
  /// The byte on either side of a field that may hold delimiters and line breaks.
  public var quote = UInt8(ascii: "\"")
  /// Whether a quote inside a quoted field stands after a backslash instead of twice.
  public var escapesWithBackslash = false
  /// Whether one space after each delimiter belongs to it.
  public var spaceFollowsDelimiter = false
  /// How the bytes spell characters.
  public var encoding: TextEncoding
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// How the lines end, such as `CRLF`; empty for a file of one line.
  public var lineEnds: String
  /// The sign before decimals, where the file has any.
  public var decimal: Decimal?
  /// The sheet of a workbook that the table was written out from; nothing for a text file.
  public var sheet: String?

  /// The sign before the decimals of a number.
  public enum Decimal: String, Sendable, Hashable, CaseIterable {
    /// A comma, as in Danish.
    case comma = ","
    /// A point, as in English.
    case point = "."
  }

  /// The dialect in one line, such as `semicolon, UTF-8 with BOM, CRLF, decimal comma`.
  public var summary: String {
    if let sheet { return "Excel workbook, sheet \"\(sheet)\"" }
    let space = spaceFollowsDelimiter ? " and space" : ""
    var parts = [CSVDialect.title(ofDelimiter: delimiter) + space]
    if quote != UInt8(ascii: "\"") { parts.append("quotes '") }
    if escapesWithBackslash { parts.append("backslash before quotes") }
    parts.append(encoding.title + (hasByteOrderMark ? " with BOM" : ""))
    if !lineEnds.isEmpty { parts.append(lineEnds) }
    switch decimal {
    case .comma: parts.append("decimal comma")
    case .point: parts.append("decimal point")
    case nil: break
    }
    return parts.joined(by: ", ")
  }

  static func title(ofDelimiter delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "pipe"
    default: "\"" + String(Character(Unicode.Scalar(delimiter))) + "\""
    }
  }
}

extension CSVDialect {
  init(_ syntax: CSVSyntax, _ text: DecodedText, _ lineEnds: LineEnds, _ decimal: Decimal?) {
    delimiter = syntax.delimiter
    quote = syntax.quote
    escapesWithBackslash = syntax.escape == .backslash
    spaceFollowsDelimiter = syntax.spaceFollows
    encoding = text.encoding
    hasByteOrderMark = text.hasByteOrderMark
    self.lineEnds = lineEnds.title
    self.decimal = decimal
  }

  /// The signs that divide the table.
  package var syntax: CSVSyntax {
    CSVSyntax(
      delimiter: delimiter,
      quote: quote,
      escape: escapesWithBackslash ? .backslash : .doubling,
      spaceFollows: spaceFollowsDelimiter
    )
  }
}
