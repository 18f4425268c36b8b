import FremgangFiles

/// A file with its rows in reverse order.
enum ReversedRows {
  /// The file, or nothing where it is no UTF-8 table whose rows can be taken apart.
  static func of(_ file: ExportFile, choice: DialectChoice) -> [UInt8]? {
    guard let table = try? TableText(file.bytes, name: file.name, choice: choice),
      table.dialect.encoding == .utf8
    else { return nil }
    var tokens = table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    let head = tokens.offset
    // Qualtrics writes three rows of names, the last of which holds this word.
    let importID = Array("ImportId".utf8)
    var ends = [head]
    while tokens.next(into: &row) {
      if ends.count < 3, row.cells.contains(where: { table.bytes[$0.range].contains(importID) }) {
        return nil
      }
      // A quote that is out of place may swallow what comes after it.
      if !row.faults.isEmpty { return nil }
      ends.append(tokens.offset)
    }
    var reversed = Array(table.bytes[..<head])
    for (start, end) in zip(ends, ends.dropFirst()).reversed() {
      reversed += table.bytes[start..<end]
      if reversed.last != 0x0A, reversed.last != 0x0D { reversed.append(0x0A) }
    }
    return reversed
  }
}
