/// A sheet as the text of a table: its rows are the lines and its columns the fields, so that a
/// place in the text is the place in the sheet.
struct SheetTable {
  private static let syntax = CSVSyntax(delimiter: UInt8(ascii: ";"))

  /// The text, in UTF-8.
  let bytes: [UInt8]
  /// How the text is written, which nobody has to find out.
  let dialect: DialectChoice

  /// Writes out the cells; nothing when the text would have more than `limit` bytes.
  ///
  /// - Parameters:
  ///   - cells: the cells of the sheet.
  ///   - order: their numbers by row and column.
  ///   - sheet: the name of the sheet.
  ///   - limit: the most bytes.
  init?(_ cells: SheetCells, order: [Int], sheet: String, limit: Int) {
    let width = cells.places.map(\.column).max() ?? 0
    var writer = Writer(width: width, limit: limit)
    for number in order {
      writer.append(cells[number], at: cells.places[number])
      if writer.isFull { return nil }
    }
    writer.endRow()
    bytes = writer.bytes
    var dialect = DialectChoice(
      delimiter: SheetTable.syntax.delimiter,
      encoding: .utf8,
      decimal: SheetTable.holdsDecimalComma(cells) ? nil : .point,
      sheet: sheet
    )
    dialect.quote = SheetTable.syntax.quote
    dialect.escape = SheetTable.syntax.escape
    self.dialect = dialect
  }

  /// Whether a text in the sheet is a number with a comma in it.
  ///
  /// The decimal sign is then left open, because `1,234` means two things, and the numbers beside
  /// it, which have points, settle nothing.
  private static func holdsDecimalComma(_ cells: SheetCells) -> Bool {
    cells.places.indices.contains { index in
      let text = cells[index]
      let digits = text.count(where: \.isDigit)
      let commas = text.count { $0 == UInt8(ascii: ",") }
      return commas > 0 && digits > 0
        && text.allSatisfy { $0.isDigit || ",.- ".utf8.contains($0) }
    }
  }

  private struct Writer {
    let width: Int
    let limit: Int
    private(set) var bytes: [UInt8] = []
    private var line = 1
    private var fields = 0

    init(width: Int, limit: Int) {
      self.width = width
      self.limit = limit
    }

    var isFull: Bool { bytes.count > limit }

    mutating func append(_ text: ArraySlice<UInt8>, at place: CellReference) {
      while line < place.row {
        endRow()
        if isFull { return }
      }
      skip(to: place.column - 1)
      let syntax = SheetTable.syntax
      let needsQuotes = text.contains { $0 == syntax.delimiter || $0 == syntax.quote }
      if needsQuotes { bytes += syntax.quoted(text) } else { bytes += text }
    }

    /// Ends a row, filled up to the width when something stands in it.
    mutating func endRow() {
      if fields > 0 || isInFirstField { skip(to: width - 1) }
      bytes.append(UInt8(ascii: "\n"))
      line += 1
      fields = 0
    }

    private var isInFirstField: Bool {
      bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
    }

    private mutating func skip(to field: Int) {
      while fields < field {
        bytes.append(SheetTable.syntax.delimiter)
        fields += 1
      }
    }
  }
}
