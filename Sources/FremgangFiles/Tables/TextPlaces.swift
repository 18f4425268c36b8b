/// Finds the line and the field in which a byte of a table's text stands.
struct TextPlaces {
  private let sample: TableSample
  private let syntax: CSVSyntax?

  init(_ sample: TableSample, _ syntax: CSVSyntax) {
    self.sample = sample
    self.syntax = syntax
  }

  init(_ sample: TableSample, _ outcome: DelimiterSearch.Outcome) {
    self.sample = sample
    switch outcome {
    case .found(let look), .singleColumn(let look): syntax = look.syntax
    case .several, .none: syntax = nil
    }
  }

  /// The line and the field, each from 1, of every offset; no field where no delimiter is known.
  ///
  /// - Parameter offsets: offsets in the text, in rising order.
  /// - Returns: a place for each, in the same order.
  func places(of offsets: [Int]) -> [(line: Int, field: Int?)] {
    var places: [(line: Int, field: Int?)] = []
    var tokens = CSVTokenizer(
      sample.bytes,
      start: sample.start,
      line: sample.line,
      syntax: syntax ?? CSVSyntax(delimiter: UInt8(ascii: "\n")),
      limits: sample.limits
    )
    var row = CSVRow()
    while places.count < offsets.count, tokens.next(into: &row) {
      while places.count < offsets.count, offsets[places.count] < tokens.offset {
        let offset = offsets[places.count]
        let field = row.cells.firstIndex { offset < $0.end } ?? row.cells.count - 1
        let from = row.cells.first?.start ?? offset
        let breaks = row.spansLines && from < offset ? sample.bytes[from..<offset] : []
        places.append((row.line + LineEnds.count(in: breaks), syntax == nil ? nil : field + 1))
      }
    }
    // What stands before the table, or at the very end of the text.
    while places.count < offsets.count { places.append((tokens.lineNumber, nil)) }
    return places
  }
}
