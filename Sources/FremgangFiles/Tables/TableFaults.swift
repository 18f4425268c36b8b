import FremgangJSON

/// The sentences about a file that cannot be read as a table.
enum TableFaults {
  static func foreign(_ format: ForeignFormat, in name: String) -> Diagnostic {
    Diagnostic(
      code: "not-a-text-file",
      severity: .error,
      place: Place(file: name),
      message: "This is \(format.title), not a text file.",
      remedy: format.remedy
    )
  }

  static func empty(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "file-empty",
      severity: .error,
      place: Place(file: name),
      message: "The file is empty.",
      remedy: "Export it again; the first row must name the columns."
    )
  }

  static func tooLarge(_ name: String, _ limits: ReadingLimits) -> Diagnostic {
    Diagnostic(
      code: "file-too-large",
      severity: .error,
      place: Place(file: name),
      message: "The file has more than \(limits.bytesPerFile) bytes.",
      remedy: "If that is right, raise the limit in the plan: \"limits\": { \"bytesPerFile\": … }."
    )
  }

  static func decoding(_ text: DecodedText, in name: String, _ places: TextPlaces) -> [Diagnostic] {
    if text.mayBeMacRoman {
      return [
        Diagnostic(
          code: "encoding-ambiguous",
          severity: .error,
          place: Place(file: name),
          message: "The file reads as Windows-1252 or, with Danish letters, as Mac OS Roman.",
          remedy: "Save it again as \"CSV UTF-8\", or say which in the plan: "
            + "\"dialect\": { \"encoding\": \"mac-roman\" } or { \"encoding\": \"windows-1252\" }."
        )
      ]
    }
    let found = places.places(of: text.faults.map(\.textOffset))
    return zip(text.faults, found).map { fault, place in
      Diagnostic(
        code: "invalid-byte",
        severity: .error,
        place: Place(file: name, line: place.line, column: place.field),
        message: "Byte \(fault.offset + 1) of the file spells no character in "
          + "\(text.encoding.title).",
        remedy: "Save the file again as \"CSV UTF-8\", or name its encoding in the plan: "
          + "\"dialect\": { \"encoding\": \"windows-1252\" }."
      )
    }
  }

  /// What is odd about a text that can be read.
  static func notices(_ text: DecodedText, in name: String, _ places: TextPlaces) -> [Diagnostic] {
    guard let first = text.firstTwice else { return [] }
    let place = places.places(of: [first])[0]
    let count = text.twiceCount == 1 ? "One character looks" : "\(text.twiceCount) characters look"
    return [
      Diagnostic(
        code: "text-encoded-twice",
        severity: .warning,
        place: Place(file: name, line: place.line, column: place.field),
        message: "\(count) as if the text had been encoded twice, the first of them here: "
          + "\"Ã¦\" where \"æ\" was meant.",
        remedy: "Say in the plan \"dialect\": { \"encoding\": \"utf-8-twice\" }, or \"utf-8\" if "
          + "the text is right as it stands."
      )
    ]
  }

  /// What is wrong with the way in which the header is written.
  static func header(_ row: CSVRow, in name: String, _ limits: ReadingLimits) -> [Diagnostic] {
    func fault(_ code: String, _ line: Int, _ field: Int?, _ message: String) -> Diagnostic {
      Diagnostic(
        code: code,
        severity: .error,
        place: Place(file: name, line: line, column: field.map { $0 + 1 }),
        message: message,
        remedy: "The first row must name the columns; look for quotes that are not closed."
      )
    }
    for fieldFault in row.faults {
      switch fieldFault {
      case .unterminatedQuote(let field, let line):
        return [fault("quote-unterminated", line, field, "A quote opens and is never closed.")]
      case .misplacedQuote(let field, let line):
        return [fault("quote-misplaced", line, field, "A quote stands where none belongs.")]
      case .tooManyFields, .fieldTooLong:
        return [RowFault(fieldFault).diagnostic(in: name, .error, limits, line: row.line)]
      }
    }
    let long = row.cells.firstIndex { $0.range.count > limits.bytesPerColumnName }
    let message = "The name of a column has more than \(limits.bytesPerColumnName) bytes."
    return long.map { [fault("field-too-long", row.line, $0, message)] } ?? []
  }

  static func severalDelimiters(_ delimiters: [UInt8], in name: String) -> Diagnostic {
    let titles = delimiters.map(CSVDialect.title(ofDelimiter:))
    let lines = delimiters.map { delimiter in
      let sign = delimiter == 0x09 ? "tab" : String(decoding: [delimiter], as: UTF8.self)
      return "{ \"delimiter\": \"\(sign)\" }"
    }
    return Diagnostic(
      code: "delimiter-ambiguous",
      severity: .error,
      place: Place(file: name, line: 1),
      message: "The columns may be divided by \(titles.joined(separator: " or by ")); "
        + "every row fits both readings.",
      remedy: "Say which in the plan: \"dialect\": \(lines.joined(separator: " or "))."
    )
  }

  static func noDelimiter(_ closest: TableLook, in name: String) -> Diagnostic {
    let delimiter = closest.syntax.delimiter
    let title = CSVDialect.title(ofDelimiter: delimiter)
    let isComma = delimiter == UInt8(ascii: ",") && closest.otherWidth > closest.width
    return Diagnostic(
      code: "delimiter-unknown",
      severity: .error,
      place: Place(file: name, line: closest.headerLine),
      message: "Divided by \(title), the header has \(closest.width) fields and most rows have "
        + "\(closest.otherWidth)"
        + (isComma ? ": a comma in them may divide two fields or stand before decimals." : "; no ")
        + (isComma ? "" : "other delimiter fits better."),
      remedy: "Look for decimal commas without quotes, or for lines before the header; then export "
        + "again with semicolons."
    )
  }
}
