import FremgangFiles
import FremgangJSON
import Testing

/// Compares the dialect that was found with the one that a case states.
enum ConformanceDialect {
  static func check(_ found: CSVDialect, _ file: ConformanceCase) {
    guard let dialect = file.dialect else { return }
    if let delimiter = dialect["delimiter"]?.text, !delimiter.isEmpty, file.header?.count ?? 0 > 1 {
      let space = found.spaceFollowsDelimiter ? " " : ""
      #expect(String(decoding: [found.delimiter], as: UTF8.self) + space == delimiter)
    }
    if let encoding = dialect["encoding"]?.text {
      #expect(encodings[encoding]?.contains(found.encoding) == true, "\(encoding)")
    }
    if let bom = dialect["bom"]?.value { #expect(bom == .bool(found.hasByteOrderMark)) }
    if let newline = dialect["newline"]?.text, !newline.isEmpty, !found.lineEnds.isEmpty {
      let name = newline.replacing("\r", with: "CR").replacing("\n", with: "LF")
      let kinds = Set(found.lineEnds.split(separator: " ").map(String.init))
      #expect(kinds.contains(newline == "\r\n" ? "CRLF" : name))
    }
    if let quote = dialect["quote"]?.text?.utf8.first { #expect(found.quote == quote) }
    if let decimal = dialect["decimal"]?.text, let ours = found.decimal {
      #expect(ours.rawValue == decimal)
    }
  }

  /// What may be found for a stated encoding: plain ASCII is the same in several.
  private static let encodings: [String: Set<TextEncoding>] = [
    "ascii": [.utf8], "utf-8": [.utf8], "cp1252": [.windows1252, .utf8],
    "iso-8859-1": [.windows1252, .utf8], "mac_roman": [.macRoman],
    "utf-16-le": [.utf16LittleEndian], "utf-16-be": [.utf16BigEndian],
  ]
}
