import FremgangFiles
import Testing

struct TableWriterTests {
  private func dialect(
    _ delimiter: Character,
    _ encoding: TextEncoding,
    lineEnds: String = "CRLF",
    decimal: CSVDialect.Decimal? = nil
  ) -> CSVDialect {
    var dialect = CSVDialect.danishSpreadsheet
    dialect.delimiter = delimiter.asciiValue ?? 0
    dialect.encoding = encoding
    dialect.hasByteOrderMark = false
    dialect.lineEnds = lineEnds
    dialect.decimal = decimal
    return dialect
  }

  private let rows: [[TableWriter.Cell]] = [
    [.text("måling"), .text("score")], [.text("før"), .number("28.5")], [.empty, .number("7")],
  ]

  /// Bytes as Python 3 writes them: `"måling;score\r\nfør;28,5\r\n;7\r\n".encode(...)`.
  @Test func `a table is written as its export was, with what a Danish Excel needs`() {
    let comma = "måling;score\r\nfør;28,5\r\n;7\r\n"
    let utf8 = TableWriter(like: dialect(";", .utf8)).write(rows)
    #expect(utf8.bytes == [0xEF, 0xBB, 0xBF] + Array(comma.utf8))
    #expect(utf8.dialect.summary == "semicolon, UTF-8 with BOM, CRLF, decimal comma")
    #expect(TableWriter(like: nil).write(rows) == utf8)
    var sheet = dialect(";", .utf8)
    (sheet.sheet, sheet.decimal) = ("Ark1", .point)
    #expect(TableWriter(like: sheet).write(rows) == utf8)

    let ansi = TableWriter(like: dialect(";", .windows1252)).write([[.text("før – 5 €")]])
    #expect(
      ansi.bytes == [0x66, 0xF8, 0x72, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80, 0x0D, 0x0A]
    )

    let wide = TableWriter(like: dialect("\t", .utf16LittleEndian)).write([
      [.text("ø"), .number("1.5")]
    ])
    #expect(
      wide.bytes == [
        0xFF, 0xFE, 0xF8, 0, 0x09, 0, 0x31, 0, 0x2C, 0, 0x35, 0, 0x0D, 0, 0x0A, 0,
      ]
    )
    let big = TableWriter(like: dialect("\t", .utf16BigEndian)).write([[.text("ø")]])
    #expect(big.bytes == [0xFE, 0xFF, 0, 0xF8, 0, 0x0D, 0, 0x0A])
  }

  @Test func `fields are quoted as RFC 4180 has it, whatever the export's quotes`() {
    var own = dialect(";", .utf8)
    (own.quote, own.escapesWithBackslash, own.spaceFollowsDelimiter) = (0x27, true, true)
    let written = TableWriter(like: own).write([[.text("'a\\'; \"b\""), .text("c")]])
    #expect(
      String(decoding: written.bytes.dropFirst(3), as: UTF8.self) == "\"'a\\'; \"\"b\"\"\";c\r\n"
    )
    #expect(written.dialect.summary == "semicolon, UTF-8 with BOM, CRLF, decimal comma")
  }

  @Test func `the file's own decimal sign and line ends stay`() {
    let english = TableWriter(like: dialect(",", .utf8, lineEnds: "LF")).write(rows)
    #expect(
      String(decoding: english.bytes.dropFirst(3), as: UTF8.self)
        == "måling,score\nfør,28.5\n,7\n"
    )
    let mixed = dialect(",", .utf8, lineEnds: "CRLF and LF", decimal: .comma)
    #expect(
      String(decoding: TableWriter(like: mixed).write(rows).bytes.dropFirst(3), as: UTF8.self)
        == "måling,score\r\nfør,\"28,5\"\r\n,7\r\n"
    )
    let point = dialect(";", .utf8, decimal: .point)
    #expect(
      String(decoding: TableWriter(like: point).write(rows).bytes.dropFirst(3), as: UTF8.self)
        == "måling;score\r\nfør;28.5\r\n;7\r\n"
    )
  }

  @Test func `a character that Windows-1252 lacks makes it UTF-8`() {
    let written = TableWriter(like: dialect(";", .windows1252)).write([[.text("Łódź")]])
    #expect(written.bytes == [0xEF, 0xBB, 0xBF] + Array("Łódź\r\n".utf8))
    #expect(written.dialect.encoding == .utf8)
    // Decomposed letters fit once they are composed: U+0061 U+030A is å, 0xE5.
    let composed = TableWriter(like: dialect(";", .windows1252)).write([[.text("a\u{30A}")]])
    #expect(composed.bytes == [0xE5, 0x0D, 0x0A])
    // 0x81 has no character in Windows-1252, and U+0081 no byte.
    let control = TableWriter(like: dialect(";", .windows1252)).write([[.text("\u{81}")]])
    #expect(control.dialect.encoding == .utf8)
  }

  /// RFC 4180, section 2, rules 5 to 7.
  @Test func `fields are quoted where they must be`() {
    let cases: [(text: String, field: String)] = [
      ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("a,b", "a,b"),
      ("a\tb", "\"a\tb\""), (" a", "\" a\""), ("a ", "\"a \""), ("\"", "\"\"\"\""), ("", ""),
      ("e\u{301}\r", "\"e\u{301}\r\""),
    ]
    for one in cases {
      let bytes = TableWriter(like: dialect(";", .utf8)).write([[.text(one.text)]]).bytes
      #expect(bytes == [0xEF, 0xBB, 0xBF] + Array((one.field + "\r\n").utf8), "\(one.text)")
    }
  }
}
