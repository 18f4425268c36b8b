import FremgangJSON

/// What is wrong or odd in one sheet, by cell.
struct SheetFaults {
  private let content: SheetContent
  private let order: [Int]
  private let name: String
  private let log: DiagnosticLog

  init(_ content: SheetContent, _ order: [Int], _ name: String, _ log: DiagnosticLog) {
    self.content = content
    self.order = order
    self.name = name
    self.log = log
  }

  private func place(_ cell: CellReference) -> Place {
    Place(file: name, line: cell.row, column: cell.column)
  }

  func reportCells() {
    for (cell, fault) in content.faults { report(fault, cell) }
    let places = content.cells.places
    for (one, next) in zip(order, order.dropFirst()) where places[one] == places[next] {
      report(.twice, places[next])
    }
  }

  private func report(_ fault: SheetContent.Fault, _ cell: CellReference) {
    let again = "Open the workbook in Excel or LibreOffice, save it again, and give that file."
    switch fault {
    case .damaged:
      let message = "The cell \(cell.text) is damaged: what it refers to is not there."
      log.report("cell-damaged", at: place(cell), message, remedy: again)
    case .twice:
      let message = "The cell \(cell.text) stands in the sheet twice."
      log.report("cell-damaged", at: place(cell), message, remedy: again)
    case .formulaWithoutValue:
      log.report(
        "formula-without-value",
        at: place(cell),
        "The formula in \(cell.text) has never been calculated, so the cell has no value.",
        remedy: again
      )
    case .digitsLost:
      log.report(
        "digits-lost",
        .warning,
        at: place(cell),
        "The number in \(cell.text) has more than \(SheetNumber.digits) digits; a workbook keeps "
          + "no more, so that two ids may have become one.",
        remedy: "Export again with this column as text."
      )
    }
  }

  /// Values beside formulas are somebody's guess when a workbook asks to be calculated first.
  func reportFormulas(awaitCalculation: Bool) {
    guard awaitCalculation, content.formulas > 0,
      !content.faults.contains(where: { $0.fault == .formulaWithoutValue })
    else { return }
    log.report(
      "formulas-not-calculated",
      at: Place(file: name),
      "The sheet has \(content.formulas) formulas whose values were never calculated; the program "
        + "that wrote the workbook left that to Excel.",
      remedy: "Open the workbook in Excel or LibreOffice, save it again, and give that file."
    )
  }

  func reportMerged() {
    for (range, first) in content.merged {
      log.report(
        "cells-merged",
        .warning,
        at: place(first),
        "The cells \(range) are merged; their value counts for \(first.text) alone.",
        remedy: "Unmerge them and fill in every cell that the value is meant for."
      )
    }
  }

  func reportHidden(_ sheet: Workbook.Sheet) {
    let places = content.cells.places
    let rows = Set(places.lazy.map(\.row)).intersection(content.hiddenRows)
    let columns = Set(places.lazy.map(\.column)).filter { column in
      content.hiddenColumns.contains { $0.contains(column) }
    }
    if !rows.isEmpty || content.hasActiveFilter {
      let cause = content.hasActiveFilter ? "A filter is on. Hidden rows" : "Hidden rows"
      warn(
        "rows-hidden",
        rows.min(),
        "\(cause) with values: \(rows.count); they are read like the others."
      )
    }
    if !columns.isEmpty {
      let letters = columns.sorted().prefix(10).map(CellReference.letters).joined(separator: ", ")
      warn(
        "columns-hidden",
        nil,
        "Hidden columns with values: \(columns.count) (\(letters)); they are read like the others."
      )
    }
    if sheet.isHidden {
      warn("sheet-hidden", nil, "The sheet is hidden; it is read all the same.")
    }
  }

  private func warn(_ code: String, _ line: Int?, _ message: String) {
    log.report(
      code,
      .warning,
      at: Place(file: name, line: line),
      message,
      remedy: code == "sheet-hidden"
        ? "Name another sheet if it is not the one." : "Delete what should not count."
    )
  }
}
