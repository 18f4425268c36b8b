import FremgangFiles
import FremgangJSON
import Testing

/// The table that one workbook opens to, and what is odd about it.
func opened(
  _ bytes: [UInt8],
  name: String = "w.xlsx",
  sheet: String? = nil,
  limits: ReadingLimits = ReadingLimits()
) throws -> OpenedExport {
  try OpenedExport(
    [ExportFile(name: name, bytes: bytes)],
    dialect: DialectChoice(sheet: sheet),
    limits: limits
  )
}

/// The text of the one table in `workbook`.
private func text(_ workbook: WorkbookBuilder) throws -> String {
  let tables = try opened(workbook.bytes).tables
  return String(decoding: tables[0].bytes, as: UTF8.self)
}

/// What stands in the way of `workbook`, and what is odd about it.
private func places(_ workbook: WorkbookBuilder, sheet: String? = nil) -> [String] {
  do throws(ExportRefusal) {
    return try OpenedExport(
      [ExportFile(name: "w.xlsx", bytes: workbook.bytes)],
      dialect: DialectChoice(sheet: sheet)
    ).diagnostics.places
  } catch {
    return error.diagnostics.places
  }
}

@Suite struct WorkbookTests {
  @Test func `cells stand in the text where they stand in the sheet`() throws {
    let rows = """
      <row r="2"><c r="B2" t="inlineStr"><is><t>id</t></is></c><c r="D2"><v>4</v></c></row>
      <row r="5"><c r="C5" t="str"><v>x</v></c></row>
      """
    #expect(try text(WorkbookBuilder(rows: rows)) == "\n;id;;4\n\n\n;;x;\n")
  }

  @Test func `without references, cells follow each other`() throws {
    let rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    #expect(try text(WorkbookBuilder(rows: rows)) == "1;;3\n4;;\n")
  }

  @Test func `rows and cells out of order are put in order`() throws {
    let rows = """
      <row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
      """
    #expect(try text(WorkbookBuilder(rows: rows)) == "1;2\n3;4\n")
  }

  @Test func `texts keep their signs, on one line`() throws {
    let strings = """
      <si><t>a;b</t></si><si><t>say "x"</t></si><si><t xml:space="preserve"> two
      lines </t></si><si><r><rPr><b/></rPr><t>rich</t></r><r><t> text</t></r>
      <rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>a_x000D_b_x0041_&amp;æ</t></si>
      """
    let rows = "<row>" + (0...4).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined() + "</row>"
    let expected = "\"a;b\";\"say \"\"x\"\"\"; two lines ;rich text;a bA&æ\n"
    #expect(try text(WorkbookBuilder(rows: rows, strings: strings)) == expected)
  }

  @Test func `truth values, errors and days that are written out`() throws {
    let rows = """
      <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#VALUE!</v></c>
      <c t="d"><v>2015-03-14T00:00:00</v></c><c t="d"><v>2015-03-14T10:30:00</v></c></row>
      """
    let expected = "TRUE;FALSE;#VALUE!;2015-03-14;2015-03-14T10:30:00\n"
    #expect(try text(WorkbookBuilder(rows: rows)) == expected)
  }

  @Test func `the strict form reads like the transitional one`() throws {
    var workbook = WorkbookBuilder(
      rows: "<row><c t=\"s\"><v>0</v></c></row>",
      strings: "<si><t>a</t></si>"
    )
    workbook.isStrict = true
    #expect(try text(workbook) == "a\n")
  }

  @Test func `elements of other namespaces are passed over`() throws {
    let rows = """
      <row><c r="A1"><v>1</v><x:v xmlns:x="urn:other">2</x:v></c></row>
      <x:row xmlns:x="urn:other"><c xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      r="A2"><v>3</v></c></x:row>
      """
    #expect(try text(WorkbookBuilder(rows: rows)) == "1\n")
  }

  @Test func `numbers show at most fifteen digits, in the shortest form`() throws {
    // What Excel shows in a wide General cell; 17 digits as programs store them.
    let numbers: [(stored: String, shown: String)] = [
      ("4", "4"), ("4.0", "4"), ("-0", "0"), ("0.30000000000000004", "0.3"),
      ("0.1", "0.1"), ("2.5000000000000001E-2", "0.025"), ("1E3", "1000"), ("-12.5", "-12.5"),
      ("123456789012345", "123456789012345"), ("9.9999999999999995E-8", "0.0000001"),
      ("1.0000000000000002", "1"), ("0.99999999999999989", "1"), ("1e300", "1e+300"),
      ("1.5e-300", "1.5e-300"), ("33.333333333333336", "33.3333333333333"),
    ]
    for (stored, shown) in numbers {
      let workbook = WorkbookBuilder(rows: "<row><c><v>\(stored)</v></c></row>")
      #expect(try text(workbook) == shown + "\n", "\(stored)")
    }
  }

  /// Whether the format of a number makes it a day.
  private func shown(_ value: String, _ code: String) throws -> String {
    var workbook = WorkbookBuilder(rows: "<row><c s=\"1\"><v>\(value)</v></c></row>")
    workbook.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
      + "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>"
    return String(try text(workbook).dropLast())
  }

