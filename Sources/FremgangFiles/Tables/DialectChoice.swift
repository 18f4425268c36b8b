/// What a plan or a command says of a dialect; the rest is found by looking.
public struct DialectChoice: Sendable, Hashable {
  /// The byte between two fields.
  public var delimiter: UInt8?
  /// The byte on either side of a field that may hold delimiters and line breaks.
  public var quote: UInt8?
  /// How a quote is written inside a quoted field.
  package var escape: CSVSyntax.Escape?
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
