package import FremgangJSON

/// A table as text: its bytes, its dialect, and where its records begin.
package struct TableText: Sendable {
  /// The text as UTF-8.
  package let bytes: [UInt8]
  /// Where the header begins.
  package let start: Int
  /// The line on which it begins.
  package let line: Int
  /// Rows before the header that hold something, such as a title; they are not read.
  package let rowsBeforeHeader: Int
  /// How it is written.
  package let dialect: CSVDialect
  /// The number of fields of every row where it is more than the header's, the rest being blank.
  let paddedWidth: Int?
  /// The limits under which it is read.
  package let limits: ReadingLimits
  /// Whether its dialect rests on where it ends; if not, all of it but the encoding would be the same
  /// if more rows followed.
  package let hasSeenEnd: Bool
  /// What is odd about the text as a whole.
  package let notices: [Diagnostic]

  /// A tokenizer that stands before the header.
  package var records: CSVTokenizer {
    CSVTokenizer(bytes, start: start, line: line, syntax: dialect.syntax, limits: limits)
  }

  /// The header, and a tokenizer that stands after it.
  package func headerAndRows() -> (header: CSVRow, rows: CSVTokenizer) {
    var tokens = records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    return (row, tokens)
  }

  /// Reads the dialect of a file, or says why it cannot be read as a table.
  ///
  /// - Parameters:
  ///   - file: the bytes of the file.
  ///   - name: the file's name, for diagnostics.
  ///   - choice: what is known of the dialect.
  ///   - limits: how much is read before the file is taken for damaged.
  /// - Throws: why it is no table, or which readings fit it alike.
  package init(
    _ file: [UInt8],
    name: String,
    choice: DialectChoice = DialectChoice(),
    limits: ReadingLimits = ReadingLimits()
  ) throws(ExportRefusal) {
    if file.count > limits.bytesPerFile {
      throw ExportRefusal([TableFaults.tooLarge(name, limits)])
    }
    if let format = ForeignFormat(file) {
      throw ExportRefusal([TableFaults.foreign(format, in: name)])
    }
    let text = DecodedText(file, encoding: choice.encoding)
    if text.faults.isEmpty, TableText.isBlank(text) {
      throw ExportRefusal([TableFaults.empty(name)])
    }
    bytes = text.bytes
    self.limits = limits
    let directive = TableText.separatorDirective(text.bytes, from: text.start)
    let first = directive?.end ?? text.start
    let sample = TableSample(bytes, start: first, line: directive == nil ? 1 : 2, limits: limits)
    let search = DelimiterSearch(sample, choice, directive: directive?.delimiter)
    hasSeenEnd = search.hasSeenEnd
    let outcome = search.outcome
    let places = TextPlaces(sample, outcome)
    let faults = TableFaults.decoding(text, in: name, places)
    if !faults.isEmpty { throw ExportRefusal(faults) }
    let found = try TableText.look(outcome, name)
    start = found.headerStart
    line = found.headerLine
    rowsBeforeHeader = found.rowsBeforeHeader
    paddedWidth = found.paddedWidth
    let rows = found.firstRows
    let look = rows.dialect
    let decimal = choice.sheet == nil ? choice.decimal ?? look.decimal : choice.decimal
    var dialect = CSVDialect(found.syntax, text, look.lineEnds, decimal)
    dialect.sheet = choice.sheet
    self.dialect = dialect
    notices =
      TableFaults.notices(text, in: name, places)
      + rows.header.notices(in: name)
  }

  /// The same table with other bytes, the header of which begins at their start.
  init(_ table: TableText, bytes: [UInt8]) {
    self.bytes = bytes
    start = 0
    line = table.line
    rowsBeforeHeader = table.rowsBeforeHeader
    dialect = table.dialect
    paddedWidth = table.paddedWidth
    limits = table.limits
    hasSeenEnd = table.hasSeenEnd
    notices = table.notices
  }

  private static func isBlank(_ text: DecodedText) -> Bool {
    text.bytes[text.start...].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
  }

  private static func look(
    _ outcome: DelimiterSearch.Outcome,
    _ name: String
  ) throws(ExportRefusal) -> TableLook {
    switch outcome {
    case .found(let look), .singleColumn(let look): return look
    case .several(let delimiters):
      throw ExportRefusal([TableFaults.severalDelimiters(delimiters, in: name)])
    case .none(let closest): throw ExportRefusal([TableFaults.noDelimiter(closest, in: name)])
    }
  }

  /// The line `sep=;` that Excel writes before a table, and where the table begins after it.
  private static func separatorDirective(
    _ bytes: [UInt8],
    from start: Int
  ) -> (delimiter: UInt8, end: Int)? {
    let end = bytes[start...].prefix(8).firstIndex { $0 == 0x0A || $0 == 0x0D }
    guard let end, end > start else { return nil }
    let line = bytes[start..<end].filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8) else {
      return nil
    }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return (line[4], end + (isPair ? 2 : 1))
  }
}