  @Test func `the code of a format tells days from numbers`() throws {
    // 42077 is 14 March 2015.
    let days = [
      "dd-mm-yyyy", "yyyy\\-mm\\-dd;@", "[$-406]d. mmmm yyyy", "m/d/yy h:mm", "[Red]d/m", "mmm-yy",
      "&quot;den &quot;d/m/yyyy", "[h]:mm",
    ]
    for code in days { #expect(try shown("42077", code) == "2015-03-14", "\(code)") }
    let numbers = [
      "General", "0.00", "#,##0", "0&quot; dage&quot;", "[Red]0", "[&lt;10]0;0", "0\\d", "0_d", "@",
      "0%", "0.00E+00", "0;d",
    ]
    for code in numbers { #expect(try shown("42077", code) == "42077", "\(code)") }
  }

  @Test func `formats of zeros fill numbers up`() throws {
    #expect(try shown("42", "00000") == "00042")
    #expect(try shown("101010101", "000000-0000") == "010101-0101")
    #expect(try shown("123456", "00000") == "123456")
    #expect(try shown("4.5", "00000") == "4.5")
    #expect(try shown("4", "0") == "4")
  }

  @Test func `days count from 1900 with its leap day that never was, or from 1904`() throws {
    // ECMA-376-1, 18.17.4.1: 1 is 1900-01-01, 59 is 02-28, 60 is the false 02-29, 61 is 03-01.
    let from1900 = [
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"),
      ("36526", "2000-01-01"), ("2958465", "9999-12-31"), ("0.5", "12:00:00"),
      ("42077.4375", "2015-03-14 10:30:00"), ("42077.999999", "2015-03-15"), ("-1", "-1"),
      ("2958466", "2958466"), ("1e300", "1e+300"),
    ]
    for (value, day) in from1900 { #expect(try shown(value, "d/m/yyyy") == day, "\(value)") }
    for (value, day) in [("0", "1904-01-01"), ("40615", "2015-03-14"), ("2958465", "2958465")] {
      var workbook = WorkbookBuilder(rows: "<row><c s=\"0\"><v>\(value)</v></c></row>")
      workbook.properties = "<workbookPr date1904=\"1\"/>"
      workbook.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
      #expect(try text(workbook) == day + "\n", "\(value)")
    }
  }

  @Test func `formulas count with the values that were stored`() throws {
    let rows = """
      <row><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>
      <c r="C1" t="str"><f>"a"</f><v>a</v></c></row>
      """
    #expect(try text(WorkbookBuilder(rows: rows)) == "2;;a\n")
    let without = "<row><c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>1+1</f><v></v></c></row>"
    let expected = ["formula-without-value 1:1", "formula-without-value 1:2"]
    #expect(places(WorkbookBuilder(rows: without)) == expected)
    var waiting = WorkbookBuilder(rows: "<row><c r=\"A1\"><f>1+1</f><v>0</v></c></row>")
    waiting.calculation = "<calcPr fullCalcOnLoad=\"1\"/>"
    #expect(places(waiting) == ["formulas-not-calculated 0:0"])
  }

  @Test func `what is merged, hidden or filtered is pointed out and read`() throws {
    var workbook = WorkbookBuilder(rows: "")
    workbook.sheets[0].content = """
      <cols><col min="2" max="3" hidden="1"/></cols>
      <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
      <row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" hidden="1"/></sheetData>
      <autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>
      <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B1"/></mergeCells>
      <customSheetViews><customSheetView><autoFilter ref="A1"><filterColumn/></autoFilter>
      </customSheetView></customSheetViews>
      """
    #expect(try text(workbook) == "1;2\n3;\n")
    let export = try opened(workbook.bytes)
    let found = ["columns-hidden 0:0", "cells-merged 1:1", "rows-hidden 2:0"]
    #expect(export.diagnostics.places == found)
    #expect(export.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(export.diagnostics[2].message.contains("with values: 1;"))
  }
}

/// Which sheet of a workbook is read.
@Suite struct SheetChoiceTests {
  private func workbook() -> WorkbookBuilder {
    var workbook = WorkbookBuilder(rows: "")
    func data(_ value: Int) -> String {
      "<sheetData><row><c><v>\(value)</v></c></row></sheetData>"
    }
    workbook.sheets = [
      ("Skjult", data(1), "hidden"), ("Før", data(2), "visible"), ("Efter", data(3), "visible"),
      ("Tom", "<sheetData/>", "visible"),
    ]
    return workbook
  }

  @Test func `the first that is not hidden, with a warning about the others`() throws {
    let export = try opened(workbook().bytes)
    #expect(export.tables.map(\.name) == ["w.xlsx[Før]"])
    #expect(export.tables[0].bytes == Array("2\n".utf8))
    #expect(export.diagnostics.map(\.code) == ["other-sheets-hold-data"])
    #expect(export.diagnostics[0].message.contains("\"Skjult\", \"Efter\""))
    let remedy = export.diagnostics[0].remedy ?? ""
    #expect(remedy.contains(#"{ "sheet": "Skjult" } or { "sheet": "Før" }"#))
    #expect(export.notes.count == 1)
  }

  @Test func `the one that is named, whatever its case`() throws {
    let export = try opened(workbook().bytes, sheet: "efter")
    #expect(export.tables.map(\.name) == ["w.xlsx[Efter]"])
    #expect(export.diagnostics == [])
    let hidden = try opened(workbook().bytes, sheet: "Skjult")
    #expect(hidden.diagnostics.map(\.code) == ["sheet-hidden"])
  }

  @Test func `one that is not there is refused with the names of those that are`() {
    #expect(places(workbook(), sheet: "Eftr") == ["sheet-unknown 0:0"])
    #expect(places(workbook(), sheet: "Tom") == ["sheet-empty 0:0"])
  }

  @Test func `the plan names the sheet, and keeps it`() throws {
    let text = #"{ "dialect": { "sheet": "Efter" } }"#
    let read = try plan(text)
    #expect(read.dialect.sheet == "Efter")
    #expect(read.text(isInferred: false).contains(#""sheet": "Efter""#))
  }
}
