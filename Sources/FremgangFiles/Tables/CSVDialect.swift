/// How a table is written as text.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between two fields.
  public var delimiter: UInt8
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
    var parts = [CSVDialect.title(ofDelimiter: delimiter)]
    parts.append(encoding.title + (hasByteOrderMark ? " with BOM" : ""))
    if !lineEnds.isEmpty { parts.append(lineEnds) }
    switch decimal {
    case .comma: parts.append("decimal comma")
    case .point: parts.append("decimal point")
    case nil: break
    }
    return parts.joined(separator: ", ")
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

/// What a plan or a command says of a dialect; the rest is found by looking.
public struct DialectChoice: Sendable, Hashable {
  /// The byte between two fields.
  public var delimiter: UInt8?
  /// How the bytes spell characters.
  public var encoding: TextEncoding?
  /// The sign before decimals.
  public var decimal: CSVDialect.Decimal?
  /// The order of day and month in dates such as `03-04-2015`.
  public var dateOrder: DateOrder?
  /// The sheet of a workbook.
  public var sheet: String?

  /// Creates a choice; by default everything is found by looking.
  public init(
    delimiter: UInt8? = nil,
    encoding: TextEncoding? = nil,
    decimal: CSVDialect.Decimal? = nil,
    dateOrder: DateOrder? = nil,
    sheet: String? = nil
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.decimal = decimal
    self.dateOrder = dateOrder
    self.sheet = sheet
  }
}

/// The order of day and month in a date that begins with neither a year nor a name.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year: the Danish order.
  case dayFirst
  /// Month, day, year: the American order.
  case monthFirst
}
