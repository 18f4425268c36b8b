import FremgangArchives

/// A workbook: its sheets by name, and what all of them share.
struct Workbook {
  /// One sheet with cells.
  struct Sheet: Hashable {
    var name: String
    var isHidden: Bool
    var path: String
  }

  let package: WorkbookPackage
  /// The sheets with cells, in the order of their tabs.
  let sheets: [Sheet]
  let dates: SheetDate.System
  /// Whether the program that wrote it left all formulas to be calculated by the next.
  let awaitsCalculation: Bool
  let strings: SharedStrings
  /// What each style of a cell makes of a number; empty when there are no styles.
  let formats: [NumberFormat]

  init(
    _ package: WorkbookPackage,
    _ allowance: inout UnpackingAllowance
  ) throws(WorkbookFault) {
    self.package = package
    let path = try Workbook.path(in: package, &allowance)
    let content = WorkbookContent()
    try package.read(path, content, &allowance)
    let parts = try package.relationships(of: path, &allowance)
    let paths = Dictionary(parts.filter { $0.kind == "worksheet" }.map { ($0.id, $0.path) }) {
      first,
      _ in first
    }
    sheets = content.sheets.compactMap { sheet in
      paths[sheet.id].map { Sheet(name: sheet.name, isHidden: sheet.isHidden, path: $0) }
    }
    if sheets.isEmpty { throw .noSheets }
    dates = content.dates
    awaitsCalculation = content.awaitsCalculation
    let strings = SharedStrings()
    if let part = parts.first(where: { $0.kind == "sharedStrings" }), package.has(part.path) {
      try package.read(part.path, strings, &allowance)
    }
    self.strings = strings
    let styles = StylesContent()
    if let part = parts.first(where: { $0.kind == "styles" }), package.has(part.path) {
      try package.read(part.path, styles, &allowance)
    }
    formats = styles.formats
  }

  /// Where the workbook's main part stands.
  private static func path(
    in package: WorkbookPackage,
    _ allowance: inout UnpackingAllowance
  ) throws(WorkbookFault) -> String {
    let parts = try package.relationships(of: "", &allowance)
    guard let main = parts.first(where: { $0.kind == "officeDocument" }) else {
      throw .missing("xl/workbook.xml")
    }
    return main.path
  }
}

/// Why a workbook cannot be read.
enum WorkbookFault: Error, Hashable {
  /// A part that must be there is not.
  case missing(String)
  /// A part is no well-formed document.
  case document(XMLFault, String)
  /// The archive that it is kept in cannot be unpacked.
  case archive(ArchiveFault)
  /// It has no sheet with cells.
  case noSheets
}

/// The main part of a workbook.
private final class WorkbookContent: XMLContent {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var dates = SheetDate.System.from1900
  private(set) var awaitsCalculation = false
  let isDone = false

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    switch name {
    case "workbookPr" where attributes.isTrue("date1904"): dates = .from1904
    case "calcPr" where attributes.isTrue("fullCalcOnLoad"): awaitsCalculation = true
    case "sheet":
      guard let id = attributes["r:id"] else { break }
      let state = attributes["state"] ?? "visible"
      let title = SheetName.printable(attributes["name"] ?? "")
      sheets.append((title, id, state != "visible"))
    default: break
    }
    return false
  }

  func end(_ name: String, _ text: [UInt8]) {}
}

/// The names of sheets in messages and positions.
enum SheetName {
  /// Excel's own limit is 31.
  private static let longest = 64

  /// A name without what could break a line or be taken for a part of a path.
  static func printable(_ name: String) -> String {
    let scalars = name.unicodeScalars.prefix(longest).map { scalar -> Unicode.Scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      return isControl || "/\\[]\u{2028}\u{2029}".unicodeScalars.contains(scalar) ? "_" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// The styles of a workbook, as far as they tell dates from numbers.
private final class StylesContent: XMLContent {
  private var codes: [Int: NumberFormat] = [:]
  private var ids: [Int] = []
  private var section = ""
  let isDone = false

  var formats: [NumberFormat] {
    ids.map { codes[$0] ?? NumberFormat(builtIn: $0) }
  }

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    switch (section, name) {
    case ("", "numFmts"), ("", "cellXfs"): section = name
    case ("numFmts", "numFmt"):
      if let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
        codes[id] = NumberFormat(code: code)
      }
    case ("cellXfs", "xf"): ids.append(attributes["numFmtId"].flatMap(Int.init) ?? 0)
    default: break
    }
    return false
  }

  func end(_ name: String, _ text: [UInt8]) {
    if name == section { section = "" }
  }
}
