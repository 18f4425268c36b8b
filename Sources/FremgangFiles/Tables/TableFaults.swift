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

  static func decoding(_ text: DecodedText, in name: String) -> [Diagnostic] {
    if text.mayBeMacRoman {
      return [
        Diagnostic(
          code: "encoding-ambiguous",
          severity: .error,
          place: Place(file: name),
          message: "The file reads as Windows-1252 and, with Danish letters, as Mac OS Roman.",
          remedy: "Save it again as \"CSV UTF-8\", or say "
            + "\"dialect\": { \"encoding\": \"windows-1252\" } in the plan."
        )
      ]
    }
    return text.faults.map { fault in
      Diagnostic(
        code: "invalid-byte",
        severity: .error,
        place: Place(file: name, line: fault.line),
        message: "Byte \(fault.offset + 1) of the file spells no character in "
          + "\(text.encoding.title).",
        remedy: "Save the file again as \"CSV UTF-8\", or name its encoding in the plan: "
          + "\"dialect\": { \"encoding\": \"windows-1252\" }."
      )
    }
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
      case .textAfterQuote(let field, let line):
        return [fault("quote-misplaced", line, field, "Something follows a closing quote.")]
      case .tooManyFields:
        let message = "There are more than \(limits.fieldsPerRow) columns."
        return [fault("row-too-long", row.line, nil, message)]
      case .fieldTooLong: continue
      }
    }
    let long = row.cells.firstIndex { $0.range.count > limits.bytesPerColumnName }
    let message = "The name of a column has more than \(limits.bytesPerColumnName) bytes."
    return long.map { [fault("field-too-long", row.line, $0, message)] } ?? []
  }

  static func severalDelimiters(_ delimiters: [UInt8], in name: String) -> Diagnostic {
    let titles = delimiters.map(CSVDialect.title(ofDelimiter:))
    let sign = String(decoding: [delimiters[0]], as: UTF8.self)
    return Diagnostic(
      code: "delimiter-ambiguous",
      severity: .error,
      place: Place(file: name, line: 1),
      message: "The columns may be divided by \(titles.joined(separator: " or by ")); "
        + "every row fits both readings.",
      remedy: "Say which in the plan: \"dialect\": { \"delimiter\": \"\(sign)\" }."
    )
  }

  static func noDelimiter(_ closest: DelimiterSearch.Reading, in name: String) -> Diagnostic {
    let title = CSVDialect.title(ofDelimiter: closest.delimiter)
    return Diagnostic(
      code: "delimiter-unknown",
      severity: .error,
      place: Place(file: name, line: 1),
      message: "Divided by \(title), the header has \(closest.width) fields and most rows have "
        + "\(closest.otherWidth); no other delimiter fits better.",
      remedy: "Look for decimal commas without quotes, or for lines before the header; then export "
        + "again with semicolons."
    )
  }
}
