import ArchiveBuilding
import FremgangFiles
import FremgangJSON

/// The parts of a workbook, in an archive that is in order.
///
/// The parts of the input are the sheet, the shared strings, the workbook's main part and its styles;
/// one that is empty or absent is replaced by the smallest that there can be.
struct WorkbookDriver {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  private let parts: [[UInt8]]

  init(_ bytes: [UInt8]) {
    parts = FuzzInput(bytes).parts
  }

  func run() throws(BrokenPromise) {
    let limits = ArchiveDriver.limits
    let file = ExportFile(name: "export.xlsx", bytes: workbook)
    let opened: OpenedExport
    do throws(ExportRefusal) {
      opened = try OpenedExport([file], limits: limits)
    } catch {
      let isSaid = error.diagnostics.contains { $0.severity == .error }
      return try promise(isSaid, "a refusal has no error")
    }
    for table in opened.tables {
      // A row is filled up after the limit has been looked at.
      let most = limits.unpackedBytes + 20_000
      try promise(table.bytes.count <= most, "a sheet is written out beyond the limit")
      try look(at: table)
    }
    try ExportDriver(archive: file.bytes, name: file.name, limits: limits).run()
  }

  /// A sheet that is written out has rows of one width, and nothing that could shift them.
  private func look(at table: ExportTable) throws(BrokenPromise) {
    let syntax = CSVSyntax(delimiter: UInt8(ascii: ";"))
    var tokens = CSVTokenizer(table.bytes, start: 0, syntax: syntax)
    var row = CSVRow()
    var width: Int?
    while tokens.next(into: &row) {
      if row.isEmptyLine { continue }
      try promise(row.cells.count == width ?? row.cells.count, "a sheet has a row out of line")
      try promise(row.faults.isEmpty, "a sheet has a quote out of place")
      width = row.cells.count
    }
    let hasControl = table.bytes.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }
    try promise(!hasControl, "a sheet holds a control character")
    let text = String(decoding: table.bytes, as: UTF8.self)
    try promise(Array(text.utf8) == table.bytes, "a sheet is no UTF-8")
  }

  private var workbook: [UInt8] {
    let texts = [
      "<worksheet xmlns=\"\(WorkbookDriver.main)\"><sheetData/></worksheet>",
      "<sst xmlns=\"\(WorkbookDriver.main)\"/>",
      """
      <workbook xmlns="\(WorkbookDriver.main)" xmlns:r="\(WorkbookDriver.office)"><sheets>\
      <sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>
      """,
      "<styleSheet xmlns=\"\(WorkbookDriver.main)\"/>",
    ]
    let names = ["worksheets/sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml"]
    var entries = [
      ZipBuilder.Entry("[Content_Types].xml", "<Types/>"),
      ZipBuilder.Entry("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
      ZipBuilder.Entry(
        "xl/_rels/workbook.xml.rels",
        relationships([
          ("worksheet", names[0]), ("sharedStrings", names[1]), ("styles", names[3]),
        ])
      ),
    ]
    for (number, name) in names.enumerated() {
      var entry = ZipBuilder.Entry("xl/" + name, texts[number])
      if number < parts.count, !parts[number].isEmpty {
        entry.bytes = parts[number]
        entry.checksum = ZipBuilder.checksum(entry.bytes)
        entry.statedSize = entry.bytes.count
      }
      entries.append(entry)
    }
    return ZipBuilder(entries).bytes
  }

  private func relationships(_ targets: [(kind: String, path: String)]) -> String {
    let list = targets.enumerated().map { number, target in
      """
      <Relationship Id="rId\(number + 1)" Type="\(WorkbookDriver.office)/\(target.kind)" \
      Target="\(target.path)"/>
      """
    }
    let inside = list.joined()
    return "<Relationships xmlns=\"\(WorkbookDriver.package)\">\(inside)</Relationships>"
  }
}
