import FremgangFiles
import FremgangJSON
import FremgangKit

/// The lowest layers: encodings, records and fields, the table of texts, decimal numbers.
enum TextDriver {
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    let encodings = [nil] + TextEncoding.allCases.map(Optional.some)
    for encoding in encodings {
      let text = DecodedText(bytes, encoding: encoding)
      try promise((0...text.bytes.count).contains(text.start), "a text begins outside its bytes")
      try records(of: text)
    }
    try texts(bytes)
    try number(bytes)
  }

  /// Fields follow each other and stay inside the bytes; every byte is read once.
  private static func records(of text: DecodedText) throws(BrokenPromise) {
    for delimiter in ";,\t|\"\n".utf8 {
      var tokens = CSVTokenizer(
        text.bytes,
        start: text.start,
        syntax: CSVSyntax(delimiter: delimiter)
      )
      var row = CSVRow()
      var end = text.start
      while tokens.next(into: &row) {
        try promise(!row.cells.isEmpty, "a record without fields")
        for cell in row.cells {
          try promise(cell.start >= end && cell.end >= cell.start, "fields overlap")
          end = cell.end
          _ = CellText.trimmedText(of: cell, in: text.bytes)
        }
        try promise(tokens.offset > row.cells[0].start || tokens.offset > end - 1, "no progress")
      }
      try promise(tokens.offset == text.bytes.count, "bytes are left over")
    }
  }

  /// Equal texts have one number, unequal ones have two.
  private static func texts(_ bytes: [UInt8]) throws(BrokenPromise) {
    var table = TextTable()
    var known: [[UInt8]: Int] = [:]
    for word in bytes.split(separator: 0x20).prefix(200) {
      let index = table.index(of: word.startIndex..<word.endIndex, in: bytes)
      try promise(known[Array(word), default: index] == index, "a text has two numbers")
      known[Array(word)] = index
      _ = CellText.folded(table[index])
    }
    try promise(known.count == table.count, "two texts have one number")
  }

  private static func number(_ bytes: [UInt8]) throws(BrokenPromise) {
    let text = String(decoding: bytes.prefix(40), as: UTF8.self)
    if let number = DecimalNumber(decimal: text) {
      try promise(DecimalNumber(decimal: number.description) == number, "a number changes: \(text)")
      _ = (number.value, number < DecimalNumber(0))
    }
    _ = quoted(text)
    _ = closestMatch(to: text, among: ["columns", "waves", "pairing", text])
  }
}
