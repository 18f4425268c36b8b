import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct DialectTests {
  private func summary(_ bytes: [UInt8], _ choice: DialectChoice = DialectChoice()) throws -> String
  {
    try TableText(bytes, name: "t.csv", choice: choice).dialect.summary
  }

  private func refusal(_ bytes: [UInt8]) -> [Diagnostic] {
    do throws(ExportRefusal) {
      _ = try TableText(bytes, name: "t.csv")
      return []
    } catch {
      return error.diagnostics
    }
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    var bytes: [UInt8] = mark ? (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
    for unit in text.utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += bigEndian ? pair : pair.reversed()
    }
    return bytes
  }

  @Test func `a dialect is one line`() throws {
    let table = "id;måling\r\n1;2,5\r\n"
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(
      try summary(mark + Array(table.utf8)) == "semicolon, UTF-8 with BOM, CRLF, decimal comma"
    )
    #expect(try summary(Array("a,b\n1,2.5\n".utf8)) == "comma, UTF-8, LF, decimal point")
    #expect(try summary(Array("a\tb\r1\t2\r".utf8)) == "tab, UTF-8, CR")
    #expect(try summary(Array("a|b\n1|2".utf8)) == "pipe, UTF-8, LF")
    #expect(try summary(Array("sep=;\r\na;b,c\r\n1;2,5\r\n".utf8)).hasPrefix("semicolon"))
    let latin = Array("id;m".utf8) + [0xE5] + Array("ling\n1;2\n".utf8)
    #expect(try summary(latin) == "semicolon, Windows-1252, LF")
    for (bigEndian, title) in [(true, "UTF-16 BE"), (false, "UTF-16 LE")] {
      let text = utf16(table, bigEndian: bigEndian, mark: true)
      #expect(try summary(text) == "semicolon, \(title) with BOM, CRLF, decimal comma")
      let plain = utf16(table, bigEndian: bigEndian, mark: false)
      #expect(try summary(plain) == "semicolon, \(title), CRLF, decimal comma")
    }
  }

  @Test func `what stands before the header tells nothing of the dialect`() throws {
    let table = "Udtræk\n\nUge 2\nid;måling\r\n1;2,5\r\n"
    #expect(try summary(Array(table.utf8)) == "semicolon, UTF-8, CRLF, decimal comma")
  }

  @Test func `a dialect may be chosen`() throws {
    let bytes = Array("a;b,c\n1;2,3\n".utf8)
    #expect(refusal(bytes).map(\.code) == ["delimiter-ambiguous"])
    #expect(refusal(bytes)[0].message.contains("semicolon or by comma"))
    let choice = DialectChoice(delimiter: UInt8(ascii: ","), decimal: .point)
    #expect(try summary(bytes, choice) == "comma, UTF-8, LF, decimal point")
  }

  @Test func `unquoted decimal commas between commas are refused`() {
    #expect(refusal(Array("a,b\n1,2,5\n2,3,5\n".utf8)).map(\.code) == ["delimiter-unknown"])
  }

  @Test func `invalid bytes stand by line`() {
    let bytes = Array("a;b\n".utf8) + Array("æ;".utf8) + [0xE6, 0x0A] + Array("ø;1\n".utf8)
    let diagnostics = refusal(bytes)
    #expect(diagnostics.places == ["invalid-byte 2:2"])
    #expect(diagnostics[0].message.hasPrefix("Byte 8 "))
    let lone = utf16("a;b\n1;", bigEndian: false, mark: true) + [0x00, 0xD8, 0x0A, 0x00]
    #expect(refusal(lone).places == ["invalid-byte 2:2"])
    #expect(refusal([0xFF, 0xFE, 0x61]).map(\.code) == ["invalid-byte"])
    #expect(refusal(Array("a;b\n1;".utf8) + [0xE5, 0x81]).map(\.code) == ["invalid-byte"])
  }

  @Test func `files that are not text are refused with the step that helps`() {
    let files: [([UInt8], String)] = [
      (ForeignTests.compound("Workbook"), "Save As"),
      (Array("$FL2@(#) SPSS".utf8), "SAVE TRANSLATE"), (Array("$FL3@(#)".utf8), "SAVE TRANSLATE"),
      (Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60], "PROC EXPORT"),
      (Array("<stata_dta><header>".utf8), "export delimited"),
      ([0x72, 0x02, 0x01, 0x00, 0x01], "export delimited"),
    ]
    for (bytes, step) in files {
      let diagnostics = refusal(bytes)
      #expect(diagnostics.map(\.code) == ["not-a-text-file"])
      #expect(diagnostics.first?.remedy?.contains(step) == true)
    }
  }

  @Test func `files that read in Mac OS Roman too are refused`() {
    let bytes = Array("id;m".utf8) + [0x8C] + Array("ling\r1;2\r".utf8)
    #expect(refusal(bytes).map(\.code) == ["encoding-ambiguous"])
  }

  @Test func `mixed line ends are read and pointed out`() throws {
    let reading = try read("id;wave;tiny_1;tiny_2\r\n1;pre;1;1\n1;post;2;2\r2;pre;0;0")
    #expect(reading.responses.measurements.map(\.origin.line) == [2, 3, 4])
    #expect(reading.diagnostics.map(\.code) == ["line-ends-mixed"])
  }

  @Test func `quotes that go wrong are errors by place`() throws {
    let open = try read("id;wave;tiny_1;tiny_2\n1;pre;\"1;1\n2;pre;1;1\n2;post;1;1\n")
    #expect(open.diagnostics.places == ["quote-unterminated 2:3"])
    #expect(open.responses.lines == ["2 tiny post -: 1 1", "2 tiny pre -: 1 1"])
    let reading = try read("id;wave;tiny_1;tiny_2\n1;pre;\"1\"x;1\n1;post;\"1\";1\n")
    #expect(reading.diagnostics.places == ["quote-misplaced 2:3"])
    #expect(reading.responses.lines == ["1 tiny post -: 1 1"])
    #expect(
      whole("id;wave;tiny_1;tiny_2\n1;pre;\0;1\n").places == ["nul-byte 2:3"]
    )
  }

  @Test func `the same table reads alike in every encoding`() throws {
    let text = "borger_id;måling;rolle;tiny_1;tiny_2\nÆ1;før;døgn;1;2\nÆ1;efter;døgn;2;2\n"
    let plain = try read(text).responses
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [
      latin, utf16(text, bigEndian: false, mark: true), utf16(text, bigEndian: true, mark: true),
      [0xEF, 0xBB, 0xBF] + Array(text.utf8),
    ] {
      let reading = try ExportReader(instruments: TestInstruments.all)
        .read([ExportFile(name: "export.csv", bytes: bytes)])
      #expect(reading.responses.lines == plain.lines)
      #expect(reading.responses.groupLines == plain.groupLines)
    }
  }
}

/// What stands in the way of reading an export as a whole.
private func whole(_ text: String) -> [Diagnostic] {
  refusal(text)
}
