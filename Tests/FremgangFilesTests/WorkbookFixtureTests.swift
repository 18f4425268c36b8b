import ArchiveBuilding
import FremgangFiles
import FremgangJSON
import Testing

/// Workbooks that other programs wrote, against what openpyxl reads from them.
@Suite struct WorkbookFixtureTests {
  private static let folder = packageFolder + "/Tests/FremgangFilesTests/Workbooks"

  private func file(_ name: String) throws -> [UInt8] {
    try #require(contents(of: "\(WorkbookFixtureTests.folder)/\(name)"), "\(name)")
  }

  @Test(arguments: ["openpyxl", "xlsxwriter", "pandas", "mac-1904", "libreoffice", "sheets"])
  func `a workbook comes to the table that openpyxl reads`(_ name: String) throws {
    let sheet = name == "sheets" ? "Før" : nil
    let export = try opened(file("\(name).xlsx"), sheet: sheet)
    let expected = String(decoding: try file("\(name).csv"), as: UTF8.self)
    #expect(export.tables.map { String(decoding: $0.bytes, as: UTF8.self) } == [expected])
    #expect(export.diagnostics == [])
  }

  @Test func `formulas without values are refused by cell`() throws {
    #expect(throws: ExportRefusal.self) { try opened(file("oddities.xlsx")) }
    do {
      _ = try opened(file("oddities.xlsx"))
    } catch {
      let places = (error as? ExportRefusal)?.diagnostics.places ?? []
      #expect(
        places == [
          "columns-hidden 0:0", "formula-without-value 2:7", "rows-hidden 3:0", "cells-merged 4:1",
        ]
      )
    }
    do {
      _ = try opened(file("uncalculated.xlsx"))
      Issue.record("the values were taken for calculated")
    } catch {
      let codes = (error as? ExportRefusal)?.diagnostics.map(\.code)
      #expect(codes == ["formulas-not-calculated"])
    }
  }

  @Test func `an archive of a workbook and a text, with what lies about in archives`() throws {
    let entries: [ZipBuilder.Entry] = [
      .init("b.csv", "id;a\n"), .init("__MACOSX/._b.csv", "x"), .init("mappe/", ""),
      .init("mappe/a.txt", "id\ta\n"), .init(".DS_Store", "x"), .init("~$c.xlsx", "x"),
      .init("læs.pdf", "%PDF-"),
    ]
    let export = try opened(ZipBuilder(entries).bytes, name: "export.zip")
    #expect(export.tables.map(\.name) == ["export.zip/b.csv", "export.zip/mappe/a.txt"])
    #expect(export.notes.count == 1)
    let note = export.notes.first ?? ""
    for name in [".DS_Store", "__MACOSX/._b.csv", "~$c.xlsx", "læs.pdf"] {
      #expect(note.contains(name))
    }
  }

  @Test func `a place in an archive is told by archive, entry, line and column`() throws {
    let text = "id;wave;tiny_1;tiny_2\n1;pre;1;1\n1;post;9;2\n"
    let archive = ZipBuilder([.init("data.csv", text)])
    let reading = try ExportReader(instruments: TestInstruments.all)
      .read([ExportFile(name: "export.zip", bytes: archive.bytes)])
    #expect(reading.diagnostics.map(\.place.description) == ["export.zip/data.csv:3:3"])
    let rows = text.split(separator: "\n").map { line in
      let cells = line.split(separator: ";").map { "<c t=\"str\"><v>\($0)</v></c>" }
      return "<row>\(cells.joined())</row>"
    }
    let workbook = WorkbookBuilder(rows: rows.joined())
    let second = try ExportReader(instruments: TestInstruments.all)
      .read([ExportFile(name: "export.xlsx", bytes: workbook.bytes)])
    #expect(second.diagnostics.map(\.place.description) == ["export.xlsx[Ark1]:3:3"])
    #expect(second.notes.first == "export.xlsx[Ark1]: Excel workbook, sheet \"Ark1\"")
    #expect(second.files.map(\.file) == [0])
  }
}
