import ArchiveBuilding

/// Writes small workbooks for tests, right or wrong in every part.
struct WorkbookBuilder {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  /// The sheets: name, what stands inside `<worksheet>`, and `state`.
  var sheets: [(name: String, content: String, state: String)]
  /// What stands inside `<sst>`; nothing for no such part.
  var strings: String?
  /// What stands inside `<styleSheet>`; nothing for no such part.
  var styles: String?
  /// What stands before the sheets in `<workbook>`, and after them.
  var properties = ""
  var calculation = ""
  var isStrict = false
  /// Parts that replace or add to the others.
  var parts: [String: String] = [:]
  var leftOut: Set<String> = []

  init(rows: String, strings: String? = nil) {
    sheets = [("Ark1", "<sheetData>\(rows)</sheetData>", "visible")]
    self.strings = strings
  }

  private var namespace: String {
    isStrict ? WorkbookBuilder.strictMain : WorkbookBuilder.main
  }

  private var relationships: String {
    isStrict ? WorkbookBuilder.strictRelations : WorkbookBuilder.relations
  }

  var bytes: [UInt8] {
    var all = [
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": list([("rId1", "officeDocument", "xl/workbook.xml")]),
    ]
    var inWorkbook: [(String, String, String)] = []
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let path = "worksheets/sheet\(index + 1).xml"
      all["xl/\(path)"] = "<worksheet xmlns=\"\(namespace)\">\(sheet.content)</worksheet>"
      inWorkbook.append(("s\(index)", "worksheet", path))
      list +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" "
        + "r:id=\"s\(index)\"/>"
    }
    if let strings {
      all["xl/sharedStrings.xml"] = "<sst xmlns=\"\(namespace)\">\(strings)</sst>"
      inWorkbook.append(("strings", "sharedStrings", "/xl/sharedStrings.xml"))
    }
    if let styles {
      all["xl/styles.xml"] = "<styleSheet xmlns=\"\(namespace)\">\(styles)</styleSheet>"
      inWorkbook.append(("styles", "styles", "../xl/styles.xml"))
    }
    all["xl/workbook.xml"] =
      "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(relationships)\">\(properties)"
      + "<sheets>\(list)</sheets>\(calculation)</workbook>"
    all["xl/_rels/workbook.xml.rels"] = self.list(inWorkbook)
    all.merge(parts) { _, new in new }
    let names = all.keys.sorted().filter { !leftOut.contains($0) }
    return ZipBuilder(names.map { ZipBuilder.Entry($0, all[$0] ?? "") }).bytes
  }

  private func list(_ parts: [(String, String, String)]) -> String {
    let lines = parts.map { id, kind, target in
      "<Relationship Id=\"\(id)\" Type=\"\(relationships)/\(kind)\" Target=\"\(target)\"/>"
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return "<Relationships xmlns=\"\(package)\">\(lines.joined())</Relationships>"
  }
}
