/// Splits the bytes of a table into records and fields, one record at a time.
///
/// A field is quoted when a quote is its first byte; inside, delimiters and line breaks are text, and a
/// quote is written twice or after a backslash. CRLF, LF and CR end a record, whichever the others
/// use. A quote anywhere else is text. A quote that opens and is not closed at the end of its field is
/// a fault of its record and is then read as text, so that the records after it stay whole. Time is
/// linear in the bytes whatever they hold; nothing is read beyond a field or a row over the limits.
package struct CSVTokenizer: Sendable {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let space = UInt8(ascii: " ")
  /// No sign but a delimiter is worth more than the quotes `"` and `'`.
  private static let greatestSign = UInt8(ascii: "'")

  private let bytes: [UInt8]
  private let end: Int
  private let syntax: CSVSyntax
  private let limits: ReadingLimits
  private var position: Int
  private var line: Int
  /// The fields of the record that hold quotes as text.
  private var fieldsWithQuotes = 0
  /// Whether a quote was looked for up to the end of the text.
  private var hasLookedToEnd = false

  /// How the records seen so far ended.
  package private(set) var lineEnds = LineEnds()
  /// The offset of the first NUL byte seen in an unquoted or quoted field, with its line.
  package private(set) var firstNUL: (offset: Int, line: Int)?

  /// Creates a tokenizer that begins at `start`, which stands on `line`.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8.
  ///   - start: where the first record begins.
  ///   - end: where the text is taken to end; by default after its last byte.
  ///   - line: the number of the line on which the first record begins.
  ///   - syntax: the signs that divide it.
  ///   - limits: how long a field and a row may be.
  package init(
    _ bytes: [UInt8],
    start: Int = 0,
    end: Int? = nil,
    line: Int = 1,
    syntax: CSVSyntax,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.bytes = bytes
    self.end = min(end ?? bytes.count, bytes.count)
    self.syntax = syntax
    self.limits = limits
    self.position = start
    self.line = line
  }

  /// The offset at which the next record begins.
  package var offset: Int { position }

  /// Whether anything that was read so far rests on where the text ends; if not, it would be the same if
  /// the text went on.
  package var hasSeenEnd: Bool { hasLookedToEnd || position >= end }

  /// The line on which it begins.
  package var lineNumber: Int { line }

  /// Fills `row` with the next record; `false` when there is none.
  package mutating func next(into row: inout CSVRow) -> Bool {
    guard position < end else { return false }
    row.cells.removeAll(keepingCapacity: true)
    row.faults.removeAll(keepingCapacity: true)
    row.line = line
    fieldsWithQuotes = 0
    let first = line
    while true {
      takeShortFields(&row)
      let cell = nextField(&row)
      guard row.cells.count < limits.fieldsPerRow else {
        stop(.tooManyFields, &row)
        return true
      }
      row.cells.append(cell)
      guard position < end, bytes[position] == syntax.delimiter else { break }
      position += 1
      if syntax.spaceFollows, position < end, bytes[position] == CSVTokenizer.space {
        position += 1
      }
    }
    row.spansLines = line != first
    if fieldsWithQuotes > 1, row.faults.isEmpty { reportQuotes(&row) }
    endRecord()
    return true
  }

  /// Takes fields of one sign or none as long as there are any: most of a questionnaire's.
  ///
  /// A delimiter follows each of them, so that another field follows as well.
  private mutating func takeShortFields(_ row: inout CSVRow) {
    guard !syntax.spaceFollows, limits.bytesPerField > 0 else { return }
    let (delimiter, end, most) = (syntax.delimiter, end, limits.fieldsPerRow)
    position = unsafe bytes.withUnsafeBufferPointer { bytes in
      var place = position
      while place + 1 < end, row.cells.count < most {
        let byte = unsafe bytes[place]
        if byte == delimiter {
          row.cells.append(CSVCell(start: place, end: place, isQuoted: false, escape: 0))
          place += 1
        } else if byte > CSVTokenizer.greatestSign, unsafe bytes[place + 1] == delimiter {
          row.cells.append(CSVCell(start: place, end: place + 1, isQuoted: false, escape: 0))
          place += 2
        } else {
          break
        }
      }
      return place
    }
  }

  @inline(__always)
  private mutating func nextField(_ row: inout CSVRow) -> CSVCell {
    position < end && bytes[position] == syntax.quote ? quotedField(&row) : plainField(&row)
  }

  /// Quotes in several fields may have been meant to enclose the delimiters between them.
  private func reportQuotes(_ row: inout CSVRow) {
    let field = row.cells.firstIndex { cell in
      !cell.isQuoted && bytes[cell.range].contains(syntax.quote)
    }
    row.faults.append(.misplacedQuote(field: field ?? 0, line: row.line))
  }

  /// Ends the reading of the whole text.
  private mutating func stop(_ fault: CSVRow.Fault, _ row: inout CSVRow) {
    row.faults.append(fault)
    row.spansLines = false
    position = end
  }

  private mutating func plainField(_ row: inout CSVRow) -> CSVCell {
    let start = position
    let limit = limits.bytesPerField < end - start ? start + limits.bytesPerField + 1 : end
    let (delimiter, quote) = (syntax.delimiter, syntax.quote)
    var (holdsQuote, index) = (false, position)
    while index < limit {
      if limit - index >= 8 {
        let marks = bytes.marks(of: delimiter, orUpTo: CSVTokenizer.greatestSign, at: index)
        if marks == 0 {
          index += 8
          continue
        }
        index += ByteWords.first(marks)
      }
      let byte = bytes[index]
      if byte == delimiter { break }
      if byte <= CSVTokenizer.greatestSign {
        if byte == CSVTokenizer.lineFeed || byte == CSVTokenizer.carriageReturn { break }
        if byte == quote { holdsQuote = true }
        if byte == 0 { noteNUL(at: index) }
      }
      index += 1
    }
    position = index
    if holdsQuote { fieldsWithQuotes += 1 }
    let cell = CSVCell(start: start, end: position, isQuoted: false, escape: 0)
    if position - start > limits.bytesPerField {
      stop(.fieldTooLong(field: row.cells.count, line: line), &row)
    }
    return cell
  }

  private mutating func quotedField(_ row: inout CSVRow) -> CSVCell {
    let (opening, openingLine) = (position, line)
    position += 1
    let isEscaped = findClosingQuote()
    if position < end, bytes[position] == syntax.quote {
      let closing = position
      position += 1
      if position == end || isFieldEnd(bytes[position]) {
        let escape = isEscaped ? syntax.escapeByte : 0
        return CSVCell(start: opening + 1, end: closing, isQuoted: true, escape: escape)
      }
      if line == openingLine {
        row.faults.append(.misplacedQuote(field: row.cells.count, line: openingLine))
      } else {
        row.faults.append(.unterminatedQuote(field: row.cells.count, line: openingLine))
      }
    } else {
      row.faults.append(.unterminatedQuote(field: row.cells.count, line: openingLine))
    }
    (position, line) = (opening, openingLine)
    return plainField(&row)
  }

  /// Moves to the quote that closes a field, or to the end of the text or of what a field may hold.
  ///
  /// - Returns: whether there are quotes inside the field.
  private mutating func findClosingQuote() -> Bool {
    var isEscaped = false
    let limit = limits.bytesPerField < end - position ? position + limits.bytesPerField + 1 : end
    let (quote, escape) = (syntax.quote, syntax.escapeByte)
    while position < limit {
      let byte = bytes[position]
      if byte == escape, position + 1 < limit,
        bytes[position + 1] == quote || bytes[position + 1] == escape
      {
        isEscaped = true
        position += 1
      } else if byte == quote {
        return isEscaped
      } else if byte == CSVTokenizer.lineFeed {
        line += 1
      } else if byte == CSVTokenizer.carriageReturn {
        let isPair = position + 1 < end && bytes[position + 1] == CSVTokenizer.lineFeed
        if !isPair { line += 1 }
      } else if byte == 0 {
        noteNUL(at: position)
      }
      position += 1
    }
    // What is longer than a field may be was not closed; the byte here is no closing quote.
    if limit == end { hasLookedToEnd = true }
    position = end
    return isEscaped
  }

  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == syntax.delimiter || byte == CSVTokenizer.lineFeed
      || byte == CSVTokenizer.carriageReturn
  }

  private mutating func endRecord() {
    guard position < end else { return }
    line += 1
    guard bytes[position] == CSVTokenizer.carriageReturn else {
      lineEnds.lineFeed += 1
      position += 1
      return
    }
    if position + 1 < end, bytes[position + 1] == CSVTokenizer.lineFeed {
      lineEnds.carriageReturnLineFeed += 1
      position += 2
    } else {
      lineEnds.carriageReturn += 1
      position += 1
    }
  }

  private mutating func noteNUL(at offset: Int) {
    if firstNUL == nil { firstNUL = (offset, line) }
  }
}
