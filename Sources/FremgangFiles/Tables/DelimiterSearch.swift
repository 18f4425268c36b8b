/// Finds the delimiter of a table: the one under which its rows have as many fields as its header.
struct DelimiterSearch {
  /// What the table looks like with one delimiter.
  struct Reading {
    var delimiter: UInt8
    /// The fields of the header: of the first row in which more than one of them holds something.
    var width = 0
    /// Where the header begins.
    var headerStart: Int
    /// The line on which it begins.
    var headerLine: Int
    /// Rows before the header that hold something, such as a title.
    var rowsBeforeHeader = 0
    /// Rows after the header that are not empty.
    var rows = 0
    /// Those with as many fields as the header, empty ones at the end aside.
    var agreeing = 0
    /// The number of fields that most of the others have.
    var otherWidth = 0
    /// Whether a field of the header holds another candidate.
    var headerHoldsOthers = false

    /// Whether every row agrees with a header of several fields.
    var fits: Bool { width > 1 && agreeing == rows }
    /// Whether most rows do.
    var mostlyFits: Bool { width > 1 && agreeing * 2 > rows }
  }

  /// After so many rows of a single field each, the first row is the header after all.
  private static let mostRowsBeforeHeader = 20

  static let candidates: [UInt8] = [";", ",", "\t", "|"].map { (text: Unicode.Scalar) in
    UInt8(ascii: text)
  }

  /// What the search comes to.
  enum Outcome {
    case found(UInt8)
    /// There is one column whatever the delimiter.
    case singleColumn
    /// These fit equally well.
    case several([UInt8])
    /// None gives most rows the width of the header; the best two widths are told.
    case none(closest: Reading)
  }

  let readings: [Reading]

  init(_ bytes: [UInt8], start: Int, line: Int, limits: ReadingLimits) {
    readings = DelimiterSearch.candidates.map { delimiter in
      DelimiterSearch.read(bytes, start, line, delimiter: delimiter, limits)
    }
  }

  var outcome: Outcome {
    if readings.allSatisfy({ $0.width <= 1 }) {
      let widest = readings.max { $0.otherWidth < $1.otherWidth }
      if let widest, widest.otherWidth > 1 { return .none(closest: widest) }
      return .singleColumn
    }
    for tier in [readings.filter(\.fits), readings.filter(\.mostlyFits)] where !tier.isEmpty {
      let clean = tier.filter { !$0.headerHoldsOthers }
      let left = clean.isEmpty ? tier : clean
      if left.count == 1 { return .found(left[0].delimiter) }
      return .several(left.map(\.delimiter))
    }
    return .none(
      closest: readings.filter { $0.width > 1 }.max { $0.width < $1.width } ?? readings[0]
    )
  }

  /// What the table looks like with `delimiter`.
  static func read(
    _ bytes: [UInt8],
    _ start: Int,
    _ line: Int,
    delimiter: UInt8,
    _ limits: ReadingLimits
  ) -> Reading {
    var tokens = CSVTokenizer(
      bytes,
      start: start,
      line: line,
      delimiter: delimiter,
      limits: limits
    )
    var row = CSVRow()
    var reading = header(&tokens, &row, bytes, delimiter)
    reading.headerHoldsOthers = holdsOthers(row, bytes, delimiter)
    var others: [Int: Int] = [:]
    while reading.rows < limits.rowsSampled, tokens.next(into: &row) {
      // A quote that is never closed says nothing of the delimiter; it is reported on its own.
      if row.isEmptyLine || row.hasUnterminatedQuote { continue }
      reading.rows += 1
      if width(of: row, atLeast: reading.width) == reading.width {
        reading.agreeing += 1
      } else {
        others[row.cells.count, default: 0] += 1
      }
    }
    let most = others.max { ($0.value, $0.key) < ($1.value, $1.key) }
    reading.otherWidth = most?.key ?? 0
    return reading
  }

  /// Reads up to the header, which is left in `row` with the tokenizer after it.
  private static func header(
    _ tokens: inout CSVTokenizer,
    _ row: inout CSVRow,
    _ bytes: [UInt8],
    _ delimiter: UInt8
  ) -> Reading {
    var reading = Reading(
      delimiter: delimiter,
      headerStart: tokens.offset,
      headerLine: tokens.lineNumber
    )
    var first: (tokens: CSVTokenizer, start: Int, line: Int)?
    var start = tokens.offset
    while reading.rowsBeforeHeader <= mostRowsBeforeHeader, tokens.next(into: &row) {
      defer { start = tokens.offset }
      let filled = row.cells.count { !CellText.trimmed($0.range, in: bytes).isEmpty }
      if filled == 0 { continue }
      if first == nil { first = (tokens, start, row.line) }
      if filled > 1 {
        reading.width = row.cells.count
        reading.headerStart = start
        reading.headerLine = row.line
        return reading
      }
      reading.rowsBeforeHeader += 1
    }
    guard let first else { return reading }
    reading.rowsBeforeHeader = 0
    reading.headerStart = first.start
    reading.headerLine = first.line
    tokens = first.tokens
    return reading
  }

  /// The number of fields without empty ones beyond the width of the header.
  private static func width(of row: CSVRow, atLeast width: Int) -> Int {
    var count = row.cells.count
    while count > width, row.cells[count - 1].range.isEmpty { count -= 1 }
    return count
  }

  private static func holdsOthers(_ row: CSVRow, _ bytes: [UInt8], _ delimiter: UInt8) -> Bool {
    row.cells.contains { cell in
      !cell.isQuoted
        && bytes[cell.range].contains { $0 != delimiter && candidates.contains($0) }
    }
  }
}
