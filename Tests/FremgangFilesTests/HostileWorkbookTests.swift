import ArchiveBuilding
import FremgangFiles
import FremgangJSON
import Testing

/// Archives and workbooks made to crash, hang or exhaust a reader.
@Suite(.timeLimit(.minutes(2))) struct HostileWorkbookTests {
  private func codes(
    _ bytes: [UInt8],
    name: String = "w.xlsx",
    limits: ReadingLimits = ReadingLimits()
  ) -> [String] {
    do throws(ExportRefusal) {
      let files = [ExportFile(name: name, bytes: bytes)]
      return try OpenedExport(files, limits: limits).diagnostics.map(\.code)
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  private func codes(_ rows: String, _ strings: String? = nil) -> [String] {
    codes(WorkbookBuilder(rows: rows, strings: strings).bytes)
  }

  @Test func `cells that refer to nothing, or to what no sheet has, are damaged`() {
    let cells = [
      "<c t=\"s\"><v>1</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v></v></c>",
      "<c t=\"s\"><v>99999999999999999999</v></c>", "<c s=\"99999999999999999999\"><v>1</v></c>",
      "<c s=\"-1\"><v>1</v></c>", "<c><v>1e999</v></c>", "<c><v>nan</v></c>", "<c><v>0x10</v></c>",
      "<c><v>1,5</v></c>", "<c r=\"A2\"><v>1</v></c>", "<c r=\"XFE1\"><v>1</v></c>",
      "<c r=\"AAAAAAAAAAAAAAAAAA1\"><v>1</v></c>", "<c r=\"1A\"><v>1</v></c>",
      "<c r=\"A99999999999999999999\"><v>1</v></c>",
      "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>",
    ]
    for cell in cells {
      #expect(codes("<row>\(cell)</row>", "<si><t>x</t></si>") == ["cell-damaged"], "\(cell)")
    }
    for row in ["0", "-5", "1048577", "9223372036854775807"] {
      #expect(codes("<row r=\"\(row)\"><c><v>1</v></c></row>") == ["cell-damaged"], "\(row)")
    }
    var styled = WorkbookBuilder(rows: "<row><c s=\"7\"><v>1</v></c></row>")
    styled.styles = "<cellXfs><xf numFmtId=\"99999999999999999999\"/></cellXfs>"
    #expect(codes(styled.bytes) == ["cell-damaged"])
  }

  @Test func `parts that are missing, damaged or no documents`() {
    let whole = WorkbookBuilder(rows: "<row><c><v>1</v></c></row>")
    let parts = ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
    for part in parts + ["xl/worksheets/sheet1.xml"] {
      var missing = whole
      missing.leftOut = [part]
      #expect(codes(missing.bytes) == ["workbook-damaged"], "\(part)")
      for text in [
        "", "x", "<a", "<a><b></a>", "\u{0}", "<?xml version=\"1.0\" encoding=\"x\"?><a/>",
      ] {
        var damaged = whole
        damaged.parts = [part: text]
        let found = codes(damaged.bytes)
        #expect(found == ["workbook-damaged"] || found == ["sheet-empty"], "\(part) \(text)")
      }
    }
  }

  @Test func `a document type, with its entities, is refused`() {
    var bomb = WorkbookBuilder(rows: "")
    bomb.parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>"
    #expect(codes(bomb.bytes) == ["workbook-damaged"])
  }

  @Test func `elements that stand too deeply in each other are refused`() {
    let deep = String(repeating: "<row>", count: 100_000)
    #expect(codes(deep) == ["workbook-damaged"])
  }

  @Test func `a tag without an end is refused before it takes hours`() {
    let long = String(repeating: "1", count: 2 << 20)
    #expect(codes("<row><c r=\"\(long)\"/></row>") == ["workbook-damaged"])
    #expect(codes("<!--\(long)--><row><c><v>1</v></c></row>") == ["workbook-damaged"])
  }

  @Test func `many shared strings, of which the last is used`() throws {
    let strings = String(repeating: "<si><t>x</t></si>", count: 100_000)
    let rows = "<row><c t=\"s\"><v>99999</v></c></row>"
    let bytes = WorkbookBuilder(rows: rows, strings: strings).bytes
    #expect(try opened(bytes).tables[0].bytes == Array("x\n".utf8))
  }

  @Test func `a sheet of every row and column is too large, whatever stands in it`() {
    let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
    #expect(codes(corner) == [])
    var small = ReadingLimits()
    small.unpackedBytes = 1 << 20
    let wide = (1...1000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    let bytes = WorkbookBuilder(rows: wide).bytes
    #expect(codes(bytes, limits: small) == ["sheet-too-large"])
    var few = ReadingLimits()
    few.cellsPerSheet = 10
    #expect(codes(bytes, limits: few) == ["sheet-too-large"])
  }

  @Test func `a long text in many cells is too large`() {
    var small = ReadingLimits()
    small.unpackedBytes = 1 << 22
    let long = String(repeating: "x", count: 1 << 16)
    let cell = "<c t=\"s\"><v>0</v></c>"
    let rows = "<row>" + String(repeating: cell, count: 10_000) + "</row>"
    let bytes = WorkbookBuilder(rows: rows, strings: "<si><t>\(long)</t></si>").bytes
    #expect(codes(bytes, limits: small) == ["sheet-too-large"])
  }

  @Test func `archives in archives, of nothing, and of what is no table`() {
    let inner = ZipBuilder([.init("a.csv", "id\n")])
    var entry = ZipBuilder.Entry("inner.zip", "")
    entry.bytes = inner.bytes
    entry.statedSize = entry.bytes.count
    entry.checksum = ZipBuilder.checksum(entry.bytes)
    #expect(codes(ZipBuilder([entry]).bytes) == ["archive-nested"])
    #expect(codes(ZipBuilder([]).bytes) == ["archive-empty"])
    #expect(codes(ZipBuilder([.init(".DS_Store", "x")]).bytes) == ["archive-empty"])
    let twice = ZipBuilder([.init("a.csv", "id\n"), .init("a.csv", "id\n")])
    #expect(codes(twice.bytes) == ["archive-damaged"])
    let sheet = ZipBuilder([.init("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])
    #expect(codes(sheet.bytes) == ["not-a-text-file"])
    let word = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    #expect(codes(ZipBuilder(word.map { .init($0, "x") }).bytes) == ["not-a-text-file"])
  }

  @Test func `every changed byte of a workbook comes to a table or a refusal`() throws {
    let folder = packageFolder + "/Tests/FremgangFilesTests/Workbooks"
    let whole = try #require(contents(of: "\(folder)/openpyxl.xlsx"))
    for index in stride(from: 0, to: whole.count, by: 7) {
      var bytes = whole
      bytes[index] ^= 0xFF
      _ = codes(bytes)
    }
    for length in stride(from: 4, to: whole.count, by: 61) {
      #expect(codes(Array(whole.prefix(length))) != [])
    }
  }
}
