/// What the first rows of a table show, once its delimiter is known: one walk for all who look at them.
struct FirstRows {
  private(set) var dialect = DialectLook()
  private(set) var header: HeaderLook

  init(_ sample: TableSample, _ syntax: CSVSyntax) {
    header = HeaderLook(line: sample.line)
    var tokens = sample.records(syntax)
    var row = CSVRow()
    let most = sample.limits.rowsSampled
    for number in 0...max(most, 0) {
      guard tokens.next(into: &row) else { break }
      if number < most { dialect.add(row, sample.bytes, tokens.lineEnds) }
      if number == 0 {
        header.begin(with: row, sample.bytes)
      } else {
        header.add(row, sample.bytes)
      }
    }
  }
}
