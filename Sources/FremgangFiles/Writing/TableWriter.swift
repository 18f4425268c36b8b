/// Writes rows of fields in a dialect.
public struct TableWriter: Sendable {
  /// One field of a table.
  public enum Cell: Sendable, Hashable {
    /// Text, which must have been defused where a spreadsheet would read a formula.
    case text(String)
    /// A number with a point before its decimals; it gets the dialect's sign.
    case number(String)
    /// Nothing.
    case empty
  }

  /// A table as bytes, and how they spell it.
  public struct Written: Sendable, Hashable {
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// The dialect, in which the encoding is UTF-8 where the one asked for lacks a character.
    public let dialect: CSVDialect
  }

  private let dialect: CSVDialect

  /// Creates a writer whose tables a spreadsheet opens beside the one that `dialect` was read from.
  ///
  /// The delimiter stays, and the encoding where it can be written. What the file leaves open is
  /// settled as its spreadsheet would: UTF-8 and UTF-16 get a byte order mark, because Excel reads
  /// UTF-8 as Windows-1252 without one; a file without decimals gets a comma before them, or a point
  /// where commas divide the fields; lines end in LF alone only where all of them do. Fields are
  /// quoted as RFC 4180 has it.
  ///
  /// - Parameter dialect: how the file that was read is written; nothing for a Danish spreadsheet,
  ///   which stands for a workbook as well.
  public init(like dialect: CSVDialect?) {
    var own = dialect.flatMap { $0.sheet == nil ? $0 : nil } ?? .danishSpreadsheet
    (own.quote, own.escapesWithBackslash) = (UInt8(ascii: "\""), false)
    own.spaceFollowsDelimiter = false
    own.decimal = own.decimal ?? (own.delimiter == UInt8(ascii: ",") ? .point : .comma)
    if own.lineEnds != "LF" { own.lineEnds = "CRLF" }
    switch own.encoding {
    case .windows1252: own.hasByteOrderMark = false
    case .utf16LittleEndian, .utf16BigEndian: own.hasByteOrderMark = true
    default: (own.encoding, own.hasByteOrderMark) = (.utf8, true)
    }
    self.dialect = own
  }

  /// Writes `rows`, the header first.
  public func write(_ rows: [[Cell]]) -> Written {
    let delimiter = String(decoding: [dialect.delimiter], as: UTF8.self)
    let end = dialect.lineEnds == "LF" ? "\n" : "\r\n"
    var text = ""
    for row in rows {
      text += row.map(field).joined(separator: delimiter) + end
    }
    var written = dialect
    if let bytes = EncodedText.bytes(of: text, in: dialect.encoding) {
      return Written(bytes: mark + bytes, dialect: written)
    }
    (written.encoding, written.hasByteOrderMark) = (.utf8, true)
    return Written(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), dialect: written)
  }

  private var mark: [UInt8] {
    guard dialect.hasByteOrderMark else { return [] }
    return switch dialect.encoding {
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    default: [0xEF, 0xBB, 0xBF]
    }
  }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .number(let digits):
      quoted(
        dialect.decimal == .comma ? String(digits.map { $0 == "." ? "," : $0 }) : digits
      )
    case .empty: ""
    }
  }

  /// The text in quotes where it holds the delimiter, a quote, a line break or a tab, or begins or
  /// ends with a blank; quotes inside are doubled.
  private func quoted(_ text: String) -> String {
    let delimiter = Unicode.Scalar(dialect.delimiter)
    let scalars = text.unicodeScalars
    let isPlain = scalars.allSatisfy {
      $0 != delimiter && $0 != "\"" && $0 != "\n" && $0 != "\r" && $0 != "\t"
    }
    if isPlain, scalars.first != " ", scalars.last != " " { return text }
    return String(
      decoding: dialect.syntax.quoted(text.utf8),
      as: UTF8.self
    )
  }
}

extension CSVDialect {
  /// What a Danish Excel opens with its letters and decimals intact.
  public static let danishSpreadsheet = CSVDialect(
    delimiter: UInt8(ascii: ";"),
    encoding: .utf8,
    hasByteOrderMark: true,
    lineEnds: "CRLF",
    decimal: .comma
  )
}
