import FremgangArchives
import FremgangJSON

extension ExportOpening {
  /// Opens the sheet of a workbook that the plan names, or the first one that is not hidden.
  mutating func openWorkbook(_ archive: ZipArchive, _ name: String, _ number: Int) {
    do throws(WorkbookFault) {
      let workbook = try Workbook(WorkbookPackage(archive), &allowance)
      guard let sheet = sheet(of: workbook, name) else { return }
      let content = SheetContent(workbook, limits)
      try workbook.package.read(sheet.path, content, &allowance)
      if content.cells.isEmpty, content.faults.isEmpty {
        let other = try sheetsWithData(workbook, besides: sheet).first
        return log.add([WorkbookFaults.emptySheet(sheet.name, other: other, in: name)])
      }
      try noteOtherSheets(workbook, besides: sheet, name)
      add(content, sheet, of: workbook, name, number)
    } catch {
      log.add([WorkbookFaults.workbook(error, in: name)])
    }
  }

  private func sheet(of workbook: Workbook, _ name: String) -> Workbook.Sheet? {
    guard let wanted = dialect.sheet else {
      return workbook.sheets.first { !$0.isHidden } ?? workbook.sheets.first
    }
    let printable = SheetName.printable(wanted)
    let sheet =
      workbook.sheets.first { $0.name == printable }
      ?? workbook.sheets.first { CellText.folded($0.name) == CellText.folded(printable) }
    if sheet == nil {
      log.add([WorkbookFaults.unknownSheet(wanted, workbook.sheets.map(\.name), in: name)])
    }
    return sheet
  }

  /// The other sheets that hold something, each looked into no further than to its first value.
  private mutating func sheetsWithData(
    _ workbook: Workbook,
    besides sheet: Workbook.Sheet
  ) throws(WorkbookFault) -> [Workbook.Sheet] {
    var sheets: [Workbook.Sheet] = []
    for other in workbook.sheets where other.path != sheet.path {
      let probe = SheetProbe()
      try workbook.package.read(other.path, probe, &allowance)
      if probe.holdsData { sheets.append(other) }
    }
    return sheets
  }

  private mutating func noteOtherSheets(
    _ workbook: Workbook,
    besides sheet: Workbook.Sheet,
    _ name: String
  ) throws(WorkbookFault) {
    guard workbook.sheets.count > 1 else { return }
    let list = workbook.sheets.map { "\"\($0.name)\"\($0.isHidden ? " (hidden)" : "")" }
    notes.append(
      "\(name): the sheets are \(list.joined(separator: ", ")); "
        + "\"\(sheet.name)\" is read"
    )
    guard dialect.sheet == nil else { return }
    let others = try sheetsWithData(workbook, besides: sheet)
    if !others.isEmpty {
      log.add([WorkbookFaults.otherSheets(others.map(\.name), sheet.name, in: name)])
    }
  }

  /// Adds what was collected from a sheet to the tables, and what is odd about it to the log.
  private mutating func add(
    _ content: SheetContent,
    _ sheet: Workbook.Sheet,
    of workbook: Workbook,
    _ name: String,
    _ number: Int
  ) {
    let place = "\(name)[\(sheet.name)]"
    let order = content.cells.order
    let table = SheetTable(
      content.cells,
      order: order,
      sheet: sheet.name,
      limit: limits.unpackedBytes
    )
    guard !content.isTooLarge, let table else {
      return log.add([WorkbookFaults.tooLarge(content.cells, limits, in: place)])
    }
    let faults = SheetFaults(content, order, place, log)
    faults.reportCells()
    faults.reportFormulas(awaitCalculation: workbook.awaitsCalculation)
    faults.reportMerged()
    faults.reportHidden(sheet)
    tables.append(
      ExportTable(name: place, bytes: table.bytes, dialect: table.dialect, file: number)
    )
  }
}
