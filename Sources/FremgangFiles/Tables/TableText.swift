import FremgangJSON

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
  /// The limits under which it is read.
  package let limits: ReadingLimits

  /// A tokenizer that stands before the header.
  package var records: CSVTokenizer {
    CSVTokenizer(bytes, start: start, line: line, delimiter: dialect.delimiter, limits: limits)
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
    if let format = ForeignFormat(file) {
      throw ExportRefusal([TableFaults.foreign(format, in: name)])
    }
    let text = DecodedText(file, encoding: choice.encoding)
    try TableText.check(text, name)
    let directive = TableText.separatorDirective(text.bytes, from: text.start)
    bytes = text.bytes
    self.limits = limits
    let first = directive?.end ?? text.start
    let firstLine = directive == nil ? 1 : 2
    let delimiter = try TableText.delimiter(
      choice.delimiter ?? directive?.delimiter,
      of: DelimiterSearch(bytes, start: first, line: firstLine, limits: limits),
      name
    )
    let reading = DelimiterSearch.read(bytes, first, firstLine, delimiter: delimiter, limits)
    start = reading.headerStart
    line = reading.headerLine
    rowsBeforeHeader = reading.rowsBeforeHeader
    let look = DialectLook(bytes, start: start, line: line, delimiter: delimiter, limits: limits)
    dialect = CSVDialect(
      delimiter: delimiter,
      encoding: text.encoding,
      hasByteOrderMark: text.hasByteOrderMark,
      lineEnds: look.lineEnds.title,
      decimal: choice.sheet == nil ? choice.decimal ?? look.decimal : choice.decimal,
      sheet: choice.sheet
    )
  }

  private static func check(_ text: DecodedText, _ name: String) throws(ExportRefusal) {
    let faults = TableFaults.decoding(text, in: name)
    if !faults.isEmpty { throw ExportRefusal(faults) }
    let blanks: Set<UInt8> = [0x0A, 0x0D, 0x20]
    if text.bytes[text.start...].allSatisfy(blanks.contains) {
      throw ExportRefusal([TableFaults.empty(name)])
    }
  }

  private static func delimiter(
    _ given: UInt8?,
    of search: @autoclosure () -> DelimiterSearch,
    _ name: String
  ) throws(ExportRefusal) -> UInt8 {
    if let given { return given }
    switch search().outcome {
    case .found(let delimiter): return delimiter
    case .singleColumn: return UInt8(ascii: ";")
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
