import FremgangFiles
import FremgangJSON
import Testing

/// Files that are no tables, each refused for what it is.
@Suite struct ForeignTests {
  /// The beginning of a compound file ([MS-CFB] 2.2) with the name of one stream in it.
  static func compound(_ stream: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += Array(repeating: 0, count: 1016)
    for unit in stream.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes + Array(repeating: 0, count: 64)
  }

  /// The first bytes of each kind of file, as the kinds' own documents give them.
  private static let heads: [(head: [UInt8], title: String, step: String)] = [
    (compound("Workbook"), "before 2007", "Save As"),
    (compound("EncryptedPackage"), "password", "Encrypt with Password"),
    (compound("WordDocument"), "Office document", "survey system"),
    (Array("$FL2@(#) SPSS DATA FILE".utf8), "SPSS", "SAVE TRANSLATE"),
    (Array("$FL3@(#) SPSS DATA FILE".utf8), "compressed SPSS", "SAVE TRANSLATE"),
    (Array("ASCII SPSS PORT FILE".utf8), "SPSS", "SAVE TRANSLATE"),
    (Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60, 0xB3], "SAS", "PROC EXPORT"),
    (Array("HEADER RECORD*******LIBRARY HEADER".utf8), "SAS transport", "PROC EXPORT"),
    (Array("<stata_dta><header><release>118".utf8), "Stata", "export delimited"),
    ([0x73, 1, 1, 0, 5], "Stata", "export delimited"),
    (Array("RDX3\nX\n".utf8), "R objects", "write.csv"),
    (Array("X\n\0\0\0\u{3}\0\u{4}".utf8), "R objects", "write.csv"),
    (Array("PAR1\u{15}\u{4}".utf8), "Parquet", "read_parquet"),
    (Array("PARE\u{15}\u{4}".utf8), "Parquet", "read_parquet"),
    (Array("ARROW1\0\0".utf8), "Arrow", "read_feather"),
    (Array("FEA1\0\0".utf8), "Arrow", "read_feather"),
    (Array("SQLite format 3\0\u{10}".utf8), "SQLite", "sqlite3"),
    ([0, 1, 0, 0] + Array("Standard ACE DB\0".utf8), "Access", "External Data"),
    ([0x89] + Array("PNG\r\n\u{1A}\n".utf8), "picture", "survey system"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "picture", "survey system"),
    (Array("GIF89a".utf8), "picture", "survey system"),
    (Array("II*\0\u{8}".utf8), "picture", "survey system"),
    (Array("MM\0*\0".utf8), "picture", "survey system"),
    (Array("%PDF-1.7".utf8), "PDF", "survey system"),
    (Array("Rar!\u{1A}\u{7}\0".utf8), "archive", "Unpack"),
    (Array("MSCF\0\0\0\0".utf8), "archive", "Unpack"),
    ([0xFD] + Array("7zXZ\0\0".utf8), "archive", "Unpack"),
    ([0x28, 0xB5, 0x2F, 0xFD, 0x24], "archive", "Unpack"),
    (Array("{\\rtf1\\ansi".utf8), "RTF", "survey system"),
    (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], "archive", "Unpack"),
    (Array("<html><body><table><tr><td>id".utf8), "HTML", "Save"),
    (Array("\u{FEFF}\n <!DOCTYPE html><title>x".utf8), "HTML", "Excel Workbook"),
    (Array("<table border=1><tr><td>id</td>".utf8), "HTML", "Excel Workbook"),
    ([0xFF, 0xFE, 0x3C, 0, 0x68, 0, 0x74, 0, 0x6D, 0, 0x6C, 0], "HTML", "Excel Workbook"),
    (
      Array(
        ("<?xml version=\"1.0\"?><Workbook "
          + "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">").utf8
      ), "Excel 2003", "Save As"
    ),
    (Array("<?xml version=\"1.0\"?><ODM>".utf8), "XML", "CSV or Excel"),
    (Array("[{\"record_id\":\"1\"}]".utf8), "JSON", "CSV or Excel"),
    (Array("{\n  \"responses\": []}".utf8), "JSON", "CSV or Excel"),
  ]

  @Test func `each kind is named with the step that helps`() throws {
    for (head, title, step) in ForeignTests.heads {
      let format = try #require(ForeignFormat(head), "\(title)")
      #expect(format.title.contains(title), "\(format)")
      #expect(format.remedy.contains(step) || step == "Save", "\(format)")
      #expect(ForeignFormat(Array(head.prefix(1))) == nil)
    }
  }

  @Test func `tables that begin strangely are tables`() {
    let heads = [
      "<id>;wave\n", "[id],[wave]\n", "{id};{wave}\n", "GIF;a\n", "BM;a\n", "X\n1\n", "A\nB\n",
      "PK;a\n", "\"id\";a\n", "R;a\n", "Book;Workbook\n",
    ]
    for head in heads { #expect(ForeignFormat(Array(head.utf8)) == nil, "\(head)") }
  }
}
