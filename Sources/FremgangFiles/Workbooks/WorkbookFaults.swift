import FremgangJSON

/// The sentences about workbooks that cannot be read, and about the choice of a sheet.
enum WorkbookFaults {
  static func workbook(_ fault: WorkbookFault, in name: String) -> Diagnostic {
    let again = "Open it in Excel or LibreOffice, save it again as .xlsx, and give that file."
    let message: String
    switch fault {
    case .archive(let fault): return OpeningFaults.archive(fault, in: name)
    case .missing(let part): message = "The workbook lacks its part \(part)."
    case .noSheets: message = "The workbook has no sheet with cells."
    case .document(.malformed(let line), let part):
      message = "The workbook's part \(part) is damaged on its line \(line)."
    case .document(.documentType, let part):
      message = "The workbook's part \(part) declares a document type, which no workbook has."
    case .document(.endlessTag, let part):
      message = "A tag in the workbook's part \(part) runs on without an end."
    case .document(.tooDeep, let part):
      message = "The elements of the workbook's part \(part) stand too deeply in each other."
    }
    return Diagnostic(
      code: "workbook-damaged",
      severity: .error,
      place: Place(file: name),
      message: message,
      remedy: again
    )
  }

  static func unknownSheet(
    _ wanted: String,
    _ names: [String],
    in name: String
  ) -> Diagnostic {
    let near = names.first { NameDistance.edits($0, wanted, atMost: 2) <= 2 }
    return Diagnostic(
      code: "sheet-unknown",
      severity: .error,
      place: Place(file: name),
      message: "The workbook has no sheet called \"\(wanted)\"."
        + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
      remedy: "Its sheets are: \(list(names))."
    )
  }

  static func emptySheet(
    _ sheet: String,
    other: Workbook.Sheet?,
    in name: String
  ) -> Diagnostic {
    Diagnostic(
      code: "sheet-empty",
      severity: .error,
      place: Place(file: name),
      message: "The sheet \"\(sheet)\" is empty.",
      remedy: other.map { other in
        "Say which sheet to read: --sheet \"\(other.name)\", or in the plan \"dialect\": "
          + "{ \"sheet\": \"\(other.name)\" }."
      } ?? "Give the workbook that holds the answers; the first row must name the columns."
    )
  }

  static func otherSheets(_ others: [String], _ sheet: String, in name: String) -> Diagnostic {
    Diagnostic(
      code: "other-sheets-hold-data",
      severity: .warning,
      place: Place(file: name),
      message: "Only the sheet \"\(sheet)\" is read; there is more in \(list(others)).",
      remedy: "Name the sheet that is meant, in the plan \"dialect\": "
        + choices(others, sheet) + "; or with --sheet. Sheets of several waves must be files of "
        + "their own."
    )
  }

  /// The lines of a plan that choose the first of the other sheets or the one that is read.
  private static func choices(_ others: [String], _ sheet: String) -> String {
    (others.prefix(1) + [sheet]).map { "{ \"sheet\": \"\($0)\" }" }.joined(separator: " or ")
  }

  static func tooLarge(
    _ cells: SheetCells,
    _ limits: ReadingLimits,
    in name: String
  ) -> Diagnostic {
    let last = cells.places.max { ($0.row, $0.column) < ($1.row, $1.column) }
    return Diagnostic(
      code: "sheet-too-large",
      severity: .error,
      place: Place(file: name, line: last?.row, column: last?.column),
      message: "The sheet holds more than \(limits.cellsPerSheet) values, or fills more than "
        + "\(limits.unpackedBytes) bytes when it is written out.",
      remedy: "Delete stray values far from the table; or raise the limit in the plan: "
        + "\"limits\": { \"cellsPerSheet\": … }."
    )
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 10 ? "\(shown), and \(names.count - 10) more" : shown
  }
}
