/// The document of one sheet, from which its cells are collected as text.
final class SheetContent: XMLContent {
  /// What can be wrong with a cell.
  enum Fault: Hashable {
    /// Its reference, text, style or number is none.
    case damaged
    /// A formula whose value was never stored.
    case formulaWithoutValue
    /// A number of more digits than Excel keeps.
    case digitsLost
    /// It stands in the sheet twice.
    case twice
  }

  private let workbook: Workbook
  private let limits: ReadingLimits
  private(set) var cells = SheetCells()
  private(set) var faults: [(place: CellReference, fault: Fault)] = []
  /// Cells with formulas.
  private(set) var formulas = 0
  /// Ranges of cells that are merged, with their first cell.
  private(set) var merged: [(range: String, first: CellReference)] = []
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var hasActiveFilter = false
  private(set) var isTooLarge = false

  private var row = 0
  private var column = 0
  private var cell: OpenCell?
  /// The element of which nothing is read.
  private var ignored: String?
  private var isInFilter = false

  /// More faults than this are not told apart.
  private static let mostFaults = 100_000

  private struct OpenCell {
    var place: CellReference
    var type: String
    var style: String?
    var hasFormula = false
    var value: [UInt8] = []
    var text: [UInt8] = []
  }

  init(_ workbook: Workbook, _ limits: ReadingLimits) {
    self.workbook = workbook
    self.limits = limits
  }

  var isDone: Bool { isTooLarge }

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    guard ignored == nil else { return false }
    switch name {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "f": cell?.hasFormula = true
    case "v", "t": return cell != nil
    case "rPh", "customSheetViews", "extLst": ignored = name
    case "col" where attributes.isTrue("hidden"): hideColumns(attributes)
    case "autoFilter": isInFilter = true
    case "filterColumn" where isInFilter: hasActiveFilter = true
    case "mergeCell": merge(attributes)
    default: break
    }
    return false
  }

  func end(_ name: String, _ text: [UInt8]) {
    if let ignored {
      if ignored == name { self.ignored = nil }
      return
    }
    switch name {
    case "v": cell?.value += text
    case "t": cell?.text += text
    case "c": endCell()
    case "autoFilter": isInFilter = false
    default: break
    }
  }

  private func report(_ fault: Fault, at place: CellReference) {
    if faults.count < SheetContent.mostFaults { faults.append((place, fault)) }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    row = attributes["r"].flatMap(Int.init) ?? row + 1
    column = 0
    if !(1...CellReference.last.row).contains(row) {
      row = min(max(row, 1), CellReference.last.row)
      report(.damaged, at: CellReference(row: row, column: 1))
    }
    if attributes.isTrue("hidden") { hiddenRows.insert(row) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    var place = CellReference(row: max(row, 1), column: column + 1)
    if let text = attributes["r"] {
      if let stated = CellReference(text), stated.row == row {
        place = stated
      } else {
        report(.damaged, at: place)
      }
    }
    if !place.isInSheet {
      place.column = CellReference.last.column
      report(.damaged, at: place)
    }
    column = place.column
    cell = OpenCell(place: place, type: attributes["t"] ?? "n", style: attributes["s"])
  }

  private func endCell() {
    guard let cell else { return }
    self.cell = nil
    if cell.hasFormula {
      formulas += 1
      if cell.value.isEmpty, cell.type != "str" {
        return report(.formulaWithoutValue, at: cell.place)
      }
    }
    switch cell.type {
    case "s":
      let number = Int(String(decoding: cell.value, as: UTF8.self))
      if let number, (0..<workbook.strings.count).contains(number) {
        keep(workbook.strings[number], at: cell.place)
      } else {
        report(.damaged, at: cell.place)
      }
    case "inlineStr": keep(cell.text, at: cell.place)
    case "str", "e": keep(cell.value, at: cell.place)
    case "b": keep((cell.value == Array("1".utf8) ? "TRUE" : "FALSE").utf8, at: cell.place)
    case "d": keep(SheetContent.day(cell.value), at: cell.place)
    default: keepNumber(cell)
    }
  }

  private func keep(_ text: some Sequence<UInt8>, at place: CellReference) {
    cells.append(text, at: place)
    if cells.places.count > limits.cellsPerSheet || cells.byteCount > limits.unpackedBytes {
      isTooLarge = true
    }
  }

  /// A day that is written out, without a midnight behind it.
  private static func day(_ value: [UInt8]) -> ArraySlice<UInt8> {
    let midnight = Array("T00:00:00".utf8)
    let isMidnight = value.count >= 19 && value[10...].starts(with: midnight)
    return isMidnight ? value[..<10] : value[...]
  }
}

extension SheetContent {
  private func keepNumber(_ cell: OpenCell) {
    let text = String(decoding: cell.value, as: UTF8.self)
    if text.isEmpty { return }
    let isDecimal = text.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
    guard isDecimal, let number = Double(text), number.isFinite,
      let format = format(of: cell)
    else { return report(.damaged, at: cell.place) }
    switch format {
    case .date:
      if let date = SheetDate.text(of: number, workbook.dates) {
        return keep(date.utf8, at: cell.place)
      }
    case .zeros(let zeros):
      if let filled = SheetNumber.text(of: number, zeros: zeros) {
        return keep(filled.utf8, at: cell.place)
      }
    case .number: break
    }
    if abs(number) >= 1e15, number == number.rounded() { report(.digitsLost, at: cell.place) }
    keep(SheetNumber.text(of: number).utf8, at: cell.place)
  }

  /// What the style of a cell makes of a number; nothing for a style that there is not.
  private func format(of cell: OpenCell) -> NumberFormat? {
    guard let style = cell.style else { return .number }
    guard let index = Int(style), index >= 0 else { return nil }
    if workbook.formats.isEmpty { return .number }
    return index < workbook.formats.count ? workbook.formats[index] : nil
  }

  private func hideColumns(_ attributes: XMLAttributes) {
    guard let first = attributes["min"].flatMap(Int.init),
      let last = attributes["max"].flatMap(Int.init), first >= 1, last >= first
    else { return }
    hiddenColumns.append(first...last)
  }

  private func merge(_ attributes: XMLAttributes) {
    let range = attributes["ref"] ?? ""
    let corners = range.split(separator: ":").compactMap(CellReference.init)
    guard corners.count == 2, corners[0] != corners[1] else { return }
    merged.append(("\(corners[0].text):\(corners[1].text)", corners[0]))
  }
}

/// A look into a sheet that ends when something is found.
final class SheetProbe: XMLContent {
  private var isInCell = false
  private(set) var holdsData = false

  var isDone: Bool { holdsData }

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    if name == "c" { isInCell = true }
    return isInCell && (name == "v" || name == "t")
  }

  func end(_ name: String, _ text: [UInt8]) {
    if name == "c" { isInCell = false }
    if !text.isEmpty { holdsData = true }
  }
}
