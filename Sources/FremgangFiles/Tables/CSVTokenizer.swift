/// Splits the bytes of a table into records and fields, one record at a time.
///
/// A field is quoted when a quote is its first byte; inside, a quote is written twice, and delimiters
/// and line breaks are text. CRLF, LF and CR end a record, whichever the others use. A quote anywhere
/// else is text. Time is linear in the bytes whatever they hold.
package struct CSVTokenizer: Sendable {
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let limits: ReadingLimits
  private var position: Int
  private var line: Int

  /// How the records seen so far ended.
  package private(set) var lineEnds = LineEnds()
  /// The offset of the first NUL byte seen in an unquoted or quoted field, with its line.
  package private(set) var firstNUL: (offset: Int, line: Int)?

  /// Creates a tokenizer that begins at `start`, which stands on `line`.
  package init(
    _ bytes: [UInt8],
    start: Int = 0,
    line: Int = 1,
    delimiter: UInt8,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.limits = limits
    self.position = start
    self.line = line
  }

  /// The offset at which the next record begins.
  package var offset: Int { position }

  /// The line on which it begins.
  package var lineNumber: Int { line }

  /// Fills `row` with the next record; `false` when there is none.
  package mutating func next(into row: inout CSVRow) -> Bool {
    guard position < bytes.count else { return false }
    row.cells.removeAll(keepingCapacity: true)
    row.faults.removeAll(keepingCapacity: true)
    row.line = line
    while true {
      let cell =
        position < bytes.count && bytes[position] == CSVTokenizer.quote
        ? quotedField(&row) : unquotedField()
      keep(cell, in: &row)
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    endRecord()
    return true
  }

  private func keep(_ cell: CSVCell, in row: inout CSVRow) {
    if cell.end - cell.start > limits.bytesPerField {
      row.faults.append(.fieldTooLong(field: row.cells.count, line: row.line))
    }
    if row.cells.count < limits.fieldsPerRow {
      row.cells.append(cell)
    } else if row.faults.last != .tooManyFields {
      row.faults.append(.tooManyFields)
    }
  }

  private mutating func unquotedField() -> CSVCell {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == CSVTokenizer.lineFeed
        || byte == CSVTokenizer.carriageReturn
      {
        break
      }
      if byte == 0 { noteNUL() }
      position += 1
    }
    return CSVCell(start: start, end: position, isQuoted: false, hasDoubledQuotes: false)
  }

  private mutating func quotedField(_ row: inout CSVRow) -> CSVCell {
    let (opening, openingLine) = (position, line)
    var doubled = false
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVTokenizer.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == CSVTokenizer.quote else { break }
        doubled = true
        position += 1
      } else if byte == CSVTokenizer.lineFeed {
        line += 1
      } else if byte == CSVTokenizer.carriageReturn {
        let isPair = position + 1 < bytes.count && bytes[position + 1] == CSVTokenizer.lineFeed
        if !isPair { line += 1 }
      } else if byte == 0 {
        noteNUL()
      }
      position += 1
    }
    var cell = CSVCell(
      start: opening + 1,
      end: position,
      isQuoted: true,
      hasDoubledQuotes: doubled
    )
    if position == bytes.count {
      row.faults.append(.unterminatedQuote(field: row.cells.count, line: openingLine))
    } else {
      position += 1
      let rest = unquotedField()
      if !rest.range.isEmpty {
        row.faults.append(.textAfterQuote(field: row.cells.count, line: openingLine))
        cell = CSVCell(start: opening, end: rest.end, isQuoted: false, hasDoubledQuotes: false)
      }
    }
    return cell
  }

  private mutating func endRecord() {
    guard position < bytes.count else { return }
    line += 1
    guard bytes[position] == CSVTokenizer.carriageReturn else {
      lineEnds.lineFeed += 1
      position += 1
      return
    }
    if position + 1 < bytes.count, bytes[position + 1] == CSVTokenizer.lineFeed {
      lineEnds.carriageReturnLineFeed += 1
      position += 2
    } else {
      lineEnds.carriageReturn += 1
      position += 1
    }
  }

  private mutating func noteNUL() {
    if firstNUL == nil { firstNUL = (position, line) }
  }
}
