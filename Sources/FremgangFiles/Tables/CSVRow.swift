/// Where one field stands in the bytes of a table, without its quotes.
package struct CSVCell: Sendable, Hashable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset after the last byte.
  package var end: Int
  /// Whether the field stood in quotes.
  package var isQuoted: Bool
  /// The byte that is left out before quotes, so that the text differs from the bytes; 0 for none.
  package var escape: UInt8

  /// The field's bytes.
  package var range: Range<Int> { start..<end }
}

/// One record of a table.
///
/// A row is filled again for each record, so that reading a table allocates nothing per row.
package struct CSVRow: Sendable {
  /// What is wrong with the way a record is written.
  package enum Fault: Sendable, Hashable {
    /// A quote opens a field or stands inside it, and what it is to enclose cannot be told.
    case misplacedQuote(field: Int, line: Int)
    /// A quote opens and nothing closes it within its record.
    case unterminatedQuote(field: Int, line: Int)
    /// There are more fields than the limit; nothing after them is read.
    case tooManyFields
    /// A field has more bytes than the limit; nothing after it is read.
    case fieldTooLong(field: Int, line: Int)
  }

  /// The line on which the record begins, from 1.
  package internal(set) var line = 1
  /// The fields.
  package internal(set) var cells: [CSVCell] = []
  /// What is wrong with the way it is written.
  package internal(set) var faults: [Fault] = []
  /// Whether a field holds a line break.
  package internal(set) var spansLines = false

  /// Creates a row to be filled.
  package init() {}

  /// Whether the record is an empty line.
  package var isEmptyLine: Bool {
    cells.count == 1 && cells[0].range.isEmpty && !cells[0].isQuoted
  }
}
