/// Where one field stands in the bytes of a table, without its quotes.
package struct CSVCell: Sendable, Hashable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset after the last byte.
  package var end: Int
  /// Whether the field stood in quotes.
  package var isQuoted: Bool
  /// Whether quotes inside are written twice, so that the text differs from the bytes.
  package var hasDoubledQuotes: Bool

  /// The field's bytes.
  package var range: Range<Int> { start..<end }
}

/// One record of a table.
///
/// A row is filled again for each record, so that reading a table allocates nothing per row.
package struct CSVRow: Sendable {
  /// What is wrong with the way a record is written.
  package enum Fault: Sendable, Hashable {
    /// Something follows the closing quote of a field.
    case textAfterQuote(field: Int, line: Int)
    /// A quote opens and nothing closes it before the end of the file.
    case unterminatedQuote(field: Int, line: Int)
    /// There are more fields than the limit; the rest are not kept.
    case tooManyFields
    /// A field has more bytes than the limit.
    case fieldTooLong(field: Int, line: Int)
  }

  /// The line on which the record begins, from 1.
  package internal(set) var line = 1
  /// The fields.
  package internal(set) var cells: [CSVCell] = []
  /// What is wrong with the way it is written.
  package internal(set) var faults: [Fault] = []

  /// Creates a row to be filled.
  package init() {}

  /// Whether the record is an empty line.
  package var isEmptyLine: Bool {
    cells.count == 1 && cells[0].range.isEmpty && !cells[0].isQuoted
  }

  /// Whether a quote opens that nothing closes.
  package var hasUnterminatedQuote: Bool {
    faults.contains { fault in
      if case .unterminatedQuote = fault { true } else { false }
    }
  }
}
