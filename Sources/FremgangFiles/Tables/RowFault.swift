package import FremgangJSON

/// What is wrong with the form of a row: its quotes, its number of fields, its length.
package enum RowFault: Sendable, Hashable {
  /// A quote opens a field or stands inside it, and what it is to enclose cannot be told.
  case quoteMisplaced(field: Int, line: Int)
  /// A quote opens and nothing closes it within its record.
  case quoteUnterminated(field: Int, line: Int)
  /// A quote opens and is closed lines below, but without it each line would be a row.
  case quoteAmbiguous(field: Int, line: Int, lines: Int)
  /// The row has fewer fields than the header names.
  case tooShort(fields: Int, header: Int, line: Int)
  /// The row has more fields than the header, and something stands in them.
  case tooLong(fields: Int, header: Int, line: Int)
  /// There are more fields than the limit.
  case tooManyFields
  /// A field has more bytes than the limit.
  case fieldTooLong(field: Int, line: Int)

  init(_ fault: CSVRow.Fault) {
    self =
      switch fault {
      case .misplacedQuote(let field, let line): .quoteMisplaced(field: field, line: line)
      case .unterminatedQuote(let field, let line): .quoteUnterminated(field: field, line: line)
      case .tooManyFields: .tooManyFields
      case .fieldTooLong(let field, let line): .fieldTooLong(field: field, line: line)
      }
  }

  /// The stable code of the fault.
  package var code: String {
    switch self {
    case .quoteMisplaced: "quote-misplaced"
    case .quoteUnterminated: "quote-unterminated"
    case .quoteAmbiguous: "quote-ambiguous"
    case .tooShort: "row-too-short"
    case .tooLong, .tooManyFields: "row-too-long"
    case .fieldTooLong: "field-too-long"
    }
  }

  /// Whether the rest of the file is lost, whatever is done with bad values.
  package var endsReading: Bool {
    switch self {
    case .tooManyFields, .fieldTooLong: true
    default: false
    }
  }

  /// The line of the fault, or nothing where it is its row's, and the field from 0.
  package var position: (line: Int?, field: Int?) {
    switch self {
    case .quoteMisplaced(let field, let line), .quoteUnterminated(let field, let line),
      .quoteAmbiguous(let field, let line, _), .fieldTooLong(let field, let line):
      (line, field)
    case .tooShort(let fields, let header, let line), .tooLong(let fields, let header, let line):
      (line, min(fields, header))
    case .tooManyFields: (nil, nil)
    }
  }

  /// The fault in words.
  package func diagnostic(
    in file: String,
    _ severity: Diagnostic.Severity,
    _ limits: ReadingLimits,
    line: Int? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: code,
      severity: endsReading ? .error : severity,
      place: Place(file: file, line: position.line ?? line, column: position.field.map { $0 + 1 }),
      message: message(limits),
      remedy: remedy
    )
  }

  func message(_ limits: ReadingLimits) -> String {
    switch self {
    case .quoteMisplaced:
      "A quote stands here inside a field or before text that it does not enclose; where the field "
        + "ends cannot be told."
    case .quoteUnterminated:
      "A quote opens here and is not closed in its row; the rows after it were read for themselves."
    case .quoteAmbiguous(_, _, let lines):
      "A quote opens here and is closed \(lines - 1) lines below: this may be one row with a text of "
        + "\(lines) lines, or \(lines) rows with two stray quotes."
    case .tooShort(let fields, let header, _), .tooLong(let fields, let header, _):
      "The row has \(fields) fields and the header \(header); which field belongs where cannot be "
        + "told."
    case .tooManyFields:
      "The row has more than \(limits.fieldsPerRow) fields; nothing after it was read."
    case .fieldTooLong:
      "The field has more than \(limits.bytesPerField) bytes; nothing after it was read."
    }
  }

  var remedy: String {
    switch self {
    case .quoteMisplaced:
      "Write a quote inside a quoted text twice, and put texts with delimiters in quotes."
    case .quoteUnterminated: "Close the quote, or write a quote inside a text twice."
    case .quoteAmbiguous: "Remove the quotes, or the line breaks in the text."
    case .tooShort, .tooLong:
      "Look for a missing or a superfluous delimiter, or for a text that needs quotes."
    case .tooManyFields:
      "If that is right, raise the limit in the plan: \"limits\": { \"fieldsPerRow\": … }."
    case .fieldTooLong:
      "If that is right, raise the limit in the plan: \"limits\": { \"bytesPerField\": … }."
    }
  }
}
