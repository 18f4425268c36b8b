/// Headers that take several rows.
enum HeaderRows {
  /// A tokenizer that stands after `count` rows of header.
  static func skip(_ count: Int, of table: TableText) -> CSVTokenizer {
    var (row, tokens) = table.headerAndRows()
    for _ in 1..<max(1, count) where !tokens.next(into: &row) { break }
    return tokens
  }

  /// How many rows the header takes, and what the second one says of each column.
  ///
  /// Qualtrics writes three: names, wordings, and `{"ImportId":"…"}` for every column
  /// ("Understanding your dataset", qualtrics.com/support).
  static func find(_ table: TableText) -> (count: Int, titles: [Int: String]) {
    var tokens = skip(1, of: table)
    var titles: [String] = []
    var row = CSVRow()
    for count in 2...3 {
      guard tokens.next(into: &row) else { break }
      let texts = row.cells.map { CellText.trimmedText(of: $0, in: table.bytes) }
      let marks = texts.count { $0.hasPrefix("{\"ImportId\"") }
      if marks * 2 > texts.count {
        return (count, Dictionary(uniqueKeysWithValues: titles.enumerated().map { ($0, $1) }))
      }
      titles = texts
    }
    return (1, [:])
  }
}
